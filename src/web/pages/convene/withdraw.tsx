import { nothingHere } from '../../../conduct.ts'
import type { Invitation } from '../../../discussion/discussion.ts'
import { isRefusal } from '../../../discussion/happening.ts'
import { seatName } from '../../../discussion/papers/saying.ts'
import type { Fields, Problem } from '../../fields.ts'
import { Framed } from '../../frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route } from '../../visit.ts'
import { Why, problemOf } from '../../because.tsx'
import { CommandId } from '../../form.tsx'
import { type Convene, conveneCrumbs, findOpen, openConvene, placeOf } from './convening.ts'

/** Somebody invited is taken off the list, with a reason that stays with us. */
export const withdrawRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/convene/withdraw/:invitation',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      const one = convene && findOpen(convene, visit.params.invitation)
      return convene && one
        ? { page: <Withdraw convene={convene} one={one} fields={visit.fields} /> }
        : nothing
    },
  },
  {
    method: 'POST',
    path: '/discussions/:reference/convene/withdraw/:invitation',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      const one = convene && findOpen(convene, visit.params.invitation)
      return convene && one ? withdraw(convene, one) : nothing
    },
  },
]

type OnePage = { convene: Convene; one: Invitation; fields: Fields; problems?: readonly Problem[] }

async function withdraw(convene: Convene, one: Invitation): Promise<Answer> {
  const { visit, seen } = convene
  const withdrawn = await visit.conduct(seen.discussion.id, {
    type: 'WithdrawInvitation',
    id: visit.fields.raw('command') || crypto.randomUUID(),
    invitation: one.invitation,
    reason: visit.fields.text('reason') ?? '',
  })
  if (withdrawn === nothingHere) return nothing
  if (isRefusal(withdrawn))
    return {
      page: <Withdraw convene={convene} one={one} fields={visit.fields} problems={[problemOf(withdrawn)]} />,
    }
  return { redirect: `${placeOf(convene)}?done=withdrawn#seat-${one.seat}` }
}

function Withdraw({ convene, one, fields, problems = [] }: OnePage) {
  const { visit, seen } = convene
  const { discussion, rules } = seen
  const rule = rules.procedure.seats.find(seat => seat.seat === one.seat)
  const who = one.name ?? one.agency
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Remove an invitation',
        reference: discussion.reference,
        at: 'work',
        problems,
        breadcrumbs: conveneCrumbs(discussion.reference, 'Remove'),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={discussion.reference}>Remove {who}</PageHeading>
              <p class="govuk-body">
                {one.agency}, {seatName(one.seat, rules)}. They are told that they are no longer asked to take
                part, and no longer see the discussion. The reason is not sent to them.
              </p>
              {rule && rule.force !== 'may' && (
                <Why rule={rule} rules={rules} summary="Why they were invited" />
              )}
              <form
                id="form"
                method="post"
                action={`${placeOf(convene)}/withdraw/${one.invitation}`}
                novalidate
              >
                <CommandId />
                <Textarea
                  name="reason"
                  label={{ text: 'Why?', classes: 'govuk-label--s' }}
                  rows={3}
                  value={fields.raw('reason')}
                  errorMessage={problems.find(found => found.field === 'reason')?.says}
                />
                <Button classes="govuk-button--warning" preventDoubleClick>
                  Remove
                </Button>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}
