/** Who gets a copy and why, one row for each person or role and child: what the page shows, and what is sent. */
import { type MadeCopy, makeCopy, shareOfCopy } from '../../delivery/copy.ts'
import type { Reader } from '../../discussion/audience/audience.ts'
import { isBlocked } from '../../discussion/people/kept-out.ts'
import type { Copy, Discussion, Invitation, Participant } from '../../discussion/discussion.ts'
import { type Delivery, distribution, type Gives } from '../../discussion/required/minutes/distribution.ts'
import type { Rules } from '../../discussion/happening.ts'
import { copyReader, type Share } from '../../discussion/papers/index.ts'
import type { Recipient } from '../../procedure/pack/pack.ts'
import type { Person } from '../../people/standing.ts'
import { sameName, nameAndAgency } from '../../discussion/people/names.ts'
import type { Seen } from '../visit.ts'

export type Row = {
  /** What the form’s fields of this row are named by. */
  id: string
  recipient: string
  child?: string
  label: string
  gives: Gives
  rule: Recipient
  /** Facts somebody has to state before it is known. */
  asks: readonly string[]
  via?: string
  /** Whom it goes to when that is already certain: somebody who was invited. */
  invited?: Invitation
  /** Who stands in for somebody kept out, as the chair wrote it. */
  substitute?: string
}

/** Every row, in the order of the procedure. Who is kept out is left out unless the reader may know of it. */
export function rowsOf(
  discussion: Discussion,
  rules: Rules,
  now: string,
  { knowsWhoIsKeptOut }: { knowsWhoIsKeptOut: boolean },
): Row[] {
  return distribution(discussion, rules, now).flatMap(one => {
    const rule = rules.procedure.recipients.find(found => found.id === one.rule)
    if (!rule || rule.covers.includes(one.recipient)) return []
    const rows = one.gives === 'blocked' ? [] : members(discussion, rules, one, rule)
    if (rows.length > 0) return rows.filter(row => row.gives !== 'blocked' || knowsWhoIsKeptOut)
    const shown: Row = {
      id: one.key.replaceAll('/', '-'),
      recipient: one.recipient,
      label: one.label,
      gives: one.gives,
      rule,
      asks: one.asks,
      ...(one.child !== undefined && { child: one.child }),
      ...(one.via && { via: one.via }),
    }
    if (one.gives !== 'blocked') return [shown]
    return [...(knowsWhoIsKeptOut ? [shown] : []), ...standIn(shown, discussion)]
  })
}

/** Groups that stand for people this discussion knows by name: those invited, or those who took part in any way. */
function peopleOf(recipient: string, discussion: Discussion): readonly Invitation[] | undefined {
  if (recipient === 'invitees')
    return discussion.invitations.filter(one => !one.withdrawn || isBlocked(discussion.implicated, one))
  if (recipient !== 'participants' && recipient !== 'attendees') return undefined
  const { chair, participants } = discussion
  const spoken = recipient === 'participants' ? discussion.conversations : []
  const took = new Set([
    ...discussion.presence.map(one => one.participant),
    ...spoken.flatMap(one => [one.participant, one.heldBy]),
  ])
  const isChair = (one: Participant): boolean =>
    chair?.participant === one.participant || (chair?.person !== undefined && chair.person === one.person)
  const there = participants
    .filter(one => took.has(one.participant) || isChair(one))
    .map(({ participant, invitation, origin: _origin, stays: _stays, ...known }) => ({
      ...known,
      ...invitation,
      invitation: participant,
    }))
  return chair?.person === undefined || participants.some(isChair)
    ? there
    : [...there, { invitation: 'chair', seat: 'chair', agency: 'In the chair', ...chairAs(chair) }]
}

const chairAs = ({ person, name, grade }: NonNullable<Discussion['chair']>) => ({
  grade,
  ...(person !== undefined && { person }),
  ...(name !== undefined && { name }),
})

/** One row for each person of such a group; somebody kept out stays blocked, somebody who reads the case system is told. */
function members(discussion: Discussion, { procedure }: Rules, one: Delivery, rule: Recipient): Row[] {
  return (peopleOf(one.recipient, discussion) ?? []).map(invited => ({
    id: `${one.recipient}-${slug(invited.invitation)}`,
    recipient: one.recipient,
    label: invited.name ?? invited.agency,
    gives: isBlocked(discussion.implicated, invited)
      ? 'blocked'
      : invited.hasCaseSystemAccess && procedure.pack.distribute.exempt
        ? 'access'
        : one.gives,
    rule,
    asks: one.asks,
    invited,
  }))
}

/** An id for a field: a name typed in by hand may hold anything. */
const slug = (words: string): string => words.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')

/** Somebody named in the place of a recipient who is kept out gets what that recipient would have got. */
function standIn(row: Row, discussion: Discussion): Row[] {
  const words = discussion.answers[`substitute/${row.recipient}`]?.words
  if (!words) return []
  return [
    {
      ...row,
      id: `substitute-${row.id}`,
      recipient: `substitute/${row.recipient}`,
      label: `In place of: ${row.label}`,
      gives: row.rule.gives,
      substitute: words,
    },
  ]
}

/** What is really handed out in this row: a full copy about one child is an extract as soon as there are several. */
export const handedOut = (row: Pick<Row, 'gives' | 'child'>, { children }: Discussion): Gives =>
  row.gives === 'full' && row.child !== undefined && children.length > 1 ? 'extract' : row.gives

