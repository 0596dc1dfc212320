/** What stands beside the convening: the clock, the quorum to come, who runs it, who is kept out. */
import { sayQuorum } from '../../../discussion/in-words/say-quorum.ts'
import { mustNotAttend } from '../../../discussion/people/kept-out.ts'
import { clockOf } from '../../../discussion/required/under.ts'
import { judge } from '../../../discussion/required/clocks/verdict.ts'
import { Card } from '../../pieces/card.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { sayDuty } from '../../words/say-duty.ts'
import type { Seen } from '../../visit.ts'
import { Why } from '../../because.tsx'
import { chairGradeWords } from './chair-words.ts'
import type { Convene } from './convening.ts'
import { keyOfBlock, sayBlock } from './let-in.tsx'
import { capital } from '../../../english.ts'

export function ClockCard({ convene: { visit, seen } }: { convene: Convene }) {
  const { discussion, rules } = seen
  const stands = judge('convene', discussion, rules, visit.now)
  const rule = clockOf(stands, rules)
  const urgency = rules.procedure.urgency.find(one => one.class === discussion.urgency.at(-1)?.class)
  const due = stands.binding
  const late = stands.verdict === 'breach' || stands.verdict === 'departure'
  return (
    <Card title={late ? 'Late' : 'Hold it by'} look={late ? 'late' : undefined}>
      <p class="govuk-body">
        {due?.due ? (
          <a class="govuk-link" href={`/discussions/${discussion.reference}/clocks/convene`}>
            <Moment at={due.due}>{capital(sayDuty(due, visit.now))}</Moment>
          </a>
        ) : due ? (
          <a class="govuk-link" href={`/discussions/${discussion.reference}/clocks/convene`}>
            The procedure gives no time, and no date is set yet
          </a>
        ) : stands.verdict === 'silent' ? (
          'This procedure sets no time limit.'
        ) : (
          'No clock is running yet: the time it counts from is not known.'
        )}
      </p>
      {urgency && <p class="govuk-body-s">Urgency: {urgency.label}</p>}
      {rule && <Why rule={rule} rules={rules} />}
    </Card>
  )
}

export function QuorumCard({ convene: { visit, seen } }: { convene: Convene }) {
  const { discussion, rules } = seen
  const state = sayQuorum(discussion, rules, visit.now)
  const label = (seat: string) => rules.procedure.seats.find(one => one.seat === seat)?.label ?? seat
  const uninvited = state.missing.filter(
    seat => !discussion.invitations.some(one => one.seat === seat && !one.withdrawn),
  )
  return (
    <Card title={state.title} look={state.met ? 'met' : 'late'}>
      <p class="govuk-body-s">{capital(state.sentence)}</p>
      {uninvited.length > 0 && (
        <p class="govuk-body-s">
          Not even invited:{' '}
          {uninvited.map((seat, index) => (
            <>
              {index > 0 && '; '}
              <a class="govuk-link" href={`#seat-${seat}`}>
                {label(seat)}
              </a>
            </>
          ))}
          .
        </p>
      )}
    </Card>
  )
}

export function RunCard({ convene: { seen } }: { convene: Convene }) {
  const { discussion, rules, may } = seen
  const { chair, minuteTaker } = discussion.appointed
  return (
    <Card title="Who runs it">
      <p class="govuk-body-s">
        <strong>Chair:</strong> {chair?.name ?? 'nobody named yet'}
        {chair && `. ${chairGradeWords(chair.grade, discussion, rules)}`}
      </p>
      <p class="govuk-body-s">
        <strong>Minutes:</strong> {minuteTaker?.name ?? 'nobody named yet'}
      </p>
      {may('convene') && (
        <p class="govuk-body-s">
          <a class="govuk-link" href={`/discussions/${discussion.reference}/convene/appoint`}>
            Name the chair or the minute-taker
          </a>
        </p>
      )}
    </Card>
  )
}

/** Who must not learn of it: whom it is closed to, and what the request itself said. Only for those who keep people out. */
export function KeptOutCard({ seen: { discussion, may } }: { seen: Seen }) {
  if (!may('keep-out')) return null
  const asked = discussion.form[mustNotAttend]
  return (
    <Card title="Kept out">
      {discussion.implicated.length === 0 ? (
        <p class="govuk-body-s">Nobody is kept out.</p>
      ) : (
        <ul class="govuk-list">
          {discussion.implicated.map(one => (
            <li class="govuk-body-s">
              <span class="quorate-private">{sayBlock(one)}</span>{' '}
              <a
                class="govuk-link"
                href={`/discussions/${discussion.reference}/convene/let-in/${keyOfBlock(one)}`}
              >
                Lift<span class="govuk-visually-hidden"> the block on {sayBlock(one)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {asked && (
        <p class="govuk-body-s">
          The request says who must not attend: <q class="quorate-private">{asked}</q>. Whoever is named there
          cannot be invited. To close the discussion to them altogether, keep them out.
        </p>
      )}
      <p class="govuk-body-s">
        <a class="govuk-link" href={`/discussions/${discussion.reference}/convene/keep-out`}>
          Somebody has a conflict of interest
        </a>
      </p>
    </Card>
  )
}
