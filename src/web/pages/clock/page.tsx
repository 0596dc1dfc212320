import { explain, sayAllowance, sayMoment } from '../../../calendar/index.ts'
import type { Deadline } from '../../../discussion/discussion.ts'
import { calendarFor } from '../../../discussion/happening.ts'
import { clockOf, isCountedNow } from '../../../discussion/required/under.ts'
import { type Judgement, judge } from '../../../discussion/required/clocks/verdict.ts'
import { sayVersion } from '../../../procedure/saying/statement.ts'
import { sayInstant } from '../../../procedure/saying/say-instant.ts'
import { reserved } from '../../../procedure/pack/reserved.ts'
import { capacityWords } from '../../words/capacity.ts'
import { Framed } from '../../frame/frame.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Card } from '../../pieces/card.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { sayDuty } from '../../words/say-duty.ts'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'
import { WhyBody } from '../../because.tsx'
import { Done, formRoute } from '../../form.tsx'
import { Alongside } from './alongside.tsx'
import { changes } from './change.ts'
import { CountedDays, CountedTime } from './count.tsx'
import { Counts } from './counts.tsx'
import { ShadowClock } from './shadow.tsx'
import { Happened, mayNote, note } from './happened.tsx'
import { maySetTarget, setTarget, takesTarget, Target } from './target.tsx'
import { Silent, Waiting } from './without-date.tsx'
import { plainly } from '../../../english.ts'
import { gradeName } from '../../../discussion/in-words/pack-words.ts'
import { Stands } from './stands.tsx'

/** How was this date worked out? The sentence, the days, the source, and what would change it. */
export const clockRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/clocks/:key',
    async handle(visit): Promise<Answer> {
      const seen = await visit.see(visit.params.reference ?? '', 'clock')
      const key = visit.params.key ?? ''
      if (!seen || !isClock(key, seen)) return nothing
      return { page: <ClockPage visit={visit} seen={seen} clock={key} /> }
    },
  },
  formRoute<AtClock>({
    path: '/discussions/:reference/clocks/:key',
    async open(visit) {
      const key = visit.params.key ?? ''
      const seen = await visit.see(visit.params.reference ?? '', 'clock')
      if (!seen || !isClock(key, seen)) return undefined
      const stands = judge(key, seen.discussion, seen.rules, visit.now)
      const rule = clockOf(stands, seen.rules)
      return rule && { visit, seen, rule, stands, key }
    },
    asks(at) {
      const { visit, seen, rule, stands, key } = at
      if (visit.fields.raw('doing') === 'target')
        return takesTarget(at) && maySetTarget(at) ? setTarget(at) : undefined
      return mayNote(rule, stands, seen) ? note(visit, rule, key.split('/')[1]) : undefined
    },
    fieldOf: ({ field }, { visit }) =>
      visit.fields.raw('doing') !== 'target' ? 'happened' : field === 'words' ? 'words' : 'due',
    again: ({ visit, seen, key }) => <ClockPage visit={visit} seen={seen} clock={key} />,
    done: ({ visit }) =>
      `${visit.path.split('?')[0]}?done=${visit.fields.raw('doing') === 'target' ? 'target' : 'noted'}`,
  }),
]

type AtClock = Parameters<typeof setTarget>[0] & { key: string }

const said = { noted: 'When it happened is on record.', target: 'The date is set, and counts from now on.' }

/** A clock of the procedure, or one of those that every procedure is asked about, for the whole discussion or one subject of it. */
function isClock(key: string, { discussion, rules }: Seen): boolean {
  const [clock = '', of, ...more] = key.split('/')
  if (more.length > 0) return false
  const known =
    rules.procedure.clocks.some(one => one.clock === clock) ||
    discussion.deadlines.some(one => one.clock === clock) ||
    (reserved.clock as readonly string[]).includes(clock)
  if (!known) return false
  return (
    of === undefined ||
    discussion.children.some(child => child.id === of) ||
    discussion.deadlines.some(one => one.key === key)
  )
}

function ClockPage({ visit, seen, clock: key }: { visit: Visit; seen: Seen; clock: string }) {
  const { discussion, rules } = seen
  const { reference } = discussion
  const stands = judge(key, discussion, rules, visit.now)
  const rule = clockOf(stands, rules)
  const child = discussion.children.find(one => one.id === key.split('/')[1])
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'How was this worked out?',
        reference,
        at: 'work',
        capacity: capacityWords(seen, visit),
        breadcrumbs: [
          { text: 'My work', href: '/work' },
          { text: reference, href: `/discussions/${reference}` },
          { text: 'How was this worked out?' },
        ],
        children: (
          <>
            <Done said={said} visit={visit} />
            <PageHeading
              caption={
                <>
                  {reference} · {rule?.label ?? plainly(stands.clock)}
                  {child && (
                    <>
                      {' '}
                      · <span class="quorate-private">{child.name ?? `child ${child.id}`}</span>
                    </>
                  )}
                </>
              }
            >
              How was this worked out?
            </PageHeading>
            {stands.binding && rule ? (
              <Worked visit={visit} seen={seen} stands={stands} binding={stands.binding} />
            ) : rule ? (
              <>
                <Waiting rule={rule} stands={stands} rules={rules} />
                <Alongside seen={seen} clock={key} now={visit.now} />
              </>
            ) : (
              <>
                <Silent clock={stands.clock} rules={rules} />
                <Alongside seen={seen} clock={key} now={visit.now} />
              </>
            )}
            {rule && <Target visit={visit} seen={seen} rule={rule} stands={stands} />}
            {rule && mayNote(rule, stands, seen) && <Happened visit={visit} rule={rule} />}
          </>
        ),
      }}
    />
  )
}

