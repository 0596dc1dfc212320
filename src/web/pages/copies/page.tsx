import { holdsOf } from '../../../delivery/copy.ts'
import { findParticipant } from '../../../discussion/participant.ts'
import type { Copy } from '../../../discussion/discussion.ts'
import { latestVersion } from '../../../discussion/discussion.ts'
import { isRefusal, type Refusal } from '../../../discussion/happening.ts'
import { noticeOnly } from '../../../discussion/papers/index.ts'
import { listPeople, type Person } from '../../../people/standing.ts'
import { factEntry, type FactName } from '../../../procedure/facts.ts'
import { problemOf } from '../../because.tsx'
import { commandOf, doneFrom, together } from '../../form.tsx'
import { isUuid } from '../../../uuid.ts'
import { PartPage } from '../../part.tsx'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'
import { Matrix } from './matrix.tsx'
import { Preview } from './preview.tsx'
import { Receipts } from './receipts.tsx'
import { AboutWhom, sayAbout } from './about-whom.tsx'
import { alreadyHas, contactsFor, copyKey, copyOf, isSent, type Row, rowsOf, writtenFor } from './rows.ts'
import { Asks, Substitutes } from './settle.tsx'

/** Copies: who gets one and why, who does not, what each of them will see; then sending, and the receipts. */
export const copiesRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/copies',
    async handle(visit): Promise<Answer> {
      const seen = await open(visit)
      return seen ? await show(visit, seen) : nothing
    },
  },
  {
    method: 'GET',
    path: '/discussions/:reference/copies/preview',
    async handle(visit): Promise<Answer> {
      const seen = await open(visit)
      return seen ? await preview(visit, seen) : nothing
    },
  },
  { method: 'POST', path: '/discussions/:reference/copies', handle: send },
  { method: 'POST', path: '/discussions/:reference/copies/substitute', handle: nameSubstitute },
  { method: 'POST', path: '/discussions/:reference/copies/fact', handle: stateFact },
  { method: 'POST', path: '/discussions/:reference/copies/about', handle: sayWhom },
  { method: 'POST', path: '/discussions/:reference/copies/words', handle: write },
]

/** For those who send, and for oversight, who looks on. */
async function open(visit: Visit): Promise<Seen | undefined> {
  const seen = await visit.see(visit.params.reference ?? '', 'copies')
  return seen && (seen.may('circulate') || seen.may('see-who-looked')) ? seen : undefined
}

const rowsFor = (visit: Visit, seen: Seen): Row[] =>
  rowsOf(seen.discussion, seen.rules, visit.now, { knowsWhoIsKeptOut: seen.may('keep-out') })

const doneWords: Record<string, string> = {
  substitute: 'Who stands in is on record. Choose where their copy goes below.',
  fact: 'That is on record, and the list is worked out again.',
  about: 'That is on record. These lines are in the copies about the children you ticked.',
}

async function show(visit: Visit, seen: Seen, refusal?: Refusal): Promise<Answer> {
  const people = await visit.read(listPeople)
  return {
    page: <Copies visit={visit} seen={seen} people={people} refusal={refusal} />,
    ...(visit.fields.problems.length > 0 && { status: 422 }),
  }
}

