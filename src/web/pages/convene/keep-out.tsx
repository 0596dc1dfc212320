import type { Implicated } from '../../../discussion/discussion.ts'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route } from '../../visit.ts'
import { CommandId, commandOf, formRoute } from '../../form.tsx'
import { KeptOutRow, readKeptOut, readKeptOutRows } from '../../pieces/kept-out.tsx'
import { type Convene, conveneCrumbs, openConvene, placeOf } from './convening.ts'

/** A declared conflict, or somebody the concern turns out to be about: kept out from now on, everywhere. */
export const keepOutRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/convene/keep-out',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      return convene?.seen.may('keep-out') ? { page: <KeepOut convene={convene} /> } : nothing
    },
  },
  formRoute<Convene>({
    path: '/discussions/:reference/convene/keep-out',
    async open(visit) {
      const convene = await openConvene(visit)
      return convene?.seen.may('keep-out') ? convene : undefined
    },
    asks: ({ visit, people }) => {
      const { fields } = visit
      readKeptOutRows(fields, people)
      const [who] = readKeptOut(fields, person => people.find(one => one.person === person))
      if (!who && fields.problems.length === 0)
        fields.wrong('out-1-person', 'Choose a person, or a role at an agency.')
      if (!who) return undefined
      const { reason = '', ...somebody }: Implicated = who
      const knowing = fields.text('knowing')
      return { type: 'Block', id: commandOf(visit), who: somebody, reason, ...(knowing && { knowing }) }
    },
    fieldOf: ({ field }) => (field === 'reason' ? 'out-1-reason' : field === 'who' ? 'out-1-person' : field),
    again: convene => <KeepOut convene={convene} />,
    done: convene => `${placeOf(convene)}?done=kept-out`,
  }),
]

function KeepOut({ convene }: { convene: Convene }) {
  const { visit, seen, people } = convene
  const { reference } = seen.discussion
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Keep somebody out',
        reference,
        at: 'work',
        breadcrumbs: conveneCrumbs(reference, 'Keep somebody out'),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={reference}>Keep somebody out</PageHeading>
              <WarningText>
                At once, until somebody who runs this discussion lifts it with a reason: no invitation, no
                room, no copy. They are not told, and nothing is sent to take back what is in their calendar:
                to them this discussion does not exist. Tell whoever opens the door or the call.
              </WarningText>
              <form id="form" method="post" action={`${placeOf(convene)}/keep-out`} novalidate>
                <CommandId />
                <KeptOutRow row={1} fields={visit.fields} people={people} rules={seen.rules} />
                {(visit.fields.has('knowing') || visit.fields.problemWith('knowing')) && (
                  <Textarea
                    name="knowing"
                    label={{
                      text: 'Why they are kept out all the same, and why you set it',
                      classes: 'govuk-label--s',
                    }}
                    hint="They run this discussion. Say who goes on with it, and who else knows"
                    rows={3}
                    value={visit.fields.raw('knowing')}
                    errorMessage={visit.fields.problemWith('knowing')}
                  />
                )}
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
