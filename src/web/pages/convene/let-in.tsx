import type { Implicated } from '../../../discussion/discussion.ts'
import { sayMoment } from '../../../calendar/index.ts'
import { uuidFrom } from '../../../uuid.ts'
import { CommandId, commandOf, formRoute } from '../../form.tsx'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route, type Visit } from '../../visit.ts'
import { type Convene, conveneCrumbs, openConvene, placeOf } from './convening.ts'

/** Somebody is no longer kept out: a mistake, another person of that name, a conflict that is settled. */
export const letInRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/convene/let-in/:block',
    async handle(visit): Promise<Answer> {
      const about = await openBlock(visit)
      return about ? { page: <LetIn about={about} /> } : nothing
    },
  },
  formRoute<OneBlock>({
    path: '/discussions/:reference/convene/let-in/:block',
    open: openBlock,
    asks: ({ visit, who: { person, name, email, agency, role } }) => ({
      type: 'LiftBlock',
      id: commandOf(visit),
      who: {
        ...(person !== undefined && { person }),
        ...(name !== undefined && { name }),
        ...(email !== undefined && { email }),
        ...(agency !== undefined && { agency }),
        ...(role !== undefined && { role }),
      },
      reason: visit.fields.needed('reason', 'Say why they are no longer kept out.'),
    }),
    again: about => <LetIn about={about} />,
    done: about => `${placeOf(about)}?done=let-in`,
  }),
]

type OneBlock = Convene & { who: Implicated }

/** A block by what it says, without a name in the address of a page. */
export const keyOfBlock = ({ person, name, email, agency, role }: Implicated): string =>
  uuidFrom(JSON.stringify(['block', person, name, email, agency, role]))

export const sayBlock = ({ name, email, role, agency }: Implicated): string =>
  name ?? email ?? [role?.replaceAll('-', ' '), agency].filter(Boolean).join(' at ')

async function openBlock(visit: Visit): Promise<OneBlock | undefined> {
  const convene = await openConvene(visit)
  const who = convene?.seen.discussion.implicated.find(one => keyOfBlock(one) === visit.params.block)
  return convene && who && convene.seen.may('keep-out') ? { ...convene, who } : undefined
}

function LetIn({ about }: { about: OneBlock }) {
  const { visit, seen, who } = about
  const { reference } = seen.discussion
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'No longer keep somebody out',
        reference,
        at: 'work',
        breadcrumbs: conveneCrumbs(reference, 'No longer keep somebody out'),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={reference}>No longer keep somebody out</PageHeading>
              <p class="govuk-body">
                <strong class="quorate-private">{sayBlock(who)}</strong>
                {who.reason && (
                  <>
                    , kept out because: <q class="quorate-private">{who.reason}</q>
                  </>
                )}
                . From {sayMoment(visit.now)} they may be invited again, and get what they may have. Nobody is
                invited by this; an invitation they had stays withdrawn.
              </p>
              <form id="form" method="post" action={`${placeOf(about)}/let-in/${keyOfBlock(who)}`} novalidate>
                <CommandId />
                <Textarea
                  name="reason"
                  label={{ text: 'Why are they no longer kept out?', classes: 'govuk-label--s' }}
                  rows={3}
                  value={visit.fields.raw('reason')}
                  errorMessage={visit.fields.problemWith('reason')}
                />
                <Button preventDoubleClick>No longer keep them out</Button>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}
