import { sayMoment } from '../../../calendar/index.ts'
import { isKeptFor } from '../../../discussion/life/answering.ts'
import type { Duty } from '../../../discussion/required/duties.ts'
import { rulesWith } from '../../../discussion/under.ts'
import { gradeName } from '../../../discussion/papers/saying.ts'
import { sayVersion } from '../../../procedure/statement.ts'
import type { Problem } from '../../fields.ts'
import { Framed } from '../../frame.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { StatusTag } from '../../pieces/status-tag.tsx'
import { sayDuty } from '../../say-duty.ts'
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
  const answers = takesWords(duty)
  const theirs = mayAnswer(asked)
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
              {duty.duty === 'chair-grade' && duty.state === 'open' && duty.because === undefined && (
                <InsetText>
                  This is done when somebody on the list chairs.{' '}
                  <a class="govuk-link" href={`${at}/convene/appoint`}>
                    Name the chair
                  </a>
                </InsetText>
              )}
              {duty.duty.startsWith('attend/') && (
                <p class="govuk-body">
                  <a class="govuk-link" href={`${at}/convene#seat-${duty.duty.slice('attend/'.length)}`}>
                    Who is invited for this seat
                  </a>
                </p>
              )}
              {answers && theirs && <AnswerForm asked={asked} problems={problems} />}
              {answers && !theirs && may('hold') && (
                <p class="govuk-body">
                  The procedure keeps these words for: {sayBy(asked)}. They can write them on this page.
                </p>
              )}
              {may('hold') && (duty.state === 'open' || (duty.state === 'late' && !duty.overlay)) && (
                <DepartureForm asked={asked} problems={problems} />
              )}
              {!may('hold') && !theirs && (
                <p class="govuk-body">
                  The chair and those who run this discussion answer this. You can read it here.
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

/** Whether this visitor may give these words: those who run the discussion, unless the procedure keeps them for a grade. */
function mayAnswer({ duty, rule, seen, visit }: AskedDuty): boolean {
  const { grade } = visit.signedIn.person
  const about = { duty: duty.verdict === undefined ? duty.duty : 'late-reason' }
  const only = rule?.['only-by']
  if (only) return grade !== undefined && only.includes(grade)
  return seen.may('hold') || isKeptFor(grade, about, seen.discussion, seen.rules)
}

/** Whether words of one's own do this duty: not a seat, not a clock in time, not a chair who is allowed, not what is not asked. */
export function takesWords(duty: Duty): boolean {
  if (duty.duty.startsWith('attend/') || duty.duty.startsWith('rule/')) return false
  if (duty.verdict !== undefined) return duty.state === 'late' || duty.state === 'departed'
  if (duty.duty === 'chair-grade') return duty.because !== undefined && duty.state !== 'done'
  return duty.state !== 'not-applicable'
}

function sayBy({ duty, rule, seen: { discussion, rules } }: AskedDuty): string {
  const by = duty.by ?? rule?.by
  if (by === undefined) return 'Whoever runs this discussion'
  if (by === 'chair') {
    const chair = discussion.chair?.name ?? discussion.appointed.chair?.name
    return chair ? `The chair, ${chair}` : 'The chair'
  }
  const seat = rules.procedure.seats.find(one => one.seat === by)
  return seat?.label ?? gradeName(by, rules)
}

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
            {said.by.name}, {said.by.agency}, {sayMoment(said.at, visit.now)}
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
