import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route } from '../../visit.ts'
import { Why } from '../../because.tsx'
import { CommandId, commandOf, formRoute } from '../../form.tsx'
import { expectedQuorum, minimumSeats } from '../../../discussion/required/seats/quorum.ts'
import { WarningText } from '../../govuk/warning-text.tsx'
import { conveneCrumbs, type OneInvited, openOne, placeOf } from './convening.ts'
import { seatName } from '../../../discussion/in-words/pack-words.ts'

/** Somebody invited is taken off the list, with a reason that stays with us. */
export const withdrawRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/convene/withdraw/:invitation',
    async handle(visit): Promise<Answer> {
      const about = await openOne(visit)
      return about ? { page: <Withdraw about={about} /> } : nothing
    },
  },
  formRoute<OneInvited>({
    path: '/discussions/:reference/convene/withdraw/:invitation',
    open: openOne,
    asks: ({ visit, one }) => ({
      type: 'WithdrawInvitation',
      id: commandOf(visit),
      invitation: one.invitation,
      reason: visit.fields.needed('reason', 'Say why they are no longer asked to come.'),
    }),
    again: about => <Withdraw about={about} />,
    done: about => `${placeOf(about)}?done=withdrawn#seat-${about.one.seat}`,
  }),
]

function Withdraw({ about }: { about: OneInvited }) {
  const { visit, seen, one } = about
  const { fields } = visit
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
        breadcrumbs: conveneCrumbs(discussion.reference, 'Remove'),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={discussion.reference}>Remove {who}</PageHeading>
              <p class="govuk-body">
                {one.agency}, {seatName(one.seat, rules)}. They are told that they are no longer asked to take
                part, and no longer see the discussion. The reason is not sent to them.
              </p>
              <LeavesEmpty about={about} />
              {rule && rule.force !== 'may' && (
                <Why rule={rule} rules={rules} summary="Why they were invited" />
              )}
              <form
                id="form"
                method="post"
                action={`${placeOf(about)}/withdraw/${one.invitation}`}
                novalidate
              >
                <CommandId />
                <Textarea
                  name="reason"
                  label={{ text: 'Why?', classes: 'govuk-label--s' }}
                  rows={3}
                  value={fields.raw('reason')}
                  errorMessage={fields.problemWith('reason')}
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

/** What follows for the minimum: shown before it is done, because nobody sees it in a list of invitations. */
function LeavesEmpty({ about: { seen, visit, one } }: { about: OneInvited }) {
  const { discussion, rules } = seen
  const missing = (without: boolean) =>
    expectedQuorum(
      without
        ? { ...discussion, invitations: discussion.invitations.filter(other => other !== one) }
        : discussion,
      rules,
      visit.now,
    ).missing
  const last = !discussion.invitations.some(
    other => other !== one && other.seat === one.seat && other.withdrawn === undefined,
  )
  const minimum = minimumSeats(discussion, rules, visit.now).some(seat => seat.seat === one.seat)
  const before = missing(false)
  const newly = missing(true).filter(seat => !before.includes(seat))
  if (newly.length === 0 && !(last && minimum)) return null
  return (
    <WarningText>
      {seatName(one.seat, rules)} is one of the seats without which the discussion is not quorate, and then{' '}
      {last ? 'nobody is invited for it' : 'nobody who has said that they come sits in it'}. Invite somebody
      else for it first, if you can.
    </WarningText>
  )
}
