/** Who was invited, who came, when, and who was spoken to separately. */
import { type Instant, sayMoment } from '../../calendar/index.ts'
import { endedAt, type Invitation, type Presence, startedAt } from '../discussion.ts'
import { urgencyOf } from '../required/known.ts'
import { sayUnder } from '../life/moving.ts'
import { quorum } from '../required/quorum.ts'
import { type Block, callout, facts, paragraph, table } from './paper.ts'
import {
  answerWords,
  gradeName,
  plainly,
  capital,
  seatName,
  sourceInWords,
  span,
  timeOfDay,
} from './saying.ts'
import type { Share } from './share.ts'

export function meetingFacts(share: Share): Block[] {
  const { discussion, rules } = share
  const { chair, booking, minuteTaker } = discussion
  const format = discussion.facts.format ?? booking?.format
  const from = startedAt(discussion) ?? discussion.conversations[0]?.at
  const taker =
    discussion.presence.find(one => one.person !== undefined && one.person === minuteTaker)?.name ??
    discussion.appointed.minuteTaker?.name ??
    minuteTaker
  return facts(
    ['This copy is for', share.copy?.to],
    ['Reference', discussion.reference],
    ['When', from ? span(from, endedAt(discussion)) : 'Not yet held'],
    ['How', rules.procedure.formats.find(one => one.format === format)?.label],
    ['Place', booking?.place],
    ['Chair', chair && [chair.name, gradeName(chair.grade, rules)].filter(Boolean).join(', ')],
    ['Minute-taker', taker],
    ['Urgency', rules.procedure.urgency.find(one => one.class === urgencyOf(discussion, rules))?.label],
    ['Procedure', `${rules.procedure.pack.about.title} (${discussion.procedure.id})`],
    ['Version', discussion.moves.length > 0 ? sayUnder(discussion) : undefined],
  )
}

export function attendance(share: Share): Block[] {
  const { conversations } = share.discussion
  const chair = chairRow(share)
  const uninvited = share.presence.filter(one => !share.invitations.some(invited => isSame(invited, one)))
  const rows = [
    ...(chair ? [chair] : []),
    ...share.invitations.map(one => [
      share.agency(one.agency),
      who(one, share),
      reply(one),
      tookPart(
        share.presence.filter(present => isSame(one, present)),
        one,
        share,
      ),
    ]),
    ...[...Map.groupBy(uninvited, placeOf).values()].map(times => {
      const one = times[0]!
      return [
        share.agency(one.agency),
        who(one, share),
        isChair(one, share) ? 'In the chair' : 'Not invited',
        tookPart(times, one, share),
      ]
    }),
  ]
  if (rows.length + conversations.length === 0) return []
  return [
    ...table('Who was invited and who took part', ['Agency', 'Who', 'Reply', 'Took part'], rows),
    ...conversations.map(one =>
      paragraph(
        `${share.agency(one.agency)}${one.name ? ` (${one.name})` : ''} was spoken to separately: ${sayMoment(one.at)}.`,
      ),
    ),
    ...minimum(share),
  ]
}

/** Whether the minimum took part, as it stood at the end. */
function minimum({ discussion, rules, at, hasEnded }: Share): Block[] {
  if (!startedAt(discussion) && discussion.conversations.length === 0) return []
  const { met, missing, filled, excused } = quorum(discussion, rules, at)
  const named = (seats: string[]) => seats.map(seat => seatName(seat, rules)).join('; ')
  if (met) {
    const besides = excused.length > 0 ? ` Excused, for the reasons recorded: ${named(excused)}.` : ''
    return filled.length === 0
      ? []
      : [paragraph(`The minimum took part: ${named(filled.map(one => one.seat))}.${besides}`)]
  }
  const rule = rules.procedure.seats.find(one => one.seat === missing[0])
  const asked = rule ? ` Asked for by ${rule.id} (${sourceInWords(rule.source, rules)}).` : ''
  return [
    callout(
      'Below the minimum',
      `${hasEnded ? 'Not there at the end' : 'Not there now'}: ${named(missing)}.${asked}`,
    ),
  ]
}

const placeOf = (one: Presence): string => [one.agency, one.seat, one.person ?? one.name].join('/')

function isSame(invited: Invitation, present: Presence): boolean {
  return invited.person !== undefined && present.person !== undefined
    ? invited.person === present.person
    : invited.seat === present.seat && invited.agency === present.agency
}

/** Whoever was in the chair, first: they are seldom invited, and never ticked as present. */
function chairRow(share: Share): string[] | undefined {
  const { discussion, rules, presence, invitations } = share
  const { chair } = discussion
  const start = startedAt(discussion)
  if (!chair?.name || start === undefined) return undefined
  if ([...presence, ...invitations].some(one => isChair(one, share))) return undefined
  return [
    agencyOf(chair.person, share),
    `${chair.name}, ${gradeName(chair.grade, rules)}`,
    'In the chair',
    fromTo(start, endedAt(discussion)),
  ]
}

const isChair = (one: Invitation | Presence, { discussion: { chair } }: Share): boolean =>
  chair?.person !== undefined
    ? chair.person === one.person
    : chair?.name !== undefined && chair.name === one.name

/** The agency somebody spoke for elsewhere in the record: the chair is named without one. */
function agencyOf(person: string | undefined, { discussion, agency }: Share): string {
  const { requestedBy, threshold, decisions, happened, lines } = discussion
  const said = [requestedBy, threshold?.by, ...[...decisions, ...happened, ...lines].map(one => one.by)]
  const found = person === undefined ? undefined : said.find(by => by?.person === person)
  return found ? agency(found.agency) : 'Not recorded'
}

function who(one: Invitation | Presence, share: Share): string {
  const { rules } = share
  const seat = rules.procedure.seats.find(found => found.seat === one.seat)
  const role = 'role' in one ? one.role : undefined
  const roleName = role && (seat?.roles.find(found => found.role === role)?.label ?? capital(plainly(role)))
  const grade = 'grade' in one && one.grade ? gradeName(one.grade, rules) : undefined
  const post = grade ?? roleName ?? seatName(one.seat, rules)
  const named = one.name ? `${one.name}, ${post}` : post
  return isChair(one, share) ? `${named}, in the chair` : named
}

/** What they answered, never their words: those were for whoever runs the discussion, and so is why they are no longer asked. */
function reply(one: Invitation): string {
  if (one.withdrawn) return 'Invitation withdrawn'
  return one.answer ? answerWords[one.answer]! : 'No reply'
}

function tookPart(times: readonly Presence[], one: Invitation | Presence, share: Share): string {
  const { discussion } = share
  const start = startedAt(discussion)
  const end = endedAt(discussion)
  if (times.length === 0) {
    if (start === undefined && discussion.conversations.length === 0) return 'Not held yet'
    if (start !== undefined && isChair(one, share)) return `In the chair, ${fromTo(start, end)}`
    return discussion.conversations.some(({ agency }) => agency === one.agency)
      ? 'Spoken to separately'
      : 'Not there'
  }
  const said = times.map(({ from, to }) => fromTo(from, to ?? end))
  return `${said.join(', ')}${times.some(({ informationOnly }) => informationOnly) ? ', to give information only' : ''}`
}

const fromTo = (from: Instant, to: Instant | undefined): string =>
  to === undefined ? `from ${timeOfDay(from)}` : `${timeOfDay(from)} to ${timeOfDay(to)}`
