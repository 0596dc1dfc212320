import { sayMoment } from '../../../calendar/index.ts'
import type { By, Discussion } from '../../../discussion/discussion.ts'
import type { Rules } from '../../../discussion/happening.ts'
import { byOf, listPeople, type Person } from '../../../people/standing.ts'
import { decidesForAnother, noteable } from '../../../discussion/life/asking.ts'
import type { Fields } from '../../fields.ts'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Card } from '../../pieces/card.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'
import { Why, WhyBody } from '../../because.tsx'
import { type Asks, AsSeen, CommandId, commandOf, Done, formRoute, together } from '../../form.tsx'
import { sayDecider } from './people.tsx'
import { GivenFields } from './given-fields.tsx'
import { readGiven } from './given.ts'
import type { Request } from './request.ts'
import { type Choice, isAlreadyLate, sayStarted, urgencyChoices, wordsNeeded } from './urgency.ts'
import { Asked } from './asked-for.tsx'
import { Grounds } from './urgency-fields.tsx'

/** The manager’s decision: is the threshold for a discussion met? */
export const thresholdRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/threshold',
    async handle(visit): Promise<Answer> {
      const seen = await visit.see(visit.params.reference ?? '', 'threshold')
      return seen && mayRead(seen)
        ? {
            page: (
              <Threshold
                visit={visit}
                seen={seen}
                fields={visit.fields}
                people={await visit.read(listPeople)}
              />
            ),
          }
        : nothing
    },
  },
  formRoute<Deciding>({
    path: '/discussions/:reference/threshold',
    async open(visit) {
      const seen = await visit.see(visit.params.reference ?? '', 'threshold')
      return seen?.may('convene') ? { visit, seen, people: await visit.read(listPeople) } : undefined
    },
    asks: decideIt,
    fieldOf: ({ of, field }, about) =>
      of === 0 && changesUrgency(about) ? (field === 'reason' ? 'urgency-reason' : 'urgency') : field,
    again: about => <Threshold {...about} fields={about.visit.fields} />,
    done: ({ visit, seen }) => {
      const at = `/discussions/${seen.discussion.reference}`
      return visit.fields.yesNo('met') ? `${at}/convene?done=threshold` : `${at}/threshold?done=not-met`
    },
  }),
]

/** The request is for those who run the discussion or oversee it: partners hear at the discussion what concerns them. */
const mayRead = ({ may }: Seen): boolean => may('convene') || may('see-who-looked')

type Deciding = { visit: Visit; seen: Seen; people: readonly Person[] }

/** Whether the form asks for another urgency than the discussion has. */
function changesUrgency({ visit, seen }: Pick<Deciding, 'visit' | 'seen'>): boolean {
  const to = visit.fields.raw('urgency')
  return to !== '' && to !== seen.discussion.urgency.at(-1)?.class
}

function decideIt(about: Deciding): Asks {
  const { visit, seen, people } = about
  const { fields } = visit
  const { discussion, rules } = seen
  const by = byOf(visit.signedIn.person)
  const met = fields.yesNo('met')
  if (met === undefined) fields.wrong('met', 'Say whether the threshold is met.')
  const reason = fields.text('reason') ?? ''
  const alone = fields.text('alone')
  if (met === false && reason === '')
    fields.wrong(
      'reason',
      'Say why the threshold is not met. A decision not to hold a discussion needs its reason.',
    )
  const was = discussion.urgency.at(-1)?.class
  const to = fields.raw('urgency')
  const changes = changesUrgency(about)
  const why = fields.text('urgency-reason')
  if (changes && was !== undefined && why === undefined)
    fields.wrong('urgency-reason', 'Say why the urgency changes. The earlier of the two deadlines binds.')
  const needed = changes ? wordsNeeded({ ...asRequested(discussion), urgency: to }, rules, visit.now, by) : []
  const { given, missing } = readGiven(needed, fields, people)
  // Whoever may give the words and changes the urgency gives them as the reason for it.
  const own = needed.every(rule => why !== undefined && (rule['only-by'] ?? []).includes(by.grade ?? ''))
  if (!own) for (const one of missing) fields.wrong(one.field, one.says)
  if (met === undefined) return undefined
  return together(commandOf(visit), [
    ...(changes
      ? [
          {
            type: 'ChangeUrgency' as const,
            to,
            reason: why ?? 'chosen with the threshold decision',
            ...(given.length > 0 && { given }),
          },
        ]
      : []),
    { type: 'DecideThreshold', met, reason, ...(alone && { alone }) },
  ])
}

const done = {
  asked: 'Your request is sent. It now waits for the decision whether the threshold is met.',
  'not-met': 'The decision not to hold a discussion is on record, with its reason.',
}

type Shown = {
  visit: Visit
  seen: Seen
  fields: Fields
  people: readonly Person[]
}

