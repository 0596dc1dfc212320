/** Copies that are less than the minutes: an extract for one reader (AMB-62), or a notice that there are minutes. */
import { sayMoment } from '../../calendar/index.ts'
import { type Discussion, latestVersion } from '../discussion.ts'
import { distribution } from '../required/distribution.ts'
import type { Rules } from '../happening.ts'
import { meetingFacts } from './attendance.ts'
import { contributions, safetyPlan } from './contributions.ts'
import { actions } from './following.ts'
import { articled, children, minutes, notVerbatim, reason } from './minutes.ts'
import { decisions } from './outcomes.ts'
import { facts, type Paper, paragraph, section } from './paper.ts'
import { whatItIs, wordFor } from './saying.ts'
import { type Reader, share, type Telling } from './share.ts'
import { replaces, whatChanged } from './versions.ts'

/**
 * What one reader may have, and nothing else: built up from what is theirs, never cut down from the minutes.
 *
 * With a child: lines about that child alone or about no child, its decisions, its actions and the reader's own. Where the
 * discussion was about several children, words about all of them at once (the reason, the safety plan) are left out, and so
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
      paragraph('Parts about other people are left out.'),
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
    ],
  }
}

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
 * The paper that one recipient of the distribution gets; undefined when they get none (blocked, not named, not settled yet).
 * A full copy for one child's recipient is an extract as soon as the discussion was about several children.
 *
 * @param key - `recipient` or `recipient/child`, as the distribution has it.
 * @param reader - who reads it: their audience, and their agency.
 */
export function findCopy(
  discussion: Discussion,
  rules: Rules,
  key: string,
  reader: { audience: Reader['audience']; agency?: string },
  telling: Telling & { link?: string },
): Paper | undefined {
  const delivery = distribution(discussion, rules, telling.now).find(one => one.key === key)
  if (!delivery) return undefined
  const own = delivery.child ? { ...reader, child: delivery.child } : reader
  switch (delivery.gives) {
    case 'full': {
      const { audience } = reader
      const mixed = delivery.child !== undefined && discussion.children.length > 1
      return mixed || audience === 'family'
        ? extract(discussion, rules, own, telling)
        : minutes(discussion, rules, { ...telling, audience })
    }
    case 'extract':
      return extract(discussion, rules, own, telling)
    case 'notice':
    case 'access':
      return noticeOnly(discussion, rules, telling)
    case 'blocked':
    case 'none':
    case 'ask':
      return undefined
  }
}