function Worked({
  visit,
  seen,
  stands,
  binding,
}: {
  visit: Visit
  seen: Seen
  stands: Judgement
  binding: Deadline
}) {
  // The procedure and the calendar that it was counted under, whatever is in force today.
  const { procedure, calendar, overlay } = binding
  const pinned = visit.house.rulesFor({ procedure, calendar, ...(overlay && { overlay }) })
  const rule = pinned.procedure.clocks.find(one => one.id === binding.rule)
  if (!rule)
    return <InsetText>The rule {binding.rule} is not in the procedure this was counted under.</InsetText>
  const explanation = explain(rule.allow, binding.from.at, calendarFor(rule, pinned))
  const others = pinned.procedure.clocks.filter(one => one.clock === rule.clock && one.id !== rule.id)
  const aimed = binding.target !== undefined
  const agrees = aimed || explanation.due.at === binding.due
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <p class="govuk-body-l quorate-sentence">
          {aimed && binding.due
            ? `${sayDuty(binding, visit.now)}: the date that was set here, because the procedure gives none.`
            : rule['target-set-by'] && !binding.due
              ? `The procedure gives no time. The date is set by: ${sayTitles(rule['target-set-by'], seen)}.`
              : `${explanation.sentence}.`}
        </p>
        <p class="govuk-body">
          It counts from when {sayInstant(binding.from.instant)}:{' '}
          <Moment at={binding.from.at}>{sayMoment(binding.from.at)}</Moment>.
        </p>
        {!isCountedNow(binding, seen.rules) && (
          <InsetText>
            Counted under {sayVersion(pinned.procedure.id)}, which this discussion was under then. It has been
            moved to {sayVersion(seen.rules.procedure.id)} since; what had begun goes on, and the earlier date
            binds.
          </InsetText>
        )}
        {aimed && <InsetText>“{binding.target?.words}”</InsetText>}
        {binding.recounted?.map(was => (
          <InsetText>
            Counted again on {sayMoment(was.at, visit.now)} by {was.by.name}, under other bank holidays: “
            {was.reason}” Until then it was: {sayDuty(was, visit.now)}.
          </InsetText>
        ))}
        {!agrees && (
          <div role="alert">
            <Card title="This count does not agree with the record" look="late">
              <p class="govuk-body-s">
                Recorded: {binding.due ? sayMoment(binding.due) : 'no date'}. Counted now:{' '}
                {explanation.due.at ? sayMoment(explanation.due.at) : 'no date'}. The recorded date stands.
                Tell whoever runs Quorate.
              </p>
            </Card>
          </div>
        )}
        {!aimed &&
          (explanation.days.length > 0 ? (
            <CountedDays explanation={explanation} />
          ) : (
            <CountedTime explanation={explanation} from={binding.from.at} allows={sayAllowance(rule.allow)} />
          ))}
        {explanation.notes.map(note => (
          <InsetText>{note}</InsetText>
        ))}
        {agrees && !aimed && binding.due && (
          <p class="govuk-body-s quorate-adds-up">
            Counted again just now from what was pinned when the clock started, and it comes to the recorded
            moment.
          </p>
        )}
        <h2 class="govuk-heading-m">What would change it</h2>
        <ul class="govuk-list govuk-list--bullet">
          {changes(binding, rule, others, pinned).map(change => (
            <li>{change.says}</li>
          ))}
        </ul>
        <Counts stands={stands} rules={seen.rules} binding={binding} now={visit.now} />
        <ShadowClock seen={seen} stands={stands} now={visit.now} />
        <Alongside seen={seen} clock={stands.key} now={visit.now} />
      </div>
      <div class="govuk-grid-column-one-third">
        <Stands visit={visit} seen={seen} stands={stands} binding={binding} rule={rule} />
        <Card title="The rule">
          <p class="govuk-body-s">
            <strong>{rule.label}</strong>
          </p>
          <div class="quorate-rule-card">
            <WhyBody rule={rule} rules={pinned} />
          </div>
        </Card>
      </div>
    </div>
  )
}

const sayTitles = (grades: readonly string[], { rules }: Seen): string =>
  grades.map(grade => (grade === 'chair' ? 'the chair' : gradeName(grade, rules))).join(', ')