export function Copies(props: {
  visit: Visit
  seen: Seen
  people: readonly Person[]
  refusal?: Refusal | undefined
}) {
  const { visit, seen, people, refusal } = props
  const { discussion } = seen
  const rows = rowsFor(visit, seen)
  const version = latestVersion(discussion)
  const sent = Number(visit.query.sent)
  return (
    <PartPage
      visit={visit}
      seen={seen}
      part="copies"
      title="Who gets a copy, and why"
      caption={`${discussion.reference}${version ? ` · version ${version.version}` : ''}`}
      done={
        Number.isInteger(sent) && sent > 0
          ? `${sent === 1 ? '1 copy is' : `${sent} copies are`} sent. Each recipient is told by mail that it waits for them; receipts show below.`
          : doneFrom(doneWords, visit)
      }
      problems={visit.fields.problems}
      refusal={refusal}
    >
      {!version && (
        <p class="govuk-inset-text">
          Nothing is sent before the minutes are signed. You can settle who gets what, and see it as they
          will.{' '}
          <a class="govuk-link" href={`/discussions/${discussion.reference}/close`}>
            Read back and sign
          </a>
        </p>
      )}
      <Receipts visit={visit} seen={seen} />
      <Asks visit={visit} seen={seen} rows={rows} />
      <AboutWhom visit={visit} seen={seen} />
      <Substitutes visit={visit} seen={seen} rows={rows} />
      <Matrix visit={visit} seen={seen} rows={rows} people={people} />
    </PartPage>
  )
}

async function preview(visit: Visit, seen: Seen): Promise<Answer> {
  const row = rowsFor(visit, seen).find(one => one.id === visit.query.row)
  if (!row || !isSent(row)) return nothing
  return await showPreview(visit, seen, row)
}

/** The copy as far as the visitor may have it too: what is given to its reader alone does not come out by way of a preview. */
async function showPreview(visit: Visit, seen: Seen, row: Row, refusal?: Refusal): Promise<Answer> {
  const people = await visit.read(listPeople)
  const { discussion, record, rules } = seen
  const made = copyOf(row, discussion, seen, people, visit.now)
  const paper = made?.paper ?? noticeOnly(discussion, rules, { now: visit.now })
  const whole = made?.digest === copyOf(row, record, seen, people, visit.now)?.digest
  return {
    page: (
      <Preview
        visit={visit}
        seen={seen}
        row={row}
        paper={paper}
        share={made?.share}
        whole={whole}
        refusal={refusal}
      />
    ),
    ...(visit.fields.problems.length > 0 && { status: 422 }),
  }
}

async function send(visit: Visit): Promise<Answer> {
  const seen = await open(visit)
  if (!seen?.may('circulate')) return nothing
  const { discussion } = seen
  const { fields } = visit
  const people = await visit.read(listPeople)
  const rows = rowsFor(visit, seen)
  const chosen = rows.filter(row => isSent(row) && fields.all('send').includes(row.id))
  if (chosen.length === 0) fields.wrong('send', 'Choose at least one recipient to send a copy to.')
  const copies: Omit<Copy, 'at' | 'version' | 'received'>[] = []
  for (const row of chosen) {
    const contact = contactOf(row, visit, seen, people)
    if (!contact || alreadyHas(row.invited ? undefined : contact.person, chosen)) continue
    copies.push(copyFor(row, contact, visit, seen, people))
  }
  if (fields.problems.length > 0) return await show(visit, seen)
  const answer = await visit.conduct(discussion.id, {
    type: 'CirculateMinutes',
    id: commandOf(visit),
    copies,
  })
  if (typeof answer === 'symbol') return nothing
  if (!isRefusal(answer))
    return { redirect: `/discussions/${discussion.reference}/copies?sent=${copies.length}` }
  fields.problems.push(problemOf({ ...answer, field: 'form' }))
  return await show(visit, seen, answer)
}

type Contact = { to: string; participant?: string; person?: string; address?: string }

