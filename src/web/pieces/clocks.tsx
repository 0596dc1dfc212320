import type { Instant } from '../../calendar/index.ts'
import { sayNational } from '../../discussion/in-words/national.ts'
import { clockOfOverlay } from '../../procedure/overlay.ts'
import type { Seen } from '../visit.ts'
import { Card } from './card.tsx'
import { sayVerdict } from '../../discussion/in-words/vocabulary.ts'
import { shadowOf } from '../../discussion/required/clocks/shadow.ts'
import { judge } from '../../discussion/required/clocks/verdict.ts'
import { clockOf, isCountedNow, rulesOf } from '../../discussion/required/under.ts'
import { capital } from '../../english.ts'
import { sayVersion } from '../../procedure/saying/statement.ts'
import { sayDuty } from '../words/say-duty.ts'
import { ClockBar } from './clock-bar.tsx'
import { Moment } from './moment.tsx'
/** The clocks that have started, each with its bar, its moment and how it stands. */
export function Clocks({ seen: { discussion, rules }, now }: { seen: Seen; now: Instant }) {
  const keys = [...new Set(discussion.deadlines.map(one => one.key))]
  if (keys.length === 0) return null
  const { overlay } = rules.procedure
  const national = keys.filter(key => clockOfOverlay(key) !== undefined)
  return (
    <Card title="Clocks">
      <ul class="govuk-list quorate-clocks">
        {keys
          .filter(key => !national.includes(key))
          .map(key => (
            <OneClock clock={key} discussion={discussion} rules={rules} now={now} />
          ))}
      </ul>
      {overlay && national.length > 0 && (
        <>
          <p class="govuk-body-s">{sayNational(overlay.id, rules)}</p>
          <ul class="govuk-list quorate-clocks">
            {national.map(key => (
              <OneClock clock={key} discussion={discussion} rules={rules} now={now} />
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function OneClock({
  clock: key,
  discussion,
  rules,
  now,
}: Pick<Seen, 'discussion' | 'rules'> & { clock: string; now: Instant }) {
  const stands = judge(key, discussion, rules, now)
  const { binding, metAt, verdict } = stands
  const rule = clockOf(stands, rules)
  if (!binding) return null
  const shadow = shadowOf(stands, discussion, rules, now)
  return (
    <li>
      <a class="govuk-link" href={`/discussions/${discussion.reference}/clocks/${encodeURIComponent(key)}`}>
        {rule?.label}
        {key.includes('/') && ` (child ${key.split('/')[1]})`}
      </a>
      {!isCountedNow(binding, rules) && (
        <span class="govuk-hint"> {sayVersion(rulesOf(binding.procedure, rules).procedure.id)}</span>
      )}
      {verdict === 'not-applicable' ? (
        <div class="quorate-clock">{capital(sayVerdict(verdict, rule))}</div>
      ) : binding.due ? (
        <ClockBar
          used={used(binding.from.at, binding.due, metAt ?? now)}
          pace={metAt && verdict === 'met' ? 'calm' : undefined}
        >
          <Moment at={binding.due}>{sayDuty(binding, now)}</Moment>: {sayVerdict(verdict, rule)}
        </ClockBar>
      ) : (
        <div class="quorate-clock">No date set: {sayVerdict(verdict, rule)}</div>
      )}
      {shadow && verdict !== 'not-applicable' && (
        <div class="quorate-clock quorate-quiet">
          Counted from when the information came in: {sayDuty(shadow, now)}
        </div>
      )}
    </li>
  )
}

/** How much of a clock is used at a moment: 0 not begun, 1 used up, more than 1 late. */
function used(from: Instant, due: Instant, at: Instant): number {
  const whole_ms = Math.max(1, Date.parse(due) - Date.parse(from))
  return (Date.parse(at) - Date.parse(from)) / whole_ms
}
