import { type Duty, duties } from '../../discussion/required/duties/duties.ts'
import { whoIsAsked } from '../../discussion/required/duties/who-is-asked.ts'
import type { Seen } from '../visit.ts'
import { capital } from '../../english.ts'

type Looking = Pick<Seen, 'discussion' | 'rules' | 'may'>

/** The duties this visitor is shown: one that tells who is kept out is only for those who may know of it. */
export const dutiesFor = ({ discussion, rules, may }: Looking, now: string): Duty[] =>
  duties(discussion, rules, now).filter(duty => !duty.discreet || may('keep-out'))

/** Whether the procedure or the record says of whom: where neither does, saying “whoever runs this” each time helps nobody. */
export const saysOfWhom = ({ askedOf }: Pick<Duty, 'askedOf'>): boolean =>
  askedOf.some(one => one.of !== 'whoever-runs-it')

/** Of whom a duty is asked, to begin a sentence: “The chair, Dana Ashworth”. */
export const sayAskedOf = (
  duty: Pick<Duty, 'askedOf'>,
  { discussion, rules }: Omit<Looking, 'may'>,
): string => capital(whoIsAsked(duty, discussion, rules).words)
