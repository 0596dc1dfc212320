import { sayMoment } from '../../../calendar/index.ts'
import type { Duty } from '../../../discussion/required/duties/duties.ts'
import type { PageOfPlace } from '../../../discussion/required/duties/place.ts'
import { isAskedOf, onBehalfOf } from '../../../discussion/required/duties/who-is-asked.ts'
import { byOf } from '../../../people/standing.ts'
import { askable } from '../../../people/why-not.ts'
import type { Asked } from '../../../procedure/pack/asked.ts'
import { rulesWith } from '../../../discussion/required/under.ts'
import { sayVersion } from '../../../procedure/saying/statement.ts'
import type { Problem } from '../../fields.ts'
import { Framed } from '../../frame/frame.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { StatusTag } from '../../pieces/status-tag.tsx'
import { hrefOf, hrefOfDuty } from '../../words/place.ts'
import { sayDuty } from '../../words/say-duty.ts'
import { sayAskedOf } from '../../words/shown-duties.ts'
import type { Seen } from '../../visit.ts'
import { AnswerForm, DepartureForm } from './answer-form.tsx'
import { type AskedDuty, answerTo } from './asked.ts'
import { Why } from '../../because.tsx'
import { Done } from '../../form.tsx'
import { askedFacts, FactsForm } from './facts-form.tsx'

const done = {
  answered: 'Your answer is on record.',
  explained: 'The reason for the delay is on record, beside the clock.',
  departed: 'It is on record that this is knowingly not done, and why.',
  facts: 'What you stated is on record. Everything that depends on it has been judged again.',
}

export function DutyPage({ asked, problems }: { asked: AskedDuty; problems: readonly Problem[] }) {
  const { visit, seen, duty, rule, others } = asked
  const { discussion, rules, may } = seen
  const { reference } = discussion
  const at = `/discussions/${reference}`
  const next = others[0]
  const child = duty.child && discussion.children.find(one => one.id === duty.child)
  const isClock = duty.verdict !== undefined
  const answers = duty.takes !== 'nothing'
  const theirs = mayAnswer(asked)
  const behalf = onBehalfOf(byOf(visit.signedIn.person), askedHere(asked), discussion, rules)
  const isNotAsked = duty.state === 'not-applicable'
  return (
    <Framed
      visit={visit}
      frame={{
        title: duty.label,
        reference,
        at: 'work',
        problems,
        breadcrumbs: [
          { text: 'My work', href: '/work' },
          { text: reference, href: at },
          { text: 'What is asked' },
        ],
        banner: problems.length === 0 && <Done said={done} visit={visit} />,
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={duty.child ? `${reference} · Child ${duty.child}` : reference}>
                {duty.label}
              </PageHeading>
              <SummaryList
                rows={[
                  { key: 'State', value: <StatusTag state={duty.state} /> },
                  child && {
                    key: 'About',
                    value: <span class="quorate-private">{child.name ?? `Child ${child.id}`}</span>,
                  },
                  { key: 'Asked of', value: sayBy(asked) },
                  (duty.due || duty.day) && {
                    key: 'By',
                    value: duty.due ? (
                      <Moment at={duty.due}>{sayDuty(duty, visit.now)}</Moment>
                    ) : (
                      sayDuty(duty, visit.now)
                    ),
                  },
                  duty.under && { key: 'Counted under', value: sayVersion(duty.under) },
                  duty.beforeFinal && {
                    key: 'Before signing',
                    value: 'The minutes cannot be signed while this is open.',
                  },
                  ...answerSoFar(asked),
                ]}
              />
              <Why
                rule={{
                  id: duty.rule,
                  force: duty.force,
                  source: duty.source,
                  reading: rule?.reading,
                  placeholder: rule?.placeholder,
                  overlay: duty.overlay,
                }}
                rules={rulesWith(duty.rule, rules)}
                summary="Why this is asked"
              />
              {askedFacts(asked).length > 0 && may('convene') && <FactsForm asked={asked} />}
              {isClock && duty.state === 'open' && (
                <InsetText>
                  This clock is still running. There is nothing to explain unless it runs out.{' '}
                  <a class="govuk-link" href={`${at}/clocks/${encodeURIComponent(duty.key)}`}>
                    How the date was worked out
                  </a>
                </InsetText>
              )}
              {isNotAsked && duty.asks.length === 0 && (
                <InsetText>As things stand, this is not asked of this discussion.</InsetText>
              )}
              <DoneThere asked={asked} />
              {answers && theirs && behalf !== undefined && (
                <InsetText>
                  This is asked of {behalf}. What you write here goes on record as said by you, on their
                  behalf.
                </InsetText>
              )}
              {answers && theirs && <AnswerForm asked={asked} problems={problems} />}
              {answers && !theirs && may('hold') && (
                <p class="govuk-body">
                  The procedure keeps these words for: {sayBy(asked)}. They can write them on this page.
                </p>
              )}
              {may('hold') && mayBeDepartedFrom(duty) && <DepartureForm asked={asked} problems={problems} />}
              {!may('hold') && !theirs && (
                <p class="govuk-body">
                  {sayBy(asked)} and those who run this discussion answer this. You can read it here.
                </p>
              )}
              <p class="govuk-body">
                {next && (
                  <>
                    Still open:{' '}
                    <a class="govuk-link" href={`${at}/answers/${encodeURIComponent(next.key)}`}>
                      {next.label}
                      {next.child && ` (child ${next.child})`}
                    </a>
                    {others.length > 1 && `, and ${others.length - 1} more`}.{' '}
                  </>
                )}
                <a class="govuk-link" href={at}>
                  Back to the discussion
                </a>
              </p>
            </div>
          </div>
        ),
      }}
    />
  )
}

