/** One page for every duty that needs words: what is asked, because of what, the answer; or that it is knowingly not done. */
import { dutyOfSeat } from '../../../discussion/required/duties/seat-duties.ts'
import type { Duty } from '../../../discussion/required/duties/duties.ts'
import { dutiesFor } from '../../words/shown-duties.ts'
import { type Answer, nothing, type Route, type Visit } from '../../visit.ts'
import type { AskedDuty } from './asked.ts'
import { DutyPage } from './duty-page.tsx'
import { readAnswer } from './answer-form.tsx'
import { readFacts } from './facts-form.tsx'
import { asksWhen, readWhetherAndWhen } from './follow-up.tsx'
import { findRule } from './rule.ts'
import { type Asks, commandOf, formRoute, together } from '../../form.tsx'

export const answerRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/answers/:duty',
    async handle(visit): Promise<Answer> {
      const asked = await openDuty(visit)
      return asked ? { page: <DutyPage asked={asked} problems={[]} /> } : nothing
    },
  },
  formRoute<AskedDuty>({
    path: '/discussions/:reference/answers/:duty',
    open: openDuty,
    asks: act,
    fieldOf: ({ field }, { visit }) =>
      field === 'reason' || field === 'words' ? (isDeparting(visit) ? 'departure' : 'words') : field,
    again: asked => <DutyPage asked={asked} problems={asked.visit.fields.problems} />,
    done: ({ visit, seen, duty }) =>
      `/discussions/${seen.discussion.reference}/answers/${encodeURIComponent(duty.key)}?done=${doneOf(visit, duty)}`,
  }),
]

async function openDuty(visit: Visit): Promise<AskedDuty | undefined> {
  const seen = await visit.see(visit.params.reference ?? '', 'answers')
  if (!seen) return undefined
  const { discussion, rules } = seen
  const all = dutiesFor(seen, visit.now)
  const key = visit.params.duty ?? ''
  const duty = all.find(one => one.key === key) ?? dutyOfSeat(key, discussion, rules, visit.now)
  if (!duty) return undefined
  const others = all.filter(one => one.key !== key && one.state === 'open' && one.takes === 'words')
  return { visit, seen, duty, rule: findRule(duty, rules), others }
}

const isDeparting = ({ fields }: Visit): boolean => fields.raw('doing') === 'depart'

/** What is said when it is done: what is so, that it is not done, why it was late, or the answer. */
const doneOf = (visit: Visit, duty: Duty): string =>
  visit.fields.raw('doing') === 'facts'
    ? 'facts'
    : isDeparting(visit) || duty.overlay !== undefined
      ? 'departed'
      : duty.takes === 'a-reason'
        ? 'explained'
        : 'answered'

function act(asked: AskedDuty): Asks {
  const { visit, seen, duty } = asked
  const { fields } = visit
  const id = commandOf(visit)
  if (fields.raw('doing') === 'facts')
    return (
      together(
        id,
        readFacts(fields, asked).map(({ child, facts }) => ({
          type: 'StateFacts',
          facts,
          ...(child && { child }),
        })),
      ) ?? { instead: visit.path }
    )
  if (!isDeparting(visit) && duty.takes === 'nothing')
    return fields.wrong('words', 'This is not answered in words. It is done where it says above.')
  // Nationally the reason is recorded; nobody is named who could excuse it.
  if (isDeparting(visit) || duty.overlay !== undefined) {
    const reason = isDeparting(visit) ? fields.text('departure') : readAnswer(fields)
    if (reason === undefined)
      return fields.wrong(isDeparting(visit) ? 'departure' : 'words', 'Say why this is knowingly not done.')
    return { type: 'RecordDeparture', id, rule: duty.rule, duty: duty.key, reason }
  }
  const words = readAnswer(fields)
  if (asksWhen(duty)) {
    const read = readWhetherAndWhen(visit, seen.rules.calendar, words)
    return read && together(id, [{ type: 'AnswerDuty', duty: duty.duty, ...read.answer }, read.known])
  }
  if (words === undefined) return fields.wrong('words', 'Write the answer, or choose a ground.')
  return duty.takes === 'a-reason'
    ? { type: 'ExplainDelay', id, clock: duty.duty, reason: words }
    : { type: 'AnswerDuty', id, duty: duty.duty, ...(duty.child && { child: duty.child }), words }
}
