/** Copies that are less than the minutes: an extract for one reader (AMB-62), or a notice that there are minutes. */
import { sayMoment } from '../../calendar/index.ts'
import { type Discussion, latestVersion } from '../discussion.ts'
import type { Rules } from '../happening.ts'
import { meetingFacts } from './attendance.ts'
import { contributions, safetyPlan } from './contributions.ts'
import { actions } from './following.ts'
import { articled, children, forThisCopy, minutes, notVerbatim, reason, signature } from './minutes.ts'
import { decisions } from './outcomes.ts'
import { facts, type Paper, paragraph, section } from './paper.ts'
import type { Reader } from '../audience/audience.ts'
import { isFamily, type LeftOut, share, type Telling } from './share.ts'
import { replaces, whatChanged } from './versions.ts'
import { whatItIs, wordFor } from '../in-words/pack-words.ts'

/**
 * What one reader may have, and nothing else: built up from what is theirs, never cut down from the minutes.
 *
 * With a child: lines that somebody said are about that child, its decisions, its actions and the reader's own, and the safety
 * plan. Where the discussion was about several children, other words about all of them at once (the reason) are left out, and so
 * is every piece of text that names another child. What a reader may not have leaves no gap and no count.
 */
export function extract(discussion: Discussion, rules: Rules, reader: Reader, telling: Telling): Paper {
  const shared = share(discussion, rules, reader, telling)
  return {
    kind: 'extract',
    title: `Extract from the minutes of ${articled(whatItIs(discussion.kind, rules))}, ${discussion.reference}`,
    reference: discussion.reference,
    ...(shared.signed !== undefined && { version: shared.signed }),
    at: shared.at,
    language: 'en-GB',
    blocks: [
      paragraph(sayLeftOut(shared.leftOut)),
      ...forThisCopy(shared),
      ...meetingFacts(shared),
      ...replaces(shared),
      ...notVerbatim(rules),
      ...section('What changed', whatChanged(shared)),
      ...section(shared.children.length === 1 ? 'Child' : 'Children', children(shared)),
      ...section('Why the discussion was held', reason(shared)),
      ...section('What agencies contributed', contributions(shared)),
      ...section('Decisions', decisions(shared)),
      ...section('Safety plan', safetyPlan(shared)),
      ...section('Actions', actions(shared)),
      ...section('Signature', signature(shared)),
    ],
  }
}

/** What an extract says of itself: true of what stands in it, and silent about what its reader may not know to be there. */
export const sayLeftOut = (leftOut: readonly LeftOut[]): string =>
  leftOut.length > 0
    ? 'Parts about other people are left out.'
    : 'Nothing is left out because it is about other people.'

/** Says that minutes exist and where to ask; nothing of what is in them, and no child. */
export function noticeOnly(
  discussion: Discussion,
  rules: Rules,
  telling: Telling & { link?: string },
): Paper {
  const version = latestVersion(discussion)
  const what = articled(wordFor(rules, 'discussion', 'strategy discussion'))
  return {
    kind: 'notice',
    title: `${version ? 'Minutes are ready' : 'Minutes are not signed yet'}, ${discussion.reference}`,
    reference: discussion.reference,
    ...(version && { version: version.version }),
    at: version?.at ?? telling.now,
    language: 'en-GB',
    blocks: [
      paragraph(
        version
          ? `The minutes of ${what} are ready. This notice carries nothing of what is in them.`
          : `The minutes of ${what} are not signed yet. This notice carries nothing of what is in them.`,
      ),
      ...facts(
        ['Reference', discussion.reference],
        ['Signed', version && sayMoment(version.at)],
        ['Version', version && String(version.version)],
        ['Where to read them', telling.link ?? `In the ${wordFor(rules, 'case-system', 'case system')}`],
      ),
    ],
  }
}

/**
 * The paper that one recipient gets; undefined where they get no words of the discussion.
 * A full copy about one child is an extract as soon as the discussion was about several.
 *
 * @param reader - who reads it; `copy.child` says about which child.
 */
export function copyPaper(
  discussion: Discussion,
  rules: Rules,
  copy: { gives: string; child?: string },
  reader: Reader,
  telling: Telling,
): Paper | undefined {
  if (copy.gives !== 'full' && copy.gives !== 'extract') return undefined
  const own = copy.child === undefined ? reader : { ...reader, child: copy.child }
  const mixed = copy.child !== undefined && discussion.children.length > 1
  return copy.gives === 'extract' || mixed || isFamily(reader)
    ? extract(discussion, rules, own, telling)
    : minutes(discussion, rules, { ...telling, reader })
}
