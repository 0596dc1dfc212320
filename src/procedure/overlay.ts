/** What law and statutory guidance ask of everyone in England, held against a pack. It warns; it never fills a silence. */
import type { Procedure } from './procedure.ts'
import { clocksOf } from './said.ts'
import { isLonger } from './particulars.ts'

export type Expected = {
  readonly id: string
  readonly says: string
  readonly source: string
  /** In words what a pack leaves to be desired; undefined when nothing. */
  readonly lacks: (procedure: Procedure) => string | undefined
}

const guidance = 'Working Together to Safeguard Children 2023, chapter 3'
const seatsMeant: Readonly<Record<string, readonly string[]>> = {
  'children’s social care': ['social-worker', 'team-manager', 'consultant-social-worker'],
  police: ['police'],
  health: ['health'],
}

/** In the order of a discussion's life. */
export const overlay: readonly Expected[] = [
  {
    id: 'ENG-1',
    says: 'A discussion has at least children’s social care, police and health',
    source: guidance,
    lacks: ({ seats }) => {
      const missing = Object.entries(seatsMeant)
        .filter(([, meant]) => !seats.some(one => one.minimum && meant.includes(one.seat)))
        .map(([name]) => name)
      return missing.length === 0 ? undefined : `The minimum here has nobody of ${missing.join(' or ')}.`
    },
  },
  {
    id: 'ENG-2',
    says: 'Those who take part are senior enough to decide for their agency',
    source: guidance,
    lacks: ({ pack }) => (pack.attend.seniority ? undefined : 'Nothing here says how senior they are.'),
  },
  {
    id: 'ENG-3',
    says: 'The child is seen, and asked for wishes and feelings, in a section 47 enquiry',
    source: 'Children Act 1989, section 47(5A)',
    lacks: p =>
      clocksOf(p, 'child-seen').length > 0 || p.duties.some(one => /child-seen|voice|wishes/.test(one.duty))
        ? undefined
        : 'Nothing here asks for the child to be seen or heard.',
  },
  {
    id: 'ENG-4',
    says: 'A conference is held within 15 working days of the discussion at which section 47 was started',
    source: guidance,
    lacks: atMost('conference', { 'working-days': 15 }, '15 working days'),
  },
  {
    id: 'ENG-5',
    says: 'The assessment is finished within 45 working days of the referral',
    source: guidance,
    lacks: atMost('assessment', { 'working-days': 45 }, '45 working days'),
  },
  {
    id: 'ENG-6',
    says: 'What was decided is recorded and shared with those who took part',
    source: guidance,
    lacks: ({ recipients }) =>
      recipients.some(({ recipient }) => ['attendees', 'invitees', 'participants'].includes(recipient))
        ? undefined
        : 'No copy here goes to those who took part.',
  },
]

function atMost(clock: string, most: { 'working-days': number }, said: string): Expected['lacks'] {
  return ({ clocks }) => {
    const own = clocks.filter(one => one.clock === clock)
    if (own.length === 0) return 'No clock here says so. The silence is kept; the law runs all the same.'
    const longer = own.find(one => isLonger(one.allow, most))
    return longer ? `${longer.id} allows longer than ${said}.` : undefined
  }
}
