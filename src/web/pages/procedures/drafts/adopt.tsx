import type { ComponentChildren } from 'preact'
import { type LocalDate, sayDay } from '../../../../calendar/index.ts'
import { sayVersion } from '../../../../procedure/saying/statement.ts'
import { Framed } from '../../../frame/frame.tsx'
import { Button } from '../../../govuk/button.tsx'
import { ErrorMessage } from '../../../govuk/error-message.tsx'
import { Select } from '../../../govuk/select.tsx'
import { PageHeading } from '../../../pieces/page-heading.tsx'
import { type Answer, nothing, type Visit } from '../../../visit.ts'
import { FromDay, ProposalId, proposed, Reason, readFrom, readReason } from './asking.tsx'
import { crumbs, place } from './door.ts'

export const askAdoption = async (visit: Visit): Promise<Answer> => ({ page: <Adopt visit={visit} /> })

export async function proposeAdoption(visit: Visit): Promise<Answer> {
  const { fields } = visit
  const id = fields.needed('id', 'Choose a version.')
  const done = await proposed(visit, {
    kind: 'adopt',
    id,
    from: readFrom(fields),
    reason: readReason(fields),
  })
  return done ? { redirect: `${place}?done=proposed` } : { page: <Adopt visit={visit} />, status: 422 }
}

export async function askWithdrawal(visit: Visit): Promise<Answer> {
  const planned = plannedIn(visit, visit.query)
  return planned ? { page: <Withdraw visit={visit} {...planned} /> } : nothing
}

export async function proposeWithdrawal(visit: Visit): Promise<Answer> {
  const { fields } = visit
  const planned = plannedIn(visit, { id: fields.raw('id'), from: fields.raw('from') })
  if (!planned) return nothing
  const done = await proposed(visit, { kind: 'withdraw', ...planned, reason: readReason(fields) })
  return done
    ? { redirect: `${place}?done=proposed` }
    : { page: <Withdraw visit={visit} {...planned} />, status: 422 }
}

/** The adoption that an address or a form names, when there is one. */
function plannedIn(
  { house, signedIn }: Visit,
  asked: Readonly<Record<string, string>>,
): { id: string; from: LocalDate } | undefined {
  const found = house
    .adoptedBy(signedIn.authority)
    .find(({ id, from }) => id === asked.id && from !== undefined && from === asked.from)
  return found && { id: found.id, from: found.from! }
}

function Around({ visit, title, children }: { visit: Visit; title: string; children: ComponentChildren }) {
  return (
    <Framed
      visit={visit}
      frame={{
        title,
        at: 'procedure',
        problems: visit.fields.problems,
        breadcrumbs: crumbs({ text: title }),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading>{title}</PageHeading>
              {children}
            </div>
          </div>
        ),
      }}
    />
  )
}

function Adopt({ visit }: { visit: Visit }) {
  const { fields } = visit
  const versions = [...visit.house.versionsOf(visit.signedIn.authority).values()]
  return (
    <Around visit={visit} title="Follow another version from a date">
      <p class="govuk-body">
        For a version that is published already. Another policy lead has to approve it. From that day new
        discussions are held under it; those that are running keep the version they began under.
      </p>
      <form method="post" action="/procedure/adopt" novalidate>
        <ProposalId />
        <Select
          name="id"
          label={{ text: 'Which version?', classes: 'govuk-label--s' }}
          value={fields.raw('id')}
          items={[
            { value: '', text: 'Choose a version' },
            ...versions.map(({ id, pack }) => ({
              value: id,
              text: `${sayVersion(id)}: ${pack.about.title}`,
            })),
          ]}
          errorMessage={fields.problemWith('id')}
        />
        <FromDay fields={fields} hint="Today or later" />
        <Reason fields={fields} hint="Kept in the record" />
        <Button preventDoubleClick>Propose it</Button>
      </form>
    </Around>
  )
}

function Withdraw({ visit, id, from }: { visit: Visit; id: string; from: LocalDate }) {
  const { fields } = visit
  const wrong = fields.problemWith('id')
  return (
    <Around visit={visit} title="Take back an adoption that has not begun">
      <p class="govuk-body" id="id">
        {id} is to be followed from {sayDay(from)}. If another policy lead approves, it will not be.
      </p>
      {wrong && <ErrorMessage>{wrong}</ErrorMessage>}
      <form method="post" action="/procedure/withdraw" novalidate>
        <ProposalId />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="from" value={from} />
        <Reason fields={fields} hint="Kept in the record" />
        <Button preventDoubleClick>Propose to take it back</Button>
      </form>
    </Around>
  )
}
