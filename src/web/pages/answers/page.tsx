/** One page for every duty that needs words: what is asked, because of what, the answer; or that it is knowingly not done. */
import { sayMoment } from '../../../calendar/index.ts'
import { nothingHere } from '../../../conduct.ts'
import { type Duty, duties } from '../../../discussion/duties.ts'
import { isRefusal } from '../../../discussion/happening.ts'
import { gradeName } from '../../../discussion/papers/saying.ts'
import type { Problem } from '../../fields.ts'
import { Framed } from '../../frame.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { StatusTag } from '../../pieces/status-tag.tsx'
import { sayDuty } from '../../say-duty.ts'
import { type Answer, nothing, type Route, type Visit } from '../../visit.ts'
import { type AskedDuty, answerTo } from './asked.ts'
import { AnswerForm, DepartureForm, readAnswer } from './answer-form.tsx'
import { askedFacts, FactsForm, readFacts } from './facts-form.tsx'
import { Done } from './banner.tsx'
import { findRule } from './rule.ts'
import { problemOf, Why } from './why.tsx'

export const answerRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/answers/:duty',
    async handle(visit): Promise<Answer> {
      const asked = await openDuty(visit)
      return asked ? { page: <DutyPage asked={asked} problems={[]} /> } : nothing
    },
  },
  {
    method: 'POST',
    path: '/discussions/:reference/answers/:duty',
    async handle(visit): Promise<Answer> {
      const asked = await openDuty(visit)
      return asked ? act(asked) : nothing
    },
  },
]

/** A duty can be answered here when it is one for words, a clock, a seat, the chair's grade or a stand-in for a copy. */
export const isInWords = (duty: Duty): boolean => !['action', 'decide', 'sign-minutes'].includes(duty.duty)

async function openDuty(visit: Visit): Promise<AskedDuty | undefined> {
  const seen = await visit.see(visit.params.reference ?? '', 'answers')
  if (!seen) return undefined
  const { discussion, rules } = seen
  const all = duties(discussion, rules, visit.now)
  const key = visit.params.duty ?? ''
  const duty = all.find(one => one.key === key && isInWords(one))
  if (!duty) return undefined
  const others = all.filter(
    one =>
      one.key !== key &&
      one.state === 'open' &&
      rules.procedure.duties.some(rule => rule.duty === one.duty) &&
      isInWords(one),
  )
  return { visit, seen, duty, rule: findRule(duty, rules), others }
}

async function act(asked: AskedDuty): Promise<Answer> {
  const { visit, seen, duty } = asked
  const { fields } = visit
  const { discussion } = seen
  const id = fields.raw('command') || crypto.randomUUID()
  const here = `/discussions/${discussion.reference}/answers/${encodeURIComponent(duty.key)}`
  const again = (problems: readonly Problem[]): Answer => ({
    page: <DutyPage asked={asked} problems={problems} />,
  })
  const doing = fields.raw('doing')

  if (doing === 'facts') {
    const stated = readFacts(fields, asked)
    if (fields.problems.length > 0) return again(fields.problems)
    for (const { child, facts } of stated) {
      const done = await visit.conduct(discussion.id, {
        type: 'StateFacts',
        id: crypto.randomUUID(),
        facts,
        ...(child && { child }),
      })
      if (done === nothingHere) return nothing
      if (isRefusal(done)) return again([problemOf(done)])
    }
    return { redirect: `${here}?done=facts` }
  }

  if (doing === 'depart') {
    const reason = fields.text('departure')
    if (reason === undefined)
      return again([{ field: 'departure', says: 'Say why this is knowingly not done.' }])
    const done = await visit.conduct(discussion.id, {
      type: 'RecordDeparture',
      id,
      rule: duty.rule,
      duty: duty.key,
      reason,
    })
    if (done === nothingHere) return nothing
    return isRefusal(done)
      ? again([problemOf(done, { reason: 'departure' })])
      : { redirect: `${here}?done=departed` }
  }

  const words = readAnswer(fields)
  if (words === undefined) return again([{ field: 'words', says: 'Write the answer, or choose a ground.' }])
  const done = await visit.conduct(
    discussion.id,
    duty.verdict !== undefined
      ? { type: 'ExplainDelay', id, clock: duty.duty, reason: words }
      : {
          type: 'AnswerDuty',
          id,
          duty: duty.duty,
          ...(duty.child && { child: duty.child }),
          words,
        },
  )
  if (done === nothingHere) return nothing
  if (isRefusal(done)) return again([problemOf(done, { reason: 'words' })])
  return { redirect: `${here}?done=${duty.verdict !== undefined ? 'explained' : 'answered'}` }
}

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
  const answers = isClock ? duty.state === 'late' || duty.state === 'departed' : true
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
        banner: problems.length === 0 && <Done said={done} done={visit.query.done} />,
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
                }}
                rules={rules}
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
              {answers && !duty.duty.startsWith('attend/') && may('hold') && (
                <AnswerForm asked={asked} problems={problems} />
              )}
              {may('hold') && duty.state !== 'done' && <DepartureForm asked={asked} problems={problems} />}
              {!may('hold') && (
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
