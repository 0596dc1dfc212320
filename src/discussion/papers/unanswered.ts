/** What the procedure asks to have put into words and nobody has. */
import { answeredLater } from '../life/answering.ts'
import type { Duty } from '../required/duties/duty.ts'
import { type Block, list } from './paper.ts'
import { childName } from './saying.ts'
import type { Share } from './share.ts'

/** Questions that were asked and not answered, each with its rule. A discussion that goes on may still answer them. */
export function unanswered({ discussion, rules, children, duties }: Share): Block[] {
  const { procedure } = rules
  const asked = new Set(procedure.duties.map(one => one.duty))
  const missing = duties.filter(
    duty =>
      asked.has(duty.duty) &&
      (duty.state === 'open' || duty.state === 'departed') &&
      // Whether it is asked here at all depends on something that nobody has said.
      duty.asks.length === 0 &&
      discussion.answers[duty.key] === undefined &&
      !answeredLater(duty.duty, procedure.pack) &&
      counted.has(duty.force) &&
      (duty.child === undefined || children.some(one => one.id === duty.child)),
  )
  return list(
    missing.map(duty => {
      const child = children.find(one => one.id === duty.child)
      const about = child && children.length > 1 ? `${childName(child)}: ` : ''
      const why = duty.state === 'departed' ? ' Why not stands where the procedure was not followed.' : ''
      return `${about}${duty.label} (${duty.rule}).${why}`
    }),
  )
}

const counted: ReadonlySet<Duty['force']> = new Set(['must', 'should', 'consider'])
