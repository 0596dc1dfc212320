/** The minutes: the readable document made from the record. Never verbatim; every sentence is somebody's or a heading. */
import { london, sayMoment } from '../../calendar/index.ts'
import { compile } from '../../procedure/compiled.ts'
import { type Discussion, latestVersion, startedAt } from '../discussion.ts'
import type { Rules } from '../happening.ts'
import { holds } from '../required/known.ts'
import { attendance, meetingFacts } from './attendance.ts'
import { contributions, placeholders, riskAnalysis, safetyPlan, settled } from './contributions.ts'
import { actionRows, actions, copies, deadlines, departures } from './following.ts'
import { decisions, dissent } from './outcomes.ts'
import { type Block, callout, facts, list, type Paper, paragraph, section, words } from './paper.ts'
import { byline, childFacts, childName, person, whatItIs } from './saying.ts'
import type { Reader } from '../audience.ts'
import { isRecord, type Share, share, type Telling } from './share.ts'

/**
 * The minutes of a discussion for one reader. Unsigned they say “draft”; signed they are judged at the moment of the
 * signature, so that the same record gives the same paper whenever it is asked for.
 *
 * @param telling.reader - `wholeRecord`: all of it, as it is signed; others get what those who gave it allow.
 */
export function minutes(discussion: Discussion, rules: Rules, telling: Telling & { reader: Reader }): Paper {
  const shared = share(discussion, rules, telling.reader, telling)
  const version = latestVersion(discussion)
  const what = whatItIs(discussion.kind, rules)
  return {
    kind: 'minutes',
    title: `${version ? 'Minutes' : 'Draft minutes'} of ${articled(what)}, ${discussion.reference}`,
    reference: discussion.reference,
    ...(version && { version: version.version }),
    at: shared.at,
    language: 'en-GB',
    blocks: [
      ...(version ? [] : [draft(rules)]),
      ...forThisCopy(shared),
      ...meetingFacts(shared),
      ...notVerbatim(rules),
      ...placeholders(shared),
      ...section('Invited and attended', attendance(shared), 'Nobody is on record.'),
      ...section('Children', children(shared)),
      ...section('Why the discussion was held', reason(shared), 'No reason is on record.'),
      ...section('What each agency contributed', contributions(shared), 'Nothing is on record.'),
      ...section('Analysis of risk', riskAnalysis(shared), 'No analysis is on record.'),
      ...section('Decisions for each child', decisions(shared)),
      ...section('Settled with section 47', settled(shared, 'with-section-47')),
      ...section('Agencies that disagree', dissent(shared), 'No agency recorded that it disagrees.'),
      ...section('Safety plan', safetyPlan(shared), 'No safety plan is on record.'),
      ...section('Actions', actions(shared), 'No actions were agreed.'),
      ...section('Settled besides', settled(shared, 'besides')),
      ...otherParts(shared),
      ...section('Deadlines', deadlines(shared)),
      ...section('Where the procedure was not followed', departures(shared), 'No departure is on record.'),
      ...section('Who gets a copy', copies(shared)),
      ...section('Corrections asked for', corrections(shared)),
      ...section('Signature', signature(shared), 'Not signed yet.'),
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

const draft = ({ procedure }: Rules): Block => {
  const rule = procedure.pack.minutes['sign-off']
  return callout(
    'Draft',
    `Not signed yet${rule ? `, and not to be sent on: ${rule.label} (${rule.id})` : ''}.`,
  )
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

function corrections({ discussion, reader }: Share): Block[] {
  if (!isRecord(reader)) return []
  return discussion.corrections.map(one =>
    words(
      one.answer
        ? `${one.answer.accepted ? 'Accepted' : 'Not accepted'}: “${one.answer.words}”`
        : one.late
          ? 'Not answered yet; it came after the time for corrections'
          : 'Not answered yet',
      one.text,
      `${one.recipient}, ${sayMoment(one.at)}`,
    ),
  )
}

/** What was written for one copy in the place of what it leaves out. */
export const forThisCopy = ({ copy }: Share): Block[] =>
  copy?.says ? [words('Written for this copy', copy.says, copy.saidBy ?? '')] : []

/** Who signed which version; a copy has a digest of its own, which is added when it is made. */
export function signature({ discussion, rules, copy }: Share): Block[] {
  const version = latestVersion(discussion)
  if (!version) return []
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

/** Parts these minutes always have, under the names that packs give them. */
const printed: ReadonlySet<string> = new Set([
  'invited-and-attended',
  'children',
  'reason',
  'contributions',
  'risk-analysis',
  'section-47-decision',
  'decisions',
  'immediate-actions',
  'longer-term-actions',
  'actions',
  'safety-plan',
  'dissent',
  'smart-plans',
])

/** A part this procedure asks for that we have no place for: its own label, and what was answered under its name. */
function otherParts(shared: Share): Block[] {
  const { discussion, rules, at } = shared
  const asked = rules.procedure.pack.minutes.content.filter(
    part =>
      !printed.has(part.part) &&
      holds(compile(part.when), discussion, rules, at) === true &&
      shared.answers.every(one => one.duty !== part.part),
  )
  return section(
    'Other parts this procedure asks for',
    list(asked.map(part => `${part.label} (${part.id}): nothing is recorded under this name of its own.`)),
  )
}
