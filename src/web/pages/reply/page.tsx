/** An invited person's answer: whether they come, and what their agency knows. “Nothing known” is one tap. */
import { sayDuration, sayMoment } from '../../../calendar/index.ts'
import type { Invitation } from '../../../discussion/discussion.ts'
import { formatName, seatName, whatItIs } from '../../../discussion/papers/saying.ts'
import { Framed } from '../../frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Card } from '../../pieces/card.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'
import { Why } from '../../because.tsx'
import { type Asks, CommandId, commandOf, Done, formRoute } from '../../form.tsx'
import { answerChoices } from '../../pieces/answer-choices.ts'

export const replyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/reply',
    async handle(visit): Promise<Answer> {
      const mine = await openMine(visit)
      return mine ? { page: <Reply mine={mine} /> } : nothing
    },
  },
  formRoute<Invited>({
    path: '/discussions/:reference/reply',
    async open(visit) {
      const mine = await openMine(visit)
      return mine?.one && { ...mine, one: mine.one }
    },
    asks: reply,
    again: mine => <Reply mine={mine} />,
    done: ({ visit, seen }) =>
      `/discussions/${seen.discussion.reference}/reply?done=${isOneTap(visit) ? 'nothing-known' : 'replied'}`,
  }),
]

type Mine = { visit: Visit; seen: Seen; one: Invitation | undefined }

/** The visitor's own open invitation: found from who they are, never from what they send. */
async function openMine(visit: Visit): Promise<Mine | undefined> {
  const seen = await visit.see(visit.params.reference ?? '', 'reply')
  if (!seen) return undefined
  const one = seen.discussion.invitations.findLast(
    found => found.person === visit.signedIn.person.person && !found.withdrawn,
  )
  return { visit, seen, one }
}

/** What stands in the record when an agency knows nothing. */
export const nothingKnown = 'Nothing known to my agency about the child or the family.'

type Invited = Mine & { one: Invitation }
const isOneTap = ({ fields }: Visit): boolean => fields.raw('next') === 'nothing-known'

function reply({ visit, one }: Invited): Asks {
  const { fields } = visit
  const oneTap = isOneTap(visit)
  const answer = oneTap
    ? (one.answer ?? 'information-only')
    : answerChoices.find(choice => choice.answer === fields.raw('answer'))?.answer
  const deputy = fields.text('deputy')?.trim()
  if (!answer) fields.wrong('answer', 'Choose whether you will come.')
  if (!oneTap && answer === 'deputy' && !deputy) fields.wrong('deputy', 'Enter who comes instead of you.')
  const role = fields.text('deputy-role')?.trim()
  const words = oneTap ? nothingKnown : fields.text('words')
  if (!answer) return undefined
  return {
    type: 'Reply',
    id: commandOf(visit),
    invitation: one.invitation,
    answer,
    // Words that were there and are taken out are taken back.
    ...(words ? { words } : one.answerWords && fields.has('words') && { words: '' }),
    ...(!oneTap && answer === 'deputy' && deputy && { deputy: { name: deputy, ...(role && { role }) } }),
  }
}

const done = {
  replied: 'Your answer has reached the chair. You can change it until the discussion begins.',
  'nothing-known': 'The chair now knows that your agency knows nothing. That counts as your reply.',
}

export function Reply({ mine }: { mine: Mine }) {
  const { visit, seen, one } = mine
  const { discussion, rules } = seen
  const { reference, booking } = discussion
  const what = whatItIs(discussion.kind, rules)
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Your reply',
        reference,
        at: 'work',
        breadcrumbs: [
          { text: 'My work', href: '/work' },
          { text: reference, href: `/discussions/${reference}` },
          { text: 'Your reply' },
        ],
        banner: <Done said={done} visit={visit} />,
        children: one ? (
          <>
            <PageHeading caption={`${reference} · ${what}`}>Will you come?</PageHeading>
            <div class="govuk-grid-row">
              <div class="govuk-grid-column-two-thirds">
                <SummaryList
                  rows={[
                    {
                      key: 'When',
                      value: booking ? (
                        <Moment at={booking.starts}>{sayMoment(booking.starts, visit.now)}</Moment>
                      ) : (
                        'Not settled yet'
                      ),
                    },
                    booking && { key: 'How long', value: sayDuration(booking.minutes * 60_000) },
                    booking && { key: 'How', value: formatName(booking.format, rules) },
                    booking?.place && { key: 'Where', value: booking.place },
                    { key: 'Your seat', value: seatName(one.seat, rules) },
                    { key: 'Your answer so far', value: sayAnswer(one) },
                  ]}
                />
                <ReplyForm mine={{ visit, seen, one }} />
              </div>
              <div class="govuk-grid-column-one-third">
                <NothingKnown reference={reference} />
                <Bring mine={{ visit, seen, one }} />
              </div>
            </div>
          </>
        ) : (
          <>
            <PageHeading caption={reference}>No invitation waits for you here</PageHeading>
            <p class="govuk-body">
              You can see this discussion, and nobody has asked you to come.{' '}
              <a class="govuk-link" href={`/discussions/${reference}`}>
                Go to the discussion
              </a>
            </p>
          </>
        ),
      }}
    />
  )
}

