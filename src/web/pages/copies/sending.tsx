/** The forms of the copies: sending them, who stands in, what is not settled, whom lines are about, and what a copy says instead. */
import { holdsOf } from '../../../delivery/copy.ts'
import type { Copy } from '../../../discussion/discussion.ts'
import { findParticipant } from '../../../discussion/people/participant.ts'
import type { Deed } from '../../../people/access.ts'
import { listPeople, type Person } from '../../../people/standing.ts'
import { factEntry, type FactName } from '../../../procedure/conditions/facts.ts'
import { isUuid } from '../../../uuid.ts'
import { type Asks, commandOf, type Form, formRoute, together } from '../../form.tsx'
import type { Route, Seen, Visit } from '../../visit.ts'
import { sayAbout } from './about-whom.tsx'
import {
  alreadyHas,
  contactsFor,
  copyKey,
  copyOf,
  isSent,
  type Row,
  rowsOf,
  writtenFor,
} from '../../pieces/copy-rows.ts'
import { nameAndAgency } from '../../../discussion/people/names.ts'

export type OnCopies = { visit: Visit; seen: Seen; people: readonly Person[] }
export type OnRow = OnCopies & { row: Row }

/** For those who send, and for oversight, who looks on. */
export async function open(visit: Visit): Promise<Seen | undefined> {
  const seen = await visit.see(visit.params.reference ?? '', 'copies')
  return seen && (seen.may('circulate') || seen.may('see-who-looked')) ? seen : undefined
}

export const rowsFor = (visit: Visit, seen: Seen): Row[] =>
  rowsOf(seen.discussion, seen.rules, visit.now, { knowsWhoIsKeptOut: seen.may('keep-out') })

async function openTo(visit: Visit, deed: Deed): Promise<OnCopies | undefined> {
  const seen = await open(visit)
  return seen?.may(deed) ? { visit, seen, people: await visit.read(listPeople) } : undefined
}

/** The row a form is about, for whoever may do what the form is for. */
async function openRow(visit: Visit, deed: Deed, is: (row: Row) => boolean): Promise<OnRow | undefined> {
  const about = await openTo(visit, deed)
  const row = about && rowsFor(visit, about.seen).find(is)
  return row && { ...about, row }
}

const place = ({ seen }: OnCopies, done: string): string =>
  `/discussions/${seen.discussion.reference}/copies?done=${done}`

/**
 * @param again - the page of the copies, with what was typed and what is wrong.
 * @param preview - the same of the preview of one copy.
 */
export const copyFormRoutes = (
  again: Form<OnCopies>['again'],
  preview: Form<OnRow>['again'],
): readonly Route[] => [
  formRoute<OnCopies>({
    path: '/discussions/:reference/copies',
    open: visit => openTo(visit, 'circulate'),
    asks: send,
    fieldOf: () => 'form',
    again,
    done: about => place(about, 'sent'),
  }),
  formRoute<OnRow>({
    path: '/discussions/:reference/copies/substitute',
    open: visit =>
      openRow(
        visit,
        'keep-out',
        one => one.recipient === visit.fields.raw('recipient') && one.gives === 'blocked',
      ),
    asks: ({ visit, row }) => ({
      type: 'AnswerDuty',
      id: commandOf(visit),
      duty: `substitute/${row.recipient}`,
      words: visit.fields.needed(
        `substitute-${row.recipient}`,
        'Name who receives the copy instead, and why they can.',
      ),
    }),
    fieldOf: (_refusal, { row }) => `substitute-${row.recipient}`,
    again,
    done: about => place(about, 'substitute'),
  }),
  formRoute<OnRow>({
    path: '/discussions/:reference/copies/fact',
    open: visit =>
      openRow(visit, 'convene', one => one.id === visit.fields.raw('row') && one.gives === 'ask'),
    asks: stateFact,
    fieldOf: (_refusal, about) => `${about.row.id}-${factAsked(about)}`,
    again,
    done: about => place(about, 'fact'),
  }),
  formRoute<OnCopies>({
    path: '/discussions/:reference/copies/about',
    open: visit => openTo(visit, 'circulate'),
    // Says whom lines are about of which nobody has said it yet: several lines are one deed.
    asks: ({ visit, seen }) => {
      const asked = together(commandOf(visit), sayAbout(visit, seen))
      return asked ?? visit.fields.wrong('about', 'Tick whom at least one line is about.')
    },
    fieldOf: () => 'about',
    again,
    done: about => place(about, 'about'),
  }),
  formRoute<OnRow>({
    path: '/discussions/:reference/copies/words',
    open: visit => openRow(visit, 'circulate', one => one.id === visit.fields.raw('row') && isSent(one)),
    // What one copy says in the place of what it leaves out, and of the safety plan.
    asks: ({ visit, row }) => {
      const says = visit.fields.text('says')?.trim()
      const planSays = visit.fields.text('plan-says')?.trim()
      return {
        type: 'WordCopy',
        id: commandOf(visit),
        key: copyKey(row),
        ...(says && { says }),
        ...(planSays && { planSays }),
      }
    },
    fieldOf: () => 'says',
    again: preview,
    done: ({ seen, row }) =>
      `/discussions/${seen.discussion.reference}/copies/preview?row=${encodeURIComponent(row.id)}&done=written`,
  }),
]