export const isSent = ({ gives }: Pick<Row, 'gives'>): boolean =>
  gives === 'full' || gives === 'extract' || gives === 'notice' || gives === 'access'

/** People of the phone book who stand in a recipient’s role, those of an invited agency first; nobody who is kept out. */
export function contactsFor(
  row: Row,
  { discussion }: Pick<Seen, 'discussion'>,
  people: readonly Person[],
): Person[] {
  const role = row.recipient.startsWith('substitute/') ? undefined : (row.rule.role ?? row.recipient)
  const invitedAgencies = new Set(discussion.invitations.map(one => one.agency))
  return people
    .filter(one => role === undefined || one.role === role)
    .filter(
      one =>
        !isBlocked(discussion.implicated, {
          person: one.person,
          agency: one.agencyName,
          ...(one.role && { role: one.role }),
          ...(one.seat && { seat: one.seat }),
        }),
    )
    .sort((a, b) => Number(invitedAgencies.has(b.agencyName)) - Number(invitedAgencies.has(a.agencyName)))
}

/**
 * The one person a copy surely goes to, chosen beforehand; undefined when anybody has to think. A person of the right role is
 * not enough: another child's school or practice must never get this child's minutes because it stands first in a list.
 *
 * Sure is only: the setting or practice named for this child; for a copy about nobody in particular, the only one there is.
 */
export function certainContact(
  row: Row,
  seen: Pick<Seen, 'discussion'>,
  people: readonly Person[],
): Person | undefined {
  const candidates = contactsFor(row, seen, people)
  if (row.recipient.startsWith('substitute/')) return undefined
  if (row.child === undefined) return candidates.length === 1 ? candidates[0] : undefined
  const { form } = seen.discussion
  const named = [form[`school/${row.child}`], form[`gp/${row.child}`]].map(one => one?.trim().toLowerCase())
  const sure = candidates.filter(one => named.includes(one.agencyName.toLowerCase()))
  return sure.length === 1 ? sure[0] : undefined
}

/** Whether this person already gets the whole minutes as somebody who was invited, so that a second copy is not sent. */
export const alreadyHas = (person: string | undefined, rows: readonly Row[]): boolean =>
  person !== undefined && rows.some(one => one.invited?.person === person && isSent(one))

/** Whose copy some words are written for: a row’s recipient, with the child it is about and the person it goes to. */
export const copyKey = ({
  recipient,
  child,
  invited,
}: Pick<Row, 'recipient' | 'child' | 'invited'>): string =>
  [recipient, child ?? '', invited?.person ?? invited?.invitation ?? ''].join('/')

/** What was written for this row’s copy, and by whom. */
export function writtenFor(row: Row, { copyWords }: Discussion): Pick<Copy, 'says' | 'planSays' | 'saidBy'> {
  const found = copyWords.find(one => one.key === copyKey(row))
  if (!found || !(found.says || found.planSays)) return {}
  const { says, planSays, by } = found
  return { ...(says && { says }), ...(planSays && { planSays }), saidBy: nameAndAgency(by) }
}

/** Who reads the copy of somebody of the phone book; of somebody who is in none nothing is known. */
function readerFor(person: string | undefined, people: readonly Person[]): Reader {
  const found = people.find(one => one.person === person)
  return copyReader(found ? { agency: found.agencyName, police: found.agencyKind === 'police' } : {})
}

/**
 * The copy of a row as it would go out: for the counts of the matrix, the preview and for sending.
 *
 * @param discussion - all of it, or what the visitor may have of it.
 * @param to - whom it goes to, when that is chosen; otherwise whoever it surely goes to.
 */
export function copyOf(
  row: Row,
  discussion: Discussion,
  seen: Pick<Seen, 'discussion' | 'rules'>,
  people: readonly Person[],
  now: string,
  to?: { to: string; person?: string },
): MadeCopy | undefined {
  const certain = to ?? addressee(row, seen, people)
  const about = { gives: row.gives, to: certain.to, ...(row.child !== undefined && { child: row.child }) }
  const written = writtenFor(row, discussion)
  return makeCopy(discussion, seen.rules, { ...about, ...written }, readerFor(certain.person, people), now)
}

/** What a row’s copy is made from, for counting; undefined where it holds no words of the discussion. */
export function shareOfRow(
  row: Row,
  seen: Pick<Seen, 'discussion' | 'rules'>,
  people: readonly Person[],
  now: string,
): Share | undefined {
  if (row.gives !== 'full' && row.gives !== 'extract') return undefined
  const reader = readerFor(addressee(row, seen, people).person, people)
  return shareOfCopy(seen.discussion, seen.rules, row, reader, { now })
}

function addressee(
  row: Row,
  seen: Pick<Seen, 'discussion'>,
  people: readonly Person[],
): { to: string; person?: string } {
  const { invited } = row
  if (invited) {
    const to = nameAndAgency(invited)
    return { to, ...(invited.person !== undefined && { person: invited.person }) }
  }
  const found = certainContact(row, seen, people)
  return found ? { to: `${found.name}, ${found.agencyName}`, person: found.person } : { to: row.label }
}

/** What was sent in this row last, of the newest version. */
export const sentTo = (row: Row, { copies }: Discussion): readonly Copy[] =>
  copies.filter(
    one =>
      one.recipient === row.recipient &&
      one.child === row.child &&
      (row.invited === undefined ||
        (one.participant !== undefined
          ? one.participant === row.invited.invitation
          : row.invited.person !== undefined
            ? one.person === row.invited.person
            : sameName(one.to, row.invited.name ?? row.invited.agency))),
  )
