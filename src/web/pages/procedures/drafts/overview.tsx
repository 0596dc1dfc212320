import { beginDraft, type Draft, findDraft } from '../../../../adoption/drafts.ts'
import type { Proposal } from '../../../../adoption/proposals.ts'
import { sayDay, sayMoment } from '../../../../calendar/index.ts'
import { authorityOf } from '../../../../procedure/index.ts'
import { sayVersion } from '../../../../procedure/saying/statement.ts'
import type { Fields } from '../../../fields.ts'
import { Framed } from '../../../frame/frame.tsx'
import { Button } from '../../../govuk/button.tsx'
import { Details } from '../../../govuk/details.tsx'
import { PageHeading } from '../../../pieces/page-heading.tsx'
import { CardTable, RowName } from '../../../pieces/card-table.tsx'
import type { Answer, Visit } from '../../../visit.ts'
import { Done, idIn } from '../../../form.tsx'
import { Adopted } from '../adopted.tsx'
import { BeginForm } from './begin.tsx'
import { asking, crumbs, followedToday, openTable, place } from './door.ts'
import { sayProposed } from './words.ts'

export async function showOverview(visit: Visit): Promise<Answer> {
  return { page: <Overview visit={visit} table={await openTable(visit)} fields={visit.fields} /> }
}

/** Begins a draft from a version, from another draft, or from nothing. */
export async function begin(visit: Visit): Promise<Answer> {
  const { fields } = visit
  const name = fields.needed('name', 'Say in a few words what this draft is for.')
  if (name.length > 100) fields.wrong('name', 'Use at most 100 characters for the name.')
  const from = fields.raw('begin-from')
  const found = await textToBeginWith(visit, from)
  if (found === undefined) fields.wrong('begin-from', 'Choose what to begin with.')
  if (fields.problems.length > 0 || !found)
    return { page: <Overview visit={visit} table={await openTable(visit)} fields={fields} />, status: 422 }
  const draft = idIn(visit, 'draft')
  await visit.read(tx => beginDraft(tx, asking(visit), { draft, name, ...found }))
  return { redirect: `${place}/${draft}?done=begun` }
}

async function textToBeginWith(
  visit: Visit,
  from: string,
): Promise<Pick<Draft, 'text' | 'begunFrom'> | undefined> {
  const { authority } = visit.signedIn
  if (from === 'nothing') return { text: '' }
  if (from.startsWith('draft:')) {
    const other = await visit.read(tx => findDraft(tx, authority, from.slice('draft:'.length)))
    return other && { text: other.text, ...(other.begunFrom !== undefined && { begunFrom: other.begunFrom }) }
  }
  const version = visit.house.versionsOf(authority).get(from)
  return version && { text: await visit.house.textOf(version.hash), begunFrom: version.id }
}

function Overview({
  visit,
  table: { drafts, proposals },
  fields,
}: {
  visit: Visit
  table: Awaited<ReturnType<typeof openTable>>
  fields: Fields
}) {
  const today = followedToday(visit)
  const waiting = proposals.filter(one => one.state === 'waiting')
  const settled = proposals.filter(one => one.state === 'declined' || one.state === 'withdrawn')
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Drafts and adoption',
        at: 'procedure',
        problems: fields.problems,
        breadcrumbs: crumbs().slice(0, 1).concat({ text: 'Drafts and adoption' }),
        children: (
          <>
            <Done said={said} visit={visit} />
            <PageHeading caption={`${visit.signedIn.authorityName} follows ${sayVersion(today.id)}`}>
              Drafts and adoption
            </PageHeading>
            <p class="govuk-body-l">
              Write the next version, check it, see what recorded discussions would have come to under it, and
              propose it. Another policy lead approves it: nobody approves their own.
            </p>
            <h2 class="govuk-heading-l">Waiting for approval</h2>
            <Proposals visit={visit} proposals={waiting} empty="Nothing is waiting." />
            <h2 class="govuk-heading-l">What is followed, and from when</h2>
            <Adopted visit={visit} proposals={proposals} leads />
            <Button href="/procedure/adopt" classes="govuk-button--secondary">
              Follow another version from a date
            </Button>
            <h2 class="govuk-heading-l">Drafts</h2>
            <CardTable
              caption="Drafts"
              head={['Draft', 'Begun from', 'Written by', 'Saved']}
              rows={drafts.map(one => [
                <RowName href={`${place}/${one.draft}`}>{one.name}</RowName>,
                one.begunFrom ? sayVersion(one.begunFrom) : 'Nothing',
                one.authorName,
                sayMoment(one.savedAt, visit.now),
              ])}
              empty={<p class="govuk-body">There is no draft yet.</p>}
            />
            <h2 class="govuk-heading-m">Begin a draft</h2>
            <BeginForm fields={fields} items={beginWith(visit, drafts)} />
            {settled.length > 0 && (
              <Details summary="Proposals that were declined or withdrawn">
                <Proposals visit={visit} proposals={settled} empty="" />
              </Details>
            )}
          </>
        ),
      }}
    />
  )
}

const said = {
  discarded: 'The draft is thrown away.',
  proposed: 'It is proposed. Another policy lead has to approve it.',
}

function beginWith(visit: Visit, drafts: readonly Omit<Draft, 'text'>[]) {
  const today = followedToday(visit).id
  const versions = [...visit.house.versionsOf(visit.signedIn.authority).values()].filter(
    one => one.id !== today,
  )
  const own = (id: string) => (authorityOf(id) === authorityOf(today) ? 0 : 1)
  return [
    { value: today, text: `${sayVersion(today)}, which is followed today` },
    { value: 'nothing', text: 'Nothing: I paste the text' },
    ...versions
      .sort((a, b) => own(a.id) - own(b.id) || (a.id < b.id ? -1 : 1))
      .map(({ id }) => ({ value: id, text: sayVersion(id) })),
    ...drafts.map(({ draft, name, authorName }) => ({
      value: `draft:${draft}`,
      text: `The draft “${name}” of ${authorName}`,
    })),
  ]
}

const states: Readonly<Record<Proposal['state'], string>> = {
  waiting: 'Waiting',
  approved: 'Approved',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
}

function Proposals({
  visit,
  proposals,
  empty,
}: {
  visit: Visit
  proposals: readonly Proposal[]
  empty: string
}) {
  const { person } = visit.signedIn.person
  return (
    <CardTable
      caption="Proposals"
      head={['Proposal', 'From', 'Proposed by', 'State']}
      rows={proposals.map(one => [
        <RowName href={`/procedure/proposals/${one.proposal}`}>{sayProposed(one)}</RowName>,
        sayDay(one.from),
        `${one.proposedByName}, ${sayMoment(one.proposedAt, visit.now)}`,
        one.state !== 'waiting'
          ? `${states[one.state]}${one.answer ? `: ${one.answer}` : ''}`
          : one.proposedBy === person
            ? 'Waiting for somebody else'
            : 'Waiting for you or another policy lead',
      ])}
      empty={<p class="govuk-body">{empty}</p>}
    />
  )
}
