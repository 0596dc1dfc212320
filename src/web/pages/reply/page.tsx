/** An invited person's answer: whether they come, and what their agency knows. “Nothing known” is one tap. */
import { sayDuration, sayMoment } from '../../../calendar/index.ts'
import { listPeople } from '../../../people/standing.ts'
import type { Discussion, Invitation } from '../../../discussion/discussion.ts'
import { findParticipant } from '../../../discussion/people/participant.ts'
import { type Stage, stageOf } from '../../../discussion/checks/stage.ts'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Card } from '../../pieces/card.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'
import { Why } from '../../because.tsx'
import { AsSeen, type Asks, CommandId, commandOf, Done, formRoute } from '../../form.tsx'
import { choiceOf, informationChoices, sayAnswered } from '../../words/answer-choices.ts'
import { AnswerFields, InformationFields, readReply } from '../../pieces/reply-fields.tsx'
import { formatName, seatName, whatItIs } from '../../../discussion/in-words/pack-words.ts'

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
      `/discussions/${seen.discussion.reference}/reply?done=${replyAt[stageOf(seen.discussion)] === 'note' ? 'noted' : isOneTap(visit) ? 'nothing-known' : 'replied'}`,
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

type Invited = Mine & { one: Invitation }
const isOneTap = ({ fields }: Visit): boolean => fields.raw('next') === 'nothing-known'

async function reply({ visit, one }: Invited): Promise<Asks> {
  return isOneTap(visit)
    ? { type: 'Reply', id: commandOf(visit), invitation: one.invitation, information: 'none-known' }
    : readReply(visit.fields, one, commandOf(visit), await visit.read(listPeople))
}

const done = {
  replied: 'Your answer has reached the chair. You can change it until the discussion begins.',
  noted: 'Your words are kept as a note for those who run it. The discussion had begun when you sent them.',
  'nothing-known':
    'The chair now knows that your agency knows nothing. Whether you come is another question: answer it below.',
}

function Reply({ mine }: { mine: Mine }) {
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
            <PageHeading caption={`${reference} · ${what}`}>Your reply</PageHeading>
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
                    { key: 'Your answer so far', value: sayAnswer(one, discussion) },
                  ]}
                />
                <AskedAgain one={one} now={visit.now} />
                {replyAt[stageOf(discussion)] !== 'closed' && <ReplyForm mine={{ visit, seen, one }} />}
              </div>
              <div class="govuk-grid-column-one-third">
                {replyAt[stageOf(discussion)] === 'open' && <NothingKnown reference={reference} />}
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

/** Until when an answer counts, what it is afterwards, and where there is nothing to answer any more. */
const replyAt: Readonly<Record<Stage, 'open' | 'note' | 'closed'>> = {
  asked: 'open',
  'turned-down': 'closed',
  threshold: 'open',
  booked: 'open',
  talking: 'open',
  begun: 'note',
  ended: 'note',
  signed: 'note',
  concluded: 'closed',
}

/** What was answered about a time that is no more. */
function AskedAgain({ one, now }: { one: Invitation; now: string }) {
  const before = one.earlierAnswers?.at(-1)
  if (!before || one.answer !== undefined) return null
  return (
    <InsetText>
      The meeting has moved since you answered ({sayAnswered({ answer: before.answer })},{' '}
      {sayMoment(before.about, now)}). Please say whether you come at the new time.
    </InsetText>
  )
}

function sayAnswer(one: Invitation, discussion: Discussion): string {
  const choice = choiceOf(one)
  const deputy = findParticipant(discussion, one.sends)?.name
  const coming = choice ? `${choice.mine}${deputy ? `: ${deputy}` : ''}` : one.answer && sayAnswered(one)
  const known = one.information && informationChoices[one.information].mine
  return [coming, known].filter(Boolean).join('. ') || 'None yet'
}

/** A reply in one tap, above everything that takes longer. */
function NothingKnown({ reference }: { reference: string }) {
  return (
    <Card title="Does your agency know nothing?">
      <p class="govuk-body-s">
        Look in your records first. If there is nothing about the child or the family, one tap tells the chair
        so. It says nothing about whether you come.
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
  const begun = replyAt[stageOf(seen.discussion)] === 'note'
  return (
    <form id="form" method="post" action={`/discussions/${reference}/reply`} novalidate>
      {begun && (
        <InsetText>
          The discussion has begun. What you write now is kept as a note for those who run it: it changes
          neither who is counted as coming nor the minutes. To put something right in the minutes, ask for a
          correction when you have them.
        </InsetText>
      )}
      <CommandId />
      <AsSeen discussion={seen.discussion} />
      <AnswerFields fields={fields} one={one} discussion={seen.discussion} whose="mine" />
      <InformationFields fields={fields} one={one} whose="mine" />
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
