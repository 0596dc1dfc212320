/** What each agency brought: its lines in its own words, under our headings. */
import { london, sayDay, sayMoment } from '../../calendar/index.ts'
import { type Line, startedAt } from '../discussion.ts'
import { markOf } from '../in-words/say-audience.ts'
import { type Block, callout, heading, paragraph, words } from './paper.ts'
import { byline, childName, numbered, timeOfDay } from './saying.ts'
import type { Answered } from './questions.ts'
import type { Share } from './share.ts'
import { capital, joined } from '../../english.ts'
import { kindWords } from '../in-words/vocabulary.ts'
import { sourceInWords } from '../in-words/pack-words.ts'

export function contributions(share: Share): Block[] {
  const agencies = [...new Set(share.lines.map(line => line.agency))]
  return agencies.flatMap(agency => [
    heading(share.agency(agency), 2),
    ...share.lines.filter(line => line.agency === agency).map(line => contribution(line, share)),
  ])
}

function contribution(line: Line, share: Share): Block {
  const about = share.children.filter(child => line.about.includes(child.id))
  const subject =
    about.length > 0 && share.children.length > 1 ? `, about ${about.map(childName).join(' and ')}` : ''
  const mark = markOf(line.audience)
  const label = `${line.number}. ${kindWords[line.kind]}${subject}${mark ? ` (${mark})` : ''}`
  const told = [
    line.speaker && line.speaker !== line.agency ? line.speaker : share.agency(line.agency),
    when(line, share),
    line.source && `source: ${line.source}`,
    corrected(line, share),
  ].filter(Boolean)
  return words(label, line.text, told.join(', '))
}

/** The time of day; what was added on another day says which. */
function when({ at }: Line, { discussion }: Share): string {
  const held = startedAt(discussion) ?? discussion.conversations[0]?.at
  return held !== undefined && london(held).date !== london(at).date ? sayMoment(at) : timeOfDay(at)
}

function corrected({ corrected: all }: Line, { discussion }: Share): string | undefined {
  const last = all.at(-1)
  if (!last) return undefined
  const signed = discussion.versions.filter(one => one.at <= last.at).at(-1)
  return signed ? `corrected after version ${signed.version} was signed` : 'corrected before signing'
}

/** The analysis as it was put into words; opinions are pointed to where they stand. */
export function riskAnalysis(share: Share): Block[] {
  const reasons = new Set(share.decisions.map(one => one.reason))
  const given = share.answers.filter(one => analysis.has(one.duty) && !reasons.has(one.answer.words))
  const opinions = share.lines.filter(line => line.kind === 'opinion')
  return [
    ...given.map(one => answerBlock(one, share)),
    ...(opinions.length > 0
      ? [paragraph(`Professional opinion is given in ${numbered(opinions.map(line => line.number))}.`)]
      : []),
    ...whereReasonsStand(share),
  ]
}

function whereReasonsStand({ decisions }: Share): Block[] {
  const stand = decisions.filter(one => !one.withdrawn)
  const reasoned = stand.filter(one => one.reason)
  if (reasoned.length === 0) return []
  return reasoned.length === stand.length
    ? [paragraph('The reasons for each decision stand with the decision.')]
    : [paragraph('Where a reason was given for a decision, it stands with the decision.')]
}

const analysis: ReadonlySet<string> = new Set(['risk-analysis', 'section-47-rationale', 'analysis'])
/** Answers that have a section of their own. */
const elsewhere: ReadonlySet<string> = new Set([...analysis, 'safety-plan', 'late-reason', 'substitute'])

/** What was settled with section 47, and what else had to be put into words. */
export function settled(share: Share, which: 'with-section-47' | 'besides'): Block[] {
  return share.answers
    .filter(one => !elsewhere.has(one.duty))
    .filter(one => (one.after === 'section-47-decided') === (which === 'with-section-47'))
    .map(one => answerBlock(one, share))
}

export function safetyPlan(share: Share): Block[] {
  const { safetyPlan: plan, rules, copy } = share
  if (copy?.planSays) return [words('Written for this copy', copy.planSays, copy.saidBy ?? '')]
  if (!plan)
    return share.answers.filter(one => one.duty === 'safety-plan').map(one => answerBlock(one, share))
  const until = plan.until ? `Until ${sayDay(plan.until)}` : 'No end is recorded'
  return [words(until, plan.words, byline(plan, rules))]
}

function answerBlock({ label, child, answer }: Answered, share: Share): Block {
  const about = child && share.children.length > 1 ? `${childName(child)}: ` : ''
  return words(`${about}${about ? label : capital(label)}`, answer.words, byline(answer, share.rules))
}

/** What the source leaves out and this program ships in its place is marked wherever it shows. */
export function placeholders({ rules }: Share): Block[] {
  const { pack } = rules.procedure
  const form = pack.convene.request?.form.placeholder ? pack.convene.request : undefined
  const local = [
    form && 'the request form',
    pack.agenda.placeholder && 'the agenda',
    pack.calendar.office.placeholder && 'the office hours',
    ...pack.minutes.content.filter(one => one.placeholder).map(one => one.label.toLowerCase()),
  ].filter(one => typeof one === 'string')
  if (local.length === 0) return []
  const why = form
    ? ` The source names a form that was not supplied (${sourceInWords(form.source, rules)}).`
    : ''
  return [
    callout('Local placeholder', `Not from the source but put in its place here: ${joined(local)}.${why}`),
  ]
}
