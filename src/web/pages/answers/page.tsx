/** One page for every duty that needs words: what is asked, because of what, the answer; or that it is knowingly not done. */
import { nothingHere } from '../../../conduct.ts'
import { type Duty, duties } from '../../../discussion/required/duties.ts'
import { isRefusal } from '../../../discussion/happening.ts'
import type { Problem } from '../../fields.ts'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'
import { seating } from '../convene/seats.ts'
import type { AskedDuty } from './asked.ts'
import { DutyPage } from './duty-page.tsx'
import { readAnswer } from './answer-form.tsx'
import { readFacts } from './facts-form.tsx'
import { findRule } from './rule.ts'
import { problemOf } from '../../because.tsx'

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
export const isInWords = (duty: Duty): boolean =>
  !['action', 'decide', 'sign-minutes', 'urgency'].includes(duty.duty)

async function openDuty(visit: Visit): Promise<AskedDuty | undefined> {
  const seen = await visit.see(visit.params.reference ?? '', 'answers')
  if (!seen) return undefined
  const { discussion, rules } = seen
  const all = duties(discussion, rules, visit.now)
  const key = visit.params.duty ?? ''
  const duty = all.find(one => one.key === key && isInWords(one)) ?? findSeatDuty(key, seen, visit.now)
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

/** A seat that may stay empty is no duty, but whether it is needed at all can still wait for a fact. */
function findSeatDuty(key: string, { discussion, rules }: Seen, now: string): Duty | undefined {
  const one = seating(discussion, rules, now).find(({ seat }) => key === `attend/${seat.seat}`)
  if (!one) return undefined
  const { id, label, force, source } = one.seat
  return {
    key,
    duty: key,
    label,
    state: one.need === 'not-here' ? 'not-applicable' : one.invited.length > 0 ? 'done' : 'open',
    phase: 'convene',
    rule: id,
    force,
    source,
    beforeFinal: false,
    asks: one.asks,
  }
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

  // Nationally the reason is recorded; nobody is named who could excuse it.
  const national = duty.overlay !== undefined
  if (doing === 'depart' || national) {
    const reason = doing === 'depart' ? fields.text('departure') : readAnswer(fields)
    if (reason === undefined)
      return again([
        { field: doing === 'depart' ? 'departure' : 'words', says: 'Say why this is knowingly not done.' },
      ])
    const done = await visit.conduct(discussion.id, {
      type: 'RecordDeparture',
      id,
      rule: duty.rule,
      duty: duty.key,
      reason,
    })
    if (done === nothingHere) return nothing
    return isRefusal(done)
      ? again([problemOf(done, { reason: doing === 'depart' ? 'departure' : 'words' })])
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