function sayAnswer(one: Invitation): string {
  const said = answerChoices.find(choice => choice.answer === one.answer)
  if (!said) return 'None yet'
  return one.answer === 'deputy' && one.name ? `${said.mine}: ${one.name}` : said.mine
}

/** A reply in one tap, above everything that takes longer. */
function NothingKnown({ reference }: { reference: string }) {
  return (
    <Card title="Does your agency know nothing?">
      <p class="govuk-body-s">
        Look in your records first. If there is nothing about the child or the family, one tap is enough, and
        it counts as your reply.
      </p>
      <form method="post" action={`/discussions/${reference}/reply`} novalidate>
        <CommandId />
        <Button name="next" value="nothing-known" classes="govuk-button--secondary" preventDoubleClick>
          Nothing known
        </Button>
      </form>
    </Card>
  )
}

function Bring({ mine: { seen, one } }: { mine: Mine & { one: Invitation } }) {
  const { rules } = seen
  const seat = rules.procedure.seats.find(found => found.seat === one.seat)
  const { seniority } = rules.procedure.pack.attend
  return (
    <Card title="What is expected">
      {seniority && (
        <>
          <p class="govuk-body-s">{seniority.label}.</p>
          <Why rule={seniority} rules={rules} about={seniority.label} />
        </>
      )}
      {seat && <Why rule={seat} rules={rules} summary="Why you are invited" />}
      <p class="govuk-body-s">
        If you have a conflict of interest, or the concern touches somebody close to you, tell the chair
        before you answer.
      </p>
    </Card>
  )
}

function ReplyForm({ mine: { visit, seen, one } }: { mine: Mine & { one: Invitation } }) {
  const { fields } = visit
  const { reference, children } = seen.discussion
  return (
    <form id="form" method="post" action={`/discussions/${reference}/reply`} novalidate>
      <CommandId />
      <Radios
        name="answer"
        value={fields.shown('answer', one.answer)}
        fieldset={{ legend: { text: 'Your answer', classes: 'govuk-fieldset__legend--m' } }}
        errorMessage={fields.problemWith('answer')}
        items={answerChoices.map(choice => ({ value: choice.answer, text: choice.mine, hint: choice.hint }))}
      />
      <div class="quorate-pair">
        <Input
          name="deputy"
          label="If somebody else comes: their name"
          value={fields.shown('deputy', one.answer === 'deputy' ? one.name : undefined)}
          errorMessage={fields.problemWith('deputy')}
          autocomplete="off"
        />
        <Input name="deputy-role" label="Their role" value={fields.raw('deputy-role')} autocomplete="off" />
      </div>
      <h2 class="govuk-heading-m">What your agency knows</h2>
      <p class="govuk-body">
        About{' '}
        <span class="quorate-private">
          {children.map(child => child.name ?? `child ${child.id}`).join('; ')}
        </span>{' '}
        and the family. The chair reads it before the discussion. It goes into the minutes only when you say
        it there, or when the chair reads it out for you.
      </p>
      <Textarea
        name="words"
        label={{ text: 'What you know, with dates and where it comes from', classes: 'govuk-label--s' }}
        hint="Keep facts apart from opinion. Leave empty if you bring it to the discussion"
        rows={8}
        value={fields.shown('words', one.answerWords)}
        errorMessage={fields.problemWith('words')}
      />
      <Button preventDoubleClick>Send your reply</Button>
    </form>
  )
}
