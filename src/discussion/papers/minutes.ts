/** The minutes: the readable document made from the record. Never verbatim; every sentence is somebody's or a heading. */
import { london, sayMoment } from '../../calendar/index.ts'
import { type Discussion, latestVersion, startedAt } from '../discussion.ts'
import type { Rules } from '../happening.ts'
import { attendance, meetingFacts } from './attendance.ts'
import { contributions, placeholders, riskAnalysis, safetyPlan, settled } from './contributions.ts'
import { deadlines } from './deadlines.ts'
import { actionRows, actions, copies, earlierActions } from './following.ts'
import { notFollowed } from './not-followed.ts'
import { decisions, dissent } from './outcomes.ts'
import { type Block, callout, facts, list, type Paper, paragraph, section, words } from './paper.ts'
import { byline, childFacts, childName, person } from './saying.ts'
import type { Reader } from '../audience/audience.ts'
import { otherParts } from './parts-asked.ts'
import { isRecord, type Share, share, type Telling, wholeRecord } from './share.ts'
import { unanswered } from './unanswered.ts'
import { replaces, whatChanged } from './versions.ts'
import { whatItIs } from '../in-words/pack-words.ts'

/**
 * The minutes of a discussion for one reader. Unsigned they say “draft”; signed they are judged at the moment of the
 * signature, so that the same record gives the same paper whenever it is asked for.
 *
 * @param telling.reader - `wholeRecord`: all of it, as it is signed; others get what those who gave it allow.
 */
export function minutes(discussion: Discussion, rules: Rules, telling: Telling & { reader: Reader }): Paper {
  const shared = share(discussion, rules, telling.reader, telling)
  const version = shared.signed
  const what = whatItIs(discussion.kind, rules)
  const whole = () => share(discussion, rules, wholeRecord, telling)
  /** That there is nothing is said where there is nothing, and not where this reader may not have it. */
  const part = (title: string, told: (of: Share) => Block[], nothing?: string): Block[] => {
    const blocks = told(shared)
    const isNone = blocks.length === 0 && nothing !== undefined && told(whole()).length === 0
    return section(title, blocks, isNone ? nothing : undefined)
  }
  return {
    kind: 'minutes',
    title: `${version ? 'Minutes' : 'Draft minutes'} of ${articled(what)}, ${discussion.reference}`,
    reference: discussion.reference,
    ...(version !== undefined && { version }),
    at: shared.at,
    language: 'en-GB',
    blocks: [
      ...(version ? [] : [draft(shared)]),
      ...forThisCopy(shared),
      ...meetingFacts(shared),
      ...replaces(shared),
      ...notVerbatim(rules),
      ...placeholders(shared),
      ...part('What changed', whatChanged),
      ...part('Invited and attended', attendance, 'Nobody is on record.'),
      ...part('Children', children),
      ...part('Why the discussion was held', reason, 'No reason is on record.'),
      ...part('What each agency contributed', contributions, 'Nothing is on record.'),
      ...part('Analysis of risk', riskAnalysis, 'No analysis is on record.'),
      ...part('Decisions for each child', decisions),
      ...part('Settled with section 47', of => settled(of, 'with-section-47')),
      ...part('Agencies that disagree', dissent, 'No agency recorded that it disagrees.'),
      ...part('Safety plan', safetyPlan, 'No safety plan is on record.'),
      ...part('What became of earlier actions', earlierActions),
      ...part('Actions', actions, 'No actions were agreed.'),
      ...part('Settled besides', of => settled(of, 'besides')),
      ...(shared.hasEnded ? part('Not answered', unanswered) : []),
      ...otherParts(shared),
      ...part('Deadlines', deadlines),
      ...part('Where the procedure was not followed', notFollowed, 'No departure is on record.'),
      ...part('Who gets a copy', copies),
      ...part('Corrections asked for', corrections),
      ...part('Signature', signature, 'Not signed yet.'),
    ],
  }
}

/** Only the actions: who does what by when, how we will know, and where each one stands now. */
export function actionTable(
  discussion: Discussion,
  rules: Rules,
  telling: Telling & { reader: Reader },
): Paper {
  const shared = { ...share(discussion, rules, telling.reader, telling), at: telling.now }
  return {
    kind: 'action-table',
    title: `Actions, ${discussion.reference}`,
    reference: discussion.reference,
    at: telling.now,
    language: 'en-GB',
    blocks: [
      ...facts(
        ['Reference', discussion.reference],
        ['As it stood', sayMoment(telling.now)],
        ['Chair', discussion.chair?.name],
      ),
      ...(shared.actions.length > 0
        ? actionRows(shared, 'as-it-stands')
        : [paragraph('No actions were agreed.')]),
    ],
  }
}

export const articled = (what: string): string => `${/^[aeiou]/i.test(what) ? 'an' : 'a'} ${what}`

const draft = ({ rules: { procedure }, discussion: { versions } }: Share): Block => {
  const rule = procedure.pack.minutes['sign-off']
  const what = versions.length > 0 ? `Version ${versions.length + 1} is not signed yet` : 'Not signed yet'
  return callout('Draft', `${what}${rule ? `, and not to be sent on: ${rule.label} (${rule.id})` : ''}.`)
}

/** Says what kind of record this is, with the rule where the procedure has one. */
export function notVerbatim({ procedure }: Rules): Block[] {
  const rule = procedure.pack.minutes.verbatim
  return [
    paragraph(
      `This is not a verbatim record. What agencies and people wrote stands in their words under their names; headings and labels are the record’s.${rule ? ` (${rule.id})` : ''}`,
    ),
  ]
}

export function children(shared: Share): Block[] {
  const onDay = london(startedAt(shared.discussion) ?? shared.at).date
  return list(shared.children.map(child => `${childName(child)}. ${childFacts(child, onDay)}.`))
}

export function reason({ discussion, rules, reason: said }: Share): Block[] {
  if (!said) return []
  const by = discussion.requestedBy
  const from = by ? `${person(by, rules)}, on the request` : 'as on the request'
  return [words('The reason, as on the request', said, from)]
}

function corrections({ discussion, reader, rules }: Share): Block[] {
  if (!isRecord(reader)) return []
  return discussion.corrections.map(one =>
    words(
      one.answer
        ? `${one.answer.accepted ? 'Accepted' : 'Not accepted'}: “${one.answer.words}”`
        : one.late
          ? 'Not answered yet; it came after the time for corrections'
          : 'Not answered yet',
      one.text,
      `${person(one.by, rules)}, ${sayMoment(one.at)}`,
    ),
  )
}

/** What was written for one copy in the place of what it leaves out. */
export const forThisCopy = ({ copy }: Share): Block[] =>
  copy?.says ? [words('Written for this copy', copy.says, copy.saidBy ?? '')] : []

/** Who signed which version; a copy has a digest of its own, which is added when it is made. */
export function signature({ discussion, rules, copy, signed }: Share): Block[] {
  const version = latestVersion(discussion)
  if (!version || signed === undefined) return []
  return [
    ...facts(
      ['Signed', version.name],
      ['By', byline(version, rules)],
      ['Version', String(version.version)],
      ['Digest of what was signed', copy ? undefined : version.digest],
    ),
    ...list(version.statements),
  ]
}