/** Whether this visitor may give these words: whoever is asked, and those who run the discussion, unless they are kept for a grade. */
function mayAnswer(asked: AskedDuty): boolean {
  const { rule, seen, visit } = asked
  const { person } = visit.signedIn
  const only = rule?.['only-by']
  if (only) return person.grade !== undefined && only.includes(person.grade)
  return seen.may('hold') || isAskedOf(askable(person), askedHere(asked), seen.discussion, seen.rules)
}

/** What can be left undone knowingly: not what the discussion itself consists of, its decisions, actions and signature. */
const mayBeDepartedFrom = ({ state, overlay, takes, verdict, doneOn }: Duty): boolean =>
  (state === 'open' || (state === 'late' && overlay === undefined)) &&
  (takes === 'words' || verdict !== undefined || doneOn.page === 'convene' || doneOn.page === 'appoint')

/** Where it is done, when it is not put into words on this page. */
const placeWords: Readonly<Record<Exclude<PageOfPlace, 'answers'>, string>> = {
  clock: 'How the date was worked out, and whether it has happened',
  threshold: 'The threshold and how urgent it is',
  convene: 'Who is invited, and when',
  appoint: 'Name who runs it',
  decisions: 'Decisions for each child',
  actions: 'Actions and safety plan',
  close: 'Read back and sign',
  minutes: 'The minutes',
  copies: 'Who gets a copy, and why',
}

function DoneThere({ asked: { duty, seen } }: { asked: AskedDuty }) {
  const { doneOn } = duty
  const href = hrefOfDuty(duty, seen)
  if (doneOn.page === 'answers' || href === hereOf(duty, seen)) return null
  return (
    <p class="govuk-body">
      {duty.state === 'open' || duty.state === 'late' ? 'It is done here: ' : 'See: '}
      <a class="govuk-link" href={href}>
        {placeWords[doneOn.page]}
      </a>
    </p>
  )
}

const hereOf = ({ key }: Pick<Duty, 'key'>, { discussion }: Pick<Seen, 'discussion'>): string =>
  hrefOf({ page: 'answers', duty: key }, discussion.reference)

/** Of whom the words of this page are asked: of a clock that is late, whoever is to say why. */
const askedHere = ({ duty, rule }: Pick<AskedDuty, 'duty' | 'rule'>): readonly Asked[] =>
  (duty.takes === 'a-reason' && rule?.askedOf) || duty.askedOf

const sayBy = (asked: AskedDuty): string => sayAskedOf({ askedOf: askedHere(asked) }, asked.seen)

/** What has been said already, by whom and when; earlier words stay in the history. */
function answerSoFar({ duty, visit, seen: { discussion } }: AskedDuty) {
  const said = answerTo(duty, discussion)
  const departed = discussion.departures.filter(
    one => one.duty === duty.key || (one.duty === undefined && one.rule === duty.rule),
  )
  return [
    said && {
      key: 'The answer so far',
      value: (
        <>
          <span class="quorate-typed quorate-private">{said.words}</span>
          <br />
          <span class="govuk-hint">
            {said.by.name}, {said.by.agency}
            {said.onBehalfOf && `, on behalf of ${said.onBehalfOf}`}, {sayMoment(said.at, visit.now)}
          </span>
        </>
      ),
    },
    ...departed.map(one => ({
      key: 'Knowingly not done',
      value: (
        <>
          <span class="quorate-typed quorate-private">{one.reason}</span>
          <br />
          <span class="govuk-hint">
            {one.by.name}, {one.by.agency}, {sayMoment(one.at, visit.now)}
            {!one.permitted && '. The procedure does not let somebody of their grade say so'}
          </span>
        </>
      ),
    })),
  ]
}
