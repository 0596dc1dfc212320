/** What can be done in the room, one function for each form. Each asks for one command and says what became of it. */
import type { Further } from '../../../conduct.ts'
import { findPerson } from '../../../people/standing.ts'
import { isUuid, uuidFrom } from '../../../uuid.ts'
import { commandOf, together } from '../../form.tsx'
import { readHolder } from '../../pieces/holder.tsx'
import { type Door, toldBy, wrong } from './door.ts'
import type { Room } from './room.ts'
import { changeAudience, correct, withdraw } from './righting.ts'
import { agreeAction, keepUnsaid, saveLine } from './writing.ts'

const start: Door = async room => {
  const { visit, seen } = room
  const { fields } = visit
  const { discussion, rules } = seen
  const chosen = fields.raw('chair')
  const chair = isUuid(chosen) ? await visit.read(tx => findPerson(tx, chosen)) : undefined
  if (!chair) fields.wrong('chair', 'Choose who is in the chair.')
  const grade = fields.raw('chair-grade') || chair?.grade || ''
  const known = rules.procedure.pack.attend.grades.some(one => one.grade === grade)
  if (chair && !known)
    fields.wrong('chair-grade', 'Choose the grade of whoever is in the chair: the phone book does not say.')
  const here = fields.all('present')
  const present = await Promise.all(
    discussion.invitations
      .filter(one => here.includes(one.invitation) && !one.withdrawn)
      .map(one => arrivalOf(room, one)),
  )
  if (fields.problems.length > 0 || !chair) return wrong
  const format = rules.procedure.formats.find(one => one.format === fields.raw('format'))?.format
  const outOfHours = fields.yesNo('out-of-hours')
  const minuteTaker = fields.text('minute-taker')?.trim()
  const takingOver = fields.text('taking-over')?.trim()
  const answer = await visit.conduct(discussion.id, {
    type: 'StartDiscussion',
    id: commandOf(visit),
    chair: { person: chair.person, name: chair.name, grade },
    present,
    ...(format && { format }),
    ...(outOfHours !== undefined && { outOfHours }),
    ...(minuteTaker && { minuteTaker }),
    ...(takingOver && { takingOver }),
  })
  return toldBy(answer, { done: 'started' })
}

type Invited = Room['seen']['discussion']['invitations'][number]

/** An invited person as they sit down, with the grade the phone book gives them today. */
async function arrivalOf({ visit }: Room, one: Invited) {
  const person = one.person
  const grade = person && (await visit.read(tx => findPerson(tx, person)))?.grade
  return {
    participant: one.invitation,
    seat: one.seat,
    agency: one.agency,
    ...(person && { person }),
    ...(one.name && { name: one.name }),
    ...(grade && { grade }),
    ...(comesToInform(one) && { informationOnly: true }),
    ...(one.hasCaseSystemAccess && { hasCaseSystemAccess: true }),
  }
}

/** They have said that they only give information; whether they decide all the same is ticked when they come. */
const comesToInform = ({ answer, capacity }: Invited): boolean =>
  capacity === undefined ? answer === 'information-only' : capacity === 'informs'

const arrive: Door = async room => {
  const { visit, seen } = room
  const { fields } = visit
  const invited = seen.discussion.invitations.find(
    one => one.invitation === fields.raw('invitation') && !one.withdrawn,
  )
  const seat = seen.rules.procedure.seats.find(one => one.seat === fields.raw('arrival-seat'))?.seat
  const principal = seen.discussion.invitations.find(one => one.invitation === fields.raw('arrival-for'))
  const agency = fields.text('arrival-agency')?.trim()
  const name = fields.text('arrival-name')?.trim()
  if (!invited && !agency) fields.wrong('arrival-agency', 'Say which agency they are from.')
  if (!invited && !seat) fields.wrong('arrival-seat', 'Choose whom they sit for.')
  if (principal && !name) fields.wrong('arrival-name', 'Enter the name of whoever comes in their place.')
  if (fields.problems.length > 0) return wrong
  const participant = uuidFrom(`${commandOf(visit)} participant`)
  const arrival = invited
    ? await arrivalOf(room, invited)
    : {
        seat: seat!,
        agency: agency!,
        participant,
        ...(name && { name }),
        ...(fields.all('arrival-information').includes('yes') && { informationOnly: true }),
      }
  // Whoever comes in somebody's place is their deputy from then on, and both stand so in the minutes.
  const named: Further[] =
    !invited && principal && name
      ? [
          {
            type: 'NameDeputy',
            participant: principal.invitation,
            deputy: { participant, name, ...(agency && { agency }) },
          },
        ]
      : []
  const deed = together(commandOf(visit), [...named, { type: 'Join', ...arrival }])
  const answer = await visit.conduct(seen.discussion.id, deed!)
  return toldBy(answer, { done: 'arrived', to: 'people' })
}

const leave: Door = async ({ visit, seen }) => {
  const answer = await visit.conduct(seen.discussion.id, {
    type: 'Leave',
    id: commandOf(visit),
    participant: visit.fields.raw('participant'),
  })
  return toldBy(answer, { done: 'left', to: 'people' })
}

const item: Door = async ({ visit, seen }) => {
  const answer = await visit.conduct(seen.discussion.id, {
    type: 'ReachItem',
    id: commandOf(visit),
    item: visit.fields.raw('item'),
  })
  return toldBy(answer, { done: 'item', to: 'agenda' })
}

const conversation: Door = async ({ visit, seen }) => {
  const { fields } = visit
  const agency = fields.needed('spoken-agency', 'Say which agency you spoke to.').trim()
  const name = fields.needed('spoken-to', 'Say who you spoke to.').trim()
  const words = fields.text('spoken-words')
  if (fields.problems.length > 0) return wrong
  const answer = await visit.conduct(seen.discussion.id, {
    type: 'HoldConversation',
    id: commandOf(visit),
    seat: fields.raw('seat'),
    agency,
    name,
    heldBy: await readHolder(visit, seen.discussion),
    ...(words && { words }),
  })
  return toldBy(answer, { done: 'conversation', to: 'people' })
}

const departure: Door = async ({ visit, seen }) => {
  const { fields } = visit
  const reason = fields.needed('reason', 'Say why you go on without them.')
  if (fields.problems.length > 0) return wrong
  const answer = await visit.conduct(seen.discussion.id, {
    type: 'RecordDeparture',
    id: commandOf(visit),
    rule: fields.raw('rule'),
    duty: fields.raw('duty'),
    reason,
  })
  return toldBy(answer, { done: 'departure', to: 'people' })
}

/** Every form of the room, by the end of its address. */
export const doors: Readonly<Record<string, Door>> = {
  'room/start': start,
  'room/arrive': arrive,
  'room/leave': leave,
  'room/item': item,
  'room/conversation': conversation,
  'room/departure': departure,
  'room/lines': saveLine,
  'room/lines/:line': correct,
  'room/lines/:line/withdraw': withdraw,
  'room/lines/:line/audience': changeAudience,
  'room/actions': agreeAction,
  draft: keepUnsaid,
}