function send({ visit, seen, people }: OnCopies): Asks {
  const { fields } = visit
  const chosen = rowsFor(visit, seen).filter(row => isSent(row) && fields.all('send').includes(row.id))
  if (chosen.length === 0) fields.wrong('send', 'Choose at least one recipient to send a copy to.')
  const copies: Omit<Copy, 'at' | 'version' | 'received'>[] = []
  for (const row of chosen) {
    const contact = contactOf(row, visit, seen, people)
    if (!contact || alreadyHas(row.invited ? undefined : contact.person, chosen)) continue
    copies.push(copyFor(row, contact, visit, seen, people))
  }
  return { type: 'CirculateMinutes', id: commandOf(visit), copies }
}

type Contact = { to: string; participant?: string; person?: string; address?: string }

/** Where one copy goes: the person invited, somebody of the phone book, or a name and an address typed in. */
function contactOf(row: Row, visit: Visit, seen: Seen, people: readonly Person[]): Contact | undefined {
  const { fields } = visit
  if (row.invited) {
    const { name, agency, person, email } = row.invited
    if (person || email)
      return {
        to: nameAndAgency({ name, agency }),
        ...(findParticipant(seen.discussion, row.invited.invitation) && {
          participant: row.invited.invitation,
        }),
        ...(isUuid(person) && { person }),
        ...(email && { address: email }),
      }
  }
  const picked = contactsFor(row, seen, people).find(one => one.person === fields.raw(`to-${row.id}`))
  if (picked)
    return {
      to: `${picked.name}, ${picked.agencyName}`,
      person: picked.person,
      ...(picked.email && { address: picked.email }),
    }
  const name = fields.text(`name-${row.id}`)?.trim()
  const address = fields.text(`address-${row.id}`)?.trim()
  if (name && address) return { to: name, address }
  return fields.wrong(
    `to-${row.id}`,
    `Say where the copy goes: ${row.label}${row.child ? `, child ${row.child}` : ''}. Choose a person, or write a name and an address.`,
  )
}

/** A copy with the digest of exactly the words that go out, so that anybody can prove later what was sent. */
function copyFor(row: Row, contact: Contact, visit: Visit, seen: Seen, people: readonly Person[]) {
  const made = copyOf(row, seen.record, seen, people, visit.now, contact)
  return {
    recipient: row.recipient,
    ...(row.child !== undefined && { child: row.child }),
    ...contact,
    gives: row.gives,
    rule: row.rule.id,
    ...(made && { ...writtenFor(row, seen.record), digest: made.digest, holds: holdsOf(made) }),
  }
}

/** The fact that a row asks for, of those it may ask. */
const factAsked = ({ visit, row }: OnRow): FactName | undefined =>
  row.asks.find(one => one === visit.fields.raw('fact')) as FactName | undefined

function stateFact(about: OnRow): Asks {
  const { visit, row } = about
  const { fields } = visit
  const fact = factAsked(about)
  if (!fact) return undefined
  const field = `${row.id}-${fact}`
  const value = factEntry(fact).kind === 'yes-no' ? fields.yesNo(field) : fields.text(field)?.trim()
  if (value === undefined) return fields.wrong(field, 'Answer this, or leave it open until somebody knows.')
  return {
    type: 'StateFacts',
    id: commandOf(visit),
    facts: { [fact]: value },
    ...(row.child !== undefined && { child: row.child }),
  }
}