function Threshold({ visit, seen, fields, people }: Shown) {
  const { discussion, rules, may } = seen
  const { reference, threshold } = discussion
  const at = `/discussions/${reference}`
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Is the threshold met?',
        reference,
        at: 'work',
        breadcrumbs: [
          { text: 'My work', href: '/work' },
          { text: reference, href: at },
          { text: 'Threshold' },
        ],
        banner: <Done said={done} visit={visit} />,
        children: (
          <>
            <PageHeading caption={reference}>Is the threshold met?</PageHeading>
            <div class="govuk-grid-row">
              <div class="govuk-grid-column-two-thirds">
                <Asked seen={seen} now={visit.now} />
                {threshold ? (
                  <InsetText>
                    {threshold.met ? 'The threshold is met' : 'The threshold is not met'}, decided by{' '}
                    {threshold.by.name} {sayMoment(threshold.at, visit.now)}.
                    {threshold.reason && ` “${threshold.reason}”`}
                  </InsetText>
                ) : null}
                {may('convene') && !threshold?.met ? (
                  <DecideForm seen={seen} fields={fields} people={people} visit={visit} />
                ) : (
                  !threshold && (
                    <p class="govuk-body">
                      This waits for {discussion.appointed.chair?.name ?? 'a manager'} to decide. You will see
                      here what was decided.
                    </p>
                  )
                )}
                {threshold?.met && may('convene') && <Button href={`${at}/convene`}>Find a time</Button>}
              </div>
              <div class="govuk-grid-column-one-third">
                <Card title="What the procedure asks for">
                  {rules.procedure.pack.convene.gate
                    .filter(rule => rule.when === undefined)
                    .map(rule => (
                      <>
                        <p class="govuk-body-s">{rule.label}.</p>
                        <Why rule={rule} rules={rules} about={rule.label} />
                      </>
                    ))}
                  <p class="govuk-body-s">{sayDecider(rules)}</p>
                </Card>
              </div>
            </div>
          </>
        ),
      }}
    />
  )
}

function DecideForm({ seen: { discussion, rules }, fields, people, visit }: Shown) {
  const { now } = visit
  const was = discussion.urgency.at(-1)?.class
  const choices = urgencyChoices(asRequested(discussion), rules, now, byOf(visit.signedIn.person))
  return (
    <form id="form" method="post" action={`/discussions/${discussion.reference}/threshold`} novalidate>
      <CommandId />
      <AsSeen discussion={discussion} />
      <h2 class="govuk-heading-m">Your decision</h2>
      <Radios
        name="met"
        value={fields.raw('met')}
        fieldset={{
          legend: { text: 'Is the threshold for a discussion met?', classes: 'govuk-fieldset__legend--s' },
        }}
        errorMessage={fields.problemWith('met')}
        items={[
          { value: 'yes', text: 'Yes, hold a discussion' },
          { value: 'no', text: 'No, do not hold one' },
        ]}
      />
      <Textarea
        name="reason"
        label={{ text: 'Why', classes: 'govuk-label--s' }}
        hint="Needed when the threshold is not met"
        rows={4}
        value={fields.raw('reason')}
        errorMessage={fields.problemWith('reason')}
      />
      {(whyAlone(discussion, rules, byOf(visit.signedIn.person)) || fields.problemWith('alone')) && (
        <Textarea
          name="alone"
          label={{ text: 'Why you decide', classes: 'govuk-label--s' }}
          hint={whyAlone(discussion, rules, byOf(visit.signedIn.person))}
          rows={2}
          value={fields.raw('alone')}
          errorMessage={fields.problemWith('alone')}
        />
      )}
      <Radios
        name="urgency"
        value={fields.shown('urgency', was)}
        fieldset={{ legend: { text: 'How urgent is it?', classes: 'govuk-fieldset__legend--s' } }}
        hint={was ? 'As asked, unless you change it' : 'The request does not say'}
        errorMessage={fields.problemWith('urgency')}
        items={choices.map(choice => ({
          value: choice.class,
          text: choice.label,
          hint: `${choice.points ? 'The facts point here. ' : ''}Due: ${sayStarted(choice.starts, now)}${isAlreadyLate(choice.starts, now) ? '. That has passed already' : ''}`,
        }))}
      />
      <Textarea
        name="urgency-reason"
        label={{ text: 'If you change the urgency: why?', classes: 'govuk-label--s' }}
        rows={2}
        value={fields.raw('urgency-reason')}
        errorMessage={fields.problemWith('urgency-reason')}
      />
      <GivenFields
        choices={choices.filter(choice => choice.class !== was)}
        people={people}
        rules={rules}
        fields={fields}
      />
      {choices.map(choice => (
        <ChoiceWhy choice={choice} rules={rules} />
      ))}
      <Button preventDoubleClick>Record the decision</Button>
    </form>
  )
}

/** Why somebody is asked why they decide: another grade is named for it, or it is their own request. */
function whyAlone(discussion: Discussion, rules: Rules, by: By): string | undefined {
  const another = decidesForAnother({ by }, rules)
  if (another)
    return `${another.sentence} If that cannot wait, say why you decide: it is recorded as a departure.`
  return discussion.requestedBy?.person === by.person
    ? 'You asked for it. That none is held is another person’s decision; if nobody can be reached, say so.'
    : undefined
}

function ChoiceWhy({ choice, rules }: { choice: Choice; rules: Rules }) {
  const rule = rules.procedure.urgency.find(one => one.class === choice.class)!
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">What points to “{choice.label}”</span>
      </summary>
      <div class="govuk-details__text">
        <Grounds grounds={choice.grounds} />
        <WhyBody rule={rule} rules={rules} />
      </div>
    </details>
  )
}

/** The request as it stands in the record, with what was stated since. */
const asRequested = (discussion: Discussion): Request => ({
  reference: discussion.reference,
  kind: discussion.kind,
  reason: discussion.reason,
  form: discussion.form,
  facts: discussion.facts,
  children: [...discussion.children],
  implicated: [...discussion.implicated],
  happened: discussion.happened
    .filter(one => noteable.has(one.instant) && one.child === undefined)
    .map(({ instant, at }) => ({ instant, at })),
})