/** Where one copy goes: the person invited, somebody of the phone book, or a name and an address typed in. */
function contactOf(row: Row, visit: Visit, seen: Seen, people: readonly Person[]): Contact | undefined {
  const { fields } = visit
  if (row.invited) {
    const { name, agency, person, email } = row.invited
    if (person || email)
      return {
        to: name ? `${name}, ${agency}` : agency,
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

async function nameSubstitute(visit: Visit): Promise<Answer> {
  const seen = await open(visit)
  if (!seen?.may('keep-out')) return nothing
  const recipient = visit.fields.raw('recipient')
  const row = rowsFor(visit, seen).find(one => one.recipient === recipient && one.gives === 'blocked')
  if (!row) return nothing
  const field = `substitute-${recipient}`
  const words = visit.fields.needed(field, 'Name who receives the copy instead, and why they can.')
  if (visit.fields.problems.length > 0) return await show(visit, seen)
  const answer = await visit.conduct(seen.discussion.id, {
    type: 'AnswerDuty',
    id: commandOf(visit),
    duty: `substitute/${recipient}`,
    words,
  })
  if (typeof answer === 'symbol') return nothing
  if (!isRefusal(answer))
    return { redirect: `/discussions/${seen.discussion.reference}/copies?done=substitute` }
  visit.fields.problems.push(problemOf({ ...answer, field }))
  return await show(visit, seen, answer)
}

async function stateFact(visit: Visit): Promise<Answer> {
  const seen = await open(visit)
  if (!seen?.may('convene')) return nothing
  const { fields } = visit
  const row = rowsFor(visit, seen).find(one => one.id === fields.raw('row') && one.gives === 'ask')
  const fact = row?.asks.find(one => one === fields.raw('fact')) as FactName | undefined
  if (!row || !fact) return nothing
  const field = `${row.id}-${fact}`
  const value = factEntry(fact).kind === 'yes-no' ? fields.yesNo(field) : fields.text(field)?.trim()
  if (value === undefined) fields.wrong(field, 'Answer this, or leave it open until somebody knows.')
  if (fields.problems.length > 0) return await show(visit, seen)
  const answer = await visit.conduct(seen.discussion.id, {
    type: 'StateFacts',
    id: commandOf(visit),
    facts: { [fact]: value },
    ...(row.child !== undefined && { child: row.child }),
  })
  if (typeof answer === 'symbol') return nothing
  if (!isRefusal(answer)) return { redirect: `/discussions/${seen.discussion.reference}/copies?done=fact` }
  fields.problems.push(problemOf({ ...answer, field }))
  return await show(visit, seen, answer)
}

/** Says whom lines are about of which nobody has said it yet: several lines are one deed. */
async function sayWhom(visit: Visit): Promise<Answer> {
  const seen = await open(visit)
  if (!seen?.may('circulate')) return nothing
  const asked = together(commandOf(visit), sayAbout(visit, seen))
  if (!asked) visit.fields.wrong('about', 'Tick whom at least one line is about.')
  if (!asked || visit.fields.problems.length > 0) return await show(visit, seen)
  const answer = await visit.conduct(seen.discussion.id, asked)
  if (typeof answer === 'symbol') return nothing
  if (!isRefusal(answer)) return { redirect: `/discussions/${seen.discussion.reference}/copies?done=about` }
  visit.fields.problems.push(problemOf({ ...answer, field: 'about' }))
  return await show(visit, seen, answer)
}

/** Writes what one copy says in the place of what it leaves out, and of the safety plan. */
async function write(visit: Visit): Promise<Answer> {
  const seen = await open(visit)
  const row = seen && rowsFor(visit, seen).find(one => one.id === visit.fields.raw('row') && isSent(one))
  if (!seen?.may('circulate') || !row) return nothing
  const says = visit.fields.text('says')?.trim()
  const planSays = visit.fields.text('plan-says')?.trim()
  if (visit.fields.problems.length > 0) return await showPreview(visit, seen, row)
  const answer = await visit.conduct(seen.discussion.id, {
    type: 'WordCopy',
    id: commandOf(visit),
    key: copyKey(row),
    ...(says && { says }),
    ...(planSays && { planSays }),
  })
  if (typeof answer === 'symbol') return nothing
  if (!isRefusal(answer))
    return {
      redirect: `/discussions/${seen.discussion.reference}/copies/preview?row=${encodeURIComponent(row.id)}&done=written`,
    }
  visit.fields.problems.push(problemOf({ ...answer, field: 'says' }))
  return await showPreview(visit, seen, row, answer)
}
