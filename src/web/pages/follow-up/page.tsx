import { sayDay } from '../../../calendar/index.ts'
import type { Further } from '../../../conduct.ts'
import { isRefusal, type Refusal } from '../../../discussion/happening.ts'
import {
  askedBefore,
  canBeFollowed,
  followUp,
  openActions,
  reasonToFollow,
} from '../../../discussion/life/following-up.ts'
import { uuidFrom } from '../../../uuid.ts'
import { problemOf } from '../../because.tsx'
import { capacityWords } from '../../words/capacity.ts'
import { CommandId, commandOf, idIn, together } from '../../form.tsx'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'

/** Ask for the next discussion of a series: one page that says what goes with it, and one button. */
export const followUpRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/follow-up',
    async handle(visit): Promise<Answer> {
      const seen = await open(visit)
      return seen ? { page: <FollowUp visit={visit} seen={seen} /> } : nothing
    },
  },
  {
    method: 'POST',
    path: '/discussions/:reference/follow-up',
    async handle(visit): Promise<Answer> {
      const seen = await open(visit)
      return seen ? await ask(visit, seen) : nothing
    },
  },
]

async function open(visit: Visit): Promise<Seen | undefined> {
  const seen = await visit.see(visit.params.reference ?? '', 'follow-up')
  return seen?.may('convene') && canBeFollowed(seen.discussion) ? seen : undefined
}

async function ask(visit: Visit, seen: Seen): Promise<Answer> {
  const { fields } = visit
  const { discussion } = seen
  const again = (refusal?: Refusal): Answer => {
    if (refusal) fields.problems.push(problemOf(refusal))
    return { page: <FollowUp visit={visit} seen={seen} />, status: 422 }
  }
  const reason = fields.needed('reason', 'Say why it has to be discussed again.')
  if (fields.problems.length > 0) return again()
  const id = idIn(visit, 'discussion')
  const { asked, further } = followUp(discussion, { reason, idOf: one => uuidFrom(`${id} ${one}`) })
  const begun = await visit.begin(id, [{ ...asked, id: commandOf(visit) }, ...further])
  if (isRefusal(begun) && begun.why !== 'already-asked') return again(begun)
  // A second click: it is there already.
  if (isRefusal(begun)) return { redirect: `/discussions/${discussion.reference}` }
  const { reference } = begun.discussion
  await carryOver(visit, seen, id, reference)
  return { redirect: `/discussions/${reference}/threshold?done=asked` }
}

/** The discussion before is told where its open actions are followed up from now on, so that nobody is asked twice. */
async function carryOver(visit: Visit, { discussion }: Seen, id: string, to: string): Promise<void> {
  const carried = openActions(discussion).map(
    ({ action }): Further => ({
      type: 'ConfirmAction',
      action,
      status: 'further-discussion',
      reason: `It goes on in ${to}.`,
      carriedTo: to,
      inWriting: false,
    }),
  )
  const told = together(uuidFrom(`carried over to ${id}`), carried)
  if (told) await visit.conduct(discussion.id, told)
}

function FollowUp({ visit, seen }: { visit: Visit; seen: Seen }) {
  const { discussion, rules } = seen
  const { fields } = visit
  const { reference } = discussion
  const people = askedBefore(discussion)
  const actions = openActions(discussion)
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Ask for a follow-up discussion',
        reference,
        at: 'work',
        capacity: capacityWords(seen, visit),
        problems: fields.problems,
        breadcrumbs: [
          { text: 'My work', href: '/work' },
          { text: reference, href: `/discussions/${reference}` },
          { text: 'Follow-up' },
        ],
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={reference}>Ask for a follow-up discussion</PageHeading>
              <p class="govuk-body">
                It is a discussion of its own, under the procedure that is followed today. Its threshold is
                decided, and nobody is told of it before a time is booked. These go with it:
              </p>
              <ul class="govuk-list govuk-list--bullet">
                <li>
                  {discussion.children.length === 1
                    ? 'The child'
                    : `The ${discussion.children.length} children`}
                  , and what is known of them.
                </li>
                <li>
                  {people.length === 0
                    ? 'Nobody was invited.'
                    : `Those who were invited: ${people.map(one => one.name ?? one.agency).join(', ')}.`}
                </li>
                <li>Whoever is kept out stays kept out.</li>
                <li>
                  {actions.length === 0
                    ? 'No action is open.'
                    : 'What is open. What became of each is said before anything else:'}
                  {actions.length > 0 && (
                    <ul class="govuk-list govuk-list--bullet">
                      {actions.map(one => (
                        <li>
                          {one.owner}, {one.agency}: <span class="quorate-private">{one.what}</span>
                          {one.due ? `, by ${sayDay(one.due)}` : ', no date set'}
                        </li>
                      ))}
                    </ul>
                  )}
                </li>
              </ul>
              <form id="form" method="post" action={`/discussions/${reference}/follow-up`} novalidate>
                <CommandId />
                <input type="hidden" name="discussion" value={crypto.randomUUID()} />
                <Textarea
                  name="reason"
                  label={{ text: 'Why it is discussed again', classes: 'govuk-label--m' }}
                  hint="What was decided is filled in. Add what has changed since"
                  rows={8}
                  value={
                    fields.names().includes('reason')
                      ? fields.raw('reason')
                      : reasonToFollow(discussion, rules)
                  }
                  errorMessage={fields.problemWith('reason')}
                />
                <Button preventDoubleClick>Ask for it</Button>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}
