import { type Instant, sayDay } from '../../../calendar/index.ts'
import { endedAt, latestVersion, decisionsThatStand } from '../../../discussion/discussion.ts'
import { sayNational } from '../../../discussion/in-words/national.ts'
import { sayQuorum } from '../../../discussion/in-words/say-quorum.ts'
import { shadowOf } from '../../../discussion/required/shadow.ts'
import { outcomeLabel } from '../../../discussion/in-words/say-label.ts'
import { sayVersion } from '../../../procedure/statement.ts'
import { clockOf, isCountedNow, rulesOf } from '../../../discussion/under.ts'
import { judge } from '../../../discussion/required/verdict.ts'
import { clockOfOverlay } from '../../../procedure/overlay.ts'
import { Card } from '../../pieces/card.tsx'
import { ClockBar } from '../../pieces/clock-bar.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { sayDuty } from '../../say-duty.ts'
import { sayAnswered } from '../../pieces/answer-choices.ts'
import type { Seen } from '../../visit.ts'
import { capital } from '../../../english.ts'
import { sayVerdict } from '../../../discussion/in-words/vocabulary.ts'

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

/** The children, each with what was decided for them. */
export function Children({ seen: { discussion, rules } }: { seen: Seen }) {
  const labelOf = (outcome: string) => outcomeLabel(outcome, rules)
  return (
    <Card title={discussion.children.length === 1 ? 'Child' : 'Children'}>
      <ul class="govuk-list">
        {discussion.children.map(child => {
          const decided = decisionsThatStand(discussion).filter(one => one.child === child.id)
          return (
            <li>
              <strong>{child.id}</strong>:{' '}
              <span class="quorate-private">{child.name ?? 'name not given'}</span>
              {child.born && <>, born {sayDay(child.born)}</>}
              {child.facts.unborn && ', not yet born'}
              <br />
              {decided.length === 0
                ? 'Nothing is decided yet'
                : decided.map(one => labelOf(one.outcome)).join('; ')}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

/** Who is involved, and whether that makes a quorum: as it is, or as it would be if all who accepted came. */
export function People({ seen: { discussion, rules }, now }: { seen: Seen; now: Instant }) {
  const said = sayQuorum(discussion, rules, now)
  const invited = discussion.invitations.filter(one => !one.withdrawn)
  const { chair, minuteTaker } = discussion.appointed
  return (
    <Card title={said.title} look={said.met ? 'met' : 'late'}>
      <p class="govuk-body-s">{capital(said.sentence)}</p>
      <ul class="govuk-list govuk-body-s">
        {(discussion.chair?.name ?? chair?.name) && <li>{discussion.chair?.name ?? chair?.name}: chair</li>}
        {minuteTaker && <li>{minuteTaker.name}: minute-taker</li>}
        {invited.map(one => (
          <li>
            {one.name ?? one.agency}, {one.agency}: {sayAnswered(one)}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The other pages of this discussion, as far as this person may open them. */
export function Parts({ seen: { discussion, may } }: { seen: Seen }) {
  const at = `/discussions/${discussion.reference}`
  const parts = [
    may('convene') && { href: `${at}/convene`, words: 'Who is invited, and when' },
    may('write-own-lines') && { href: `${at}/room`, words: 'The room' },
    { href: `${at}/decisions`, words: 'Decisions' },
    { href: `${at}/actions`, words: 'Actions and safety plan' },
    endedAt(discussion) && may('hold') && { href: `${at}/close`, words: 'Read back and sign' },
    latestVersion(discussion) && { href: `${at}/minutes`, words: 'Minutes' },
    may('convene') && { href: `${at}/copies`, words: 'Who gets a copy, and why' },
    { href: `${at}/history`, words: 'History' },
    { href: `/procedure/${discussion.procedure.id}`, words: 'The procedure it is under' },
  ]
  return (
    <nav aria-label="Parts of this discussion">
      <ul class="govuk-list">
        {parts.map(
          part =>
            part && (
              <li>
                <a class="govuk-link" href={part.href}>
                  {part.words}
                </a>
              </li>
            ),
        )}
      </ul>
    </nav>
  )
}
