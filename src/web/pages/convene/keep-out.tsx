import { nothingHere } from '../../../conduct.ts'
import type { Implicated } from '../../../discussion/discussion.ts'
import { isRefusal } from '../../../discussion/happening.ts'
import type { Problem } from '../../fields.ts'
import { Framed } from '../../frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route } from '../../visit.ts'
import { problemOf } from '../../because.tsx'
import { CommandId } from '../../form.tsx'
import { KeptOutRow, readKeptOutRows } from '../ask/kept-out.tsx'
import { readKeptOut } from '../ask/request.ts'
import { type Convene, conveneCrumbs, openConvene, placeOf } from './convening.ts'

/** A declared conflict, or somebody the concern turns out to be about: kept out from now on, everywhere. */
export const keepOutRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/convene/keep-out',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      return convene?.seen.may('keep-out') ? { page: <KeepOut convene={convene} problems={[]} /> } : nothing
    },
  },
  {
    method: 'POST',
    path: '/discussions/:reference/convene/keep-out',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      return convene?.seen.may('keep-out') ? keepOut(convene) : nothing
    },
  },
]

async function keepOut(convene: Convene): Promise<Answer> {
  const { visit, seen, people } = convene
  const { fields } = visit
  readKeptOutRows(fields, people)
  const [who] = readKeptOut(fields, person => people.find(one => one.person === person))
  if (!who && fields.problems.length === 0)
    fields.wrong('out-1-person', 'Choose a person, or a role at an agency.')
  if (who?.person === visit.signedIn.person.person)
    fields.wrong('out-1-person', 'You cannot keep yourself out. Ask somebody else who runs this discussion.')
  if (fields.problems.length > 0 || !who)
    return { page: <KeepOut convene={convene} problems={fields.problems} /> }
  const { reason = '', ...somebody }: Implicated = who
  const blocked = await visit.conduct(seen.discussion.id, {
    type: 'Block',
    id: fields.raw('command') || crypto.randomUUID(),
    who: somebody,
    reason,
  })
  if (blocked === nothingHere) return nothing
  if (isRefusal(blocked)) return { page: <KeepOut convene={convene} problems={[problemOf(blocked)]} /> }
  return { redirect: `${placeOf(convene)}?done=kept-out` }
}

function KeepOut({ convene, problems }: { convene: Convene; problems: readonly Problem[] }) {
  const { visit, seen, people } = convene
  const { reference } = seen.discussion
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Keep somebody out',
        reference,
        at: 'work',
        problems,
        breadcrumbs: conveneCrumbs(reference, 'Keep somebody out'),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={reference}>Keep somebody out</PageHeading>
              <WarningText>
                At once and for good: no invitation, no room, no copy. They are not told, and to them this
                discussion does not exist.
              </WarningText>
              <form id="form" method="post" action={`${placeOf(convene)}/keep-out`} novalidate>
                <CommandId />
                <KeptOutRow row={1} fields={visit.fields} people={people} rules={seen.rules} />
                <Button classes="govuk-button--warning" preventDoubleClick>
                  Keep them out
                </Button>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}
