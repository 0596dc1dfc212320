/** Who was invited, who came, when, and who was spoken to separately. */
import { type Instant, sayMoment } from '../../calendar/index.ts'
import { type Conversation, endedAt, type Invitation, type Presence, startedAt } from '../discussion.ts'
import { findParticipant } from '../people/participant.ts'
import { urgencyOf } from '../required/facts/known.ts'
import { sameName } from '../people/names.ts'
import { sayUnder } from '../life/moving.ts'
import { sayQuorum } from '../in-words/say-quorum.ts'
import { type Block, callout, facts, paragraph, table } from './paper.ts'
import { span, timeOfDay } from './saying.ts'
import type { Share } from './share.ts'
import { capital, plainly } from '../../english.ts'
import { answerWords, informationWords } from '../in-words/vocabulary.ts'
import { gradeName, seatName, sourceInWords } from '../in-words/pack-words.ts'

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
    ['Follow-up of', discussion.series?.earlier],
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
  const invited = new Set(share.invitations.map(one => one.invitation))
  const uninvited = share.presence.filter(one => !invited.has(one.participant))
  const rows = [
    ...(chair ? [chair] : []),
    ...withDeputies(share.invitations).map(one => [
      share.agency(one.agency),
      who(one, share),
      reply(one, share),
      tookPart(one.invitation, one, share),
    ]),
    ...[...Map.groupBy(uninvited, one => one.participant)].map(([participant, times]) => {
      const one = times[0]!
      return [
        share.agency(one.agency),
        who(one, share),
        isChair(one, share) ? 'In the chair' : (inPlaceOf(participant, share) ?? 'Not invited'),
        tookPart(participant, one, share),
      ]
    }),
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

function sayConversation({ agency, name, at, heldBy }: Conversation, share: Share): string {
  const holder = findParticipant(share.discussion, heldBy)
  const by = holder ? ` by ${holder.name ?? share.agency(holder.agency)}` : ''
  return `${share.agency(agency)}${name ? ` (${name})` : ''} was spoken to separately${by}: ${sayMoment(at)}.`
}

/** Whether the minimum took part, as it stood at the end: the sentence every page says. */
function minimum({ discussion, rules, at }: Share): Block[] {
  if (!startedAt(discussion) && discussion.conversations.length === 0) return []
  const { met, missing, title, sentence } = sayQuorum(discussion, rules, at)
  if (met) return [paragraph(`${title}: ${sentence}`)]
  const rule = rules.procedure.seats.find(one => one.seat === missing[0])
  const asked = rule ? ` Asked for by ${rule.id} (${sourceInWords(rule.source, rules)}).` : ''
  return [callout(title, `${capital(sentence)}${asked}`)]
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
  (chair?.participant !== undefined && chair.participant === idOf(one)) ||
  (chair?.person !== undefined
    ? chair.person === one.person
    : chair?.name !== undefined && sameName(chair.name, one.name))

const idOf = (one: Invitation | Presence): string => ('invitation' in one ? one.invitation : one.participant)

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
  const grade = one.grade ? gradeName(one.grade, rules) : undefined
  const post = grade ?? roleName ?? seatName(one.seat, rules)
  const named = one.name ? `${one.name}, ${post}` : post
  return isChair(one, share) ? `${named}, in the chair` : named
}

/** What they answered, never their words: those were for whoever runs the discussion, and so is why they are no longer asked. */
function reply(one: Invitation, share: Share): string {
  if (one.withdrawn) return 'Invitation withdrawn'
  const sends = findParticipant(share.discussion, one.sends)
  const coming =
    one.answer === 'deputy' && sends?.name
      ? `Sends ${sends.name}`
      : one.answer && answerWords[one.answer].alone
  const said = [
    inPlaceOf(one.invitation, share),
    coming,
    one.capacity === 'informs' && 'To give information only',
    one.information && informationWords[one.information].alone,
  ].filter(part => typeof part === 'string')
  return said.length > 0 ? said.join('; ') : 'No reply'
}

function inPlaceOf(participant: string, share: Share): string | undefined {
  const { deputyOf } = findParticipant(share.discussion, participant) ?? {}
  const principal = findParticipant(share.discussion, deputyOf?.participant)
  return principal && `In place of ${principal.name ?? share.agency(principal.agency)}`
}

function tookPart(participant: string, one: Invitation | Presence, share: Share): string {
  const { discussion, presence } = share
  const times = presence.filter(one => one.participant === participant)
  const start = startedAt(discussion)
  const end = endedAt(discussion)
  if (times.length === 0) {
    if (start === undefined && discussion.conversations.length === 0) return 'Not held yet'
    if (start !== undefined && isChair(one, share)) return `In the chair, ${fromTo(start, end)}`
    return discussion.conversations.some(told => [told.participant, told.heldBy].includes(participant))
      ? 'Spoken to separately'
      : 'Not there'
  }
  const said = times.map(({ from, to }) => fromTo(from, to ?? end))
  return `${said.join(', ')}${times.some(({ informationOnly }) => informationOnly) ? ', to give information only' : ''}`
}

const fromTo = (from: Instant, to: Instant | undefined): string =>
  to === undefined ? `from ${timeOfDay(from)}` : `${timeOfDay(from)} to ${timeOfDay(to)}`
