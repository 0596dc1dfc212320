/** Who was invited, who came, when, and who was spoken to separately. */
import { sayMoment } from '../../calendar/index.ts'
import {
  type Conversation,
  type Discussion,
  endedAt,
  type Invitation,
  type Participant,
  type Presence,
  startedAt,
} from '../discussion.ts'
import { findParticipant } from '../participant.ts'
import { urgencyOf } from '../required/known.ts'
import { sayUnder } from '../life/moving.ts'
import { quorum } from '../required/quorum.ts'
import { type Block, callout, facts, paragraph, table } from './paper.ts'
import {
  answerWords,
  informationWords,
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
  const invited = new Set(share.invitations.map(one => one.invitation))
  const uninvited = share.presence.filter(one => !invited.has(one.participant))
  const rows = [
    ...chairRow(share),
    ...withDeputies(share.invitations).map(one => [
      share.agency(one.agency),
      who(one, share),
      reply(one, share),
      tookPart(one.invitation, share),
    ]),
    ...[...Map.groupBy(uninvited, one => one.participant)].map(([participant, [one]]) => [
      share.agency(one!.agency),
      who(one!, share),
      uninvitedReply(participant, share),
      tookPart(participant, share),
    ]),
  ]
  if (rows.length + conversations.length === 0) return []
  return [
    ...table('Who was invited and who took part', ['Agency', 'Who', 'Reply', 'Took part'], rows),
    ...conversations.map(one => paragraph(sayConversation(one, share))),
    ...minimum(share),
  ]
}

/** Whoever comes in somebody's place stands below them. */
function withDeputies(invitations: readonly Invitation[]): Invitation[] {
  const rows = new Set<Invitation>()
  const add = (one: Invitation): void => {
    if (rows.has(one)) return
    rows.add(one)
    for (const other of invitations) if (other.deputyOf?.participant === one.invitation) add(other)
  }
  for (const one of invitations) if (one.deputyOf === undefined) add(one)
  for (const one of invitations) add(one)
  return [...rows]
}

/** Whoever chaired has a row also when nobody invited them: they were there from the beginning to the end. */
function chairRow(share: Share): string[][] {
  const { discussion, rules } = share
  const { chair } = discussion
  const from = startedAt(discussion)
  if (!chair?.name || from === undefined || findChair(discussion) !== undefined) return []
  const agency = agencyOfChair(discussion)
  const end = endedAt(discussion)
  return [
    [
      agency === undefined ? 'Not recorded' : share.agency(agency),
      `${chair.name}, ${gradeName(chair.grade, rules)}`,
      'In the chair',
      end ? `${timeOfDay(from)} to ${timeOfDay(end)}` : `from ${timeOfDay(from)}`,
    ],
  ]
}

/** The chair as a participant, where they are on the list as one. */
const findChair = ({ chair, participants }: Discussion): Participant | undefined =>
  participants.find(
    one =>
      (one.invitation !== undefined || one.stretches.length > 0) &&
      (chair?.participant === one.participant ||
        (chair?.person !== undefined && one.person === chair.person)),
  )

/** Where the chair works, as they said it when they did something in this discussion. */
function agencyOfChair({
  chair,
  requestedBy,
  threshold,
  happened,
  versions,
}: Discussion): string | undefined {
  const said = [requestedBy, threshold?.by, ...happened.map(one => one.by), ...versions.map(one => one.by)]
  return said.find(by => by !== undefined && by.person === chair?.person)?.agency
}

function sayConversation({ agency, name, at, heldBy }: Conversation, share: Share): string {
  const holder = findParticipant(share.discussion, heldBy)
  const by = holder ? ` by ${holder.name ?? share.agency(holder.agency)}` : ''
  return `${share.agency(agency)}${name ? ` (${name})` : ''} was spoken to separately${by}: ${sayMoment(at)}.`
}

/** Whether the minimum took part, as it stood at the end. */
function minimum({ discussion, rules, at }: Share): Block[] {
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
  return [callout('Below the minimum', `Not there at the end: ${named(missing)}.${asked}`)]
}

function who(one: Invitation | Presence, { rules }: Share): string {
  const seat = rules.procedure.seats.find(found => found.seat === one.seat)
  const role = 'role' in one ? one.role : undefined
  const roleName = role && (seat?.roles.find(found => found.role === role)?.label ?? capital(plainly(role)))
  const grade = one.grade ? gradeName(one.grade, rules) : undefined
  const post = grade ?? roleName ?? seatName(one.seat, rules)
  return one.name ? `${one.name}, ${post}` : post
}

function reply(one: Invitation, share: Share): string {
  if (one.withdrawn) return `Invitation withdrawn: ${one.withdrawn}`
  const sends = findParticipant(share.discussion, one.sends)
  const coming =
    one.answer === 'deputy' && sends?.name ? `Sends ${sends.name}` : one.answer && answerWords[one.answer]
  const principal = findParticipant(share.discussion, one.deputyOf?.participant)
  const said = [
    principal && `In place of ${principal.name ?? share.agency(principal.agency)}`,
    coming,
    one.capacity === 'informs' && 'To give information only',
    one.information && informationWords[one.information],
  ].filter(part => typeof part === 'string')
  const words = said.length > 0 ? said.join('; ') : 'No reply'
  return one.answerWords ? `${words}: “${one.answerWords}”` : words
}

function uninvitedReply(participant: string, share: Share): string {
  const one = findParticipant(share.discussion, participant)
  const principal = findParticipant(share.discussion, one?.deputyOf?.participant)
  return principal ? `In place of ${principal.name ?? share.agency(principal.agency)}` : 'Not invited'
}

function tookPart(participant: string, { discussion, presence }: Share): string {
  const times = presence.filter(one => one.participant === participant)
  if (times.length === 0)
    return discussion.conversations.some(one => [one.participant, one.heldBy].includes(participant))
      ? 'Spoken to separately'
      : 'Not there'
  const end = endedAt(discussion)
  const said = times.map(one => {
    const to = one.to ?? end
    return to ? `${timeOfDay(one.from)} to ${timeOfDay(to)}` : `from ${timeOfDay(one.from)}`
  })
  const chaired = findChair(discussion)?.participant === participant ? ', in the chair' : ''
  return `${said.join(', ')}${times.some(one => one.informationOnly) ? ', to give information only' : ''}${chaired}`
}
