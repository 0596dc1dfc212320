import { type Allowance, type Counting, type Instant, instantOf, standardCounting } from '../index.ts'

/** A deadline somebody might ask for. */
export interface Question {
  allowance: Allowance
  from: Instant
  /** Which of `conventions` it is asked under. */
  convention: number
}

/** Every way of counting the vocabulary knows, each with and without closure days and other office hours. */
export const conventions: readonly Counting[] = (['next-working-day', 'event-day'] as const).flatMap(
  countFrom =>
    (['end-of-day', 'office-close'] as const).flatMap(edge =>
      (['same-day', 'next-working-day'] as const).flatMap(lateReceipt => [
        { ...standardCounting, countFrom, edge, lateReceipt },
        {
          countFrom,
          edge,
          lateReceipt,
          office: { opens: '08:30', closes: '16:45' },
          closureDays: ['2024-12-27', '2025-12-29', '2025-12-30', '2025-12-31', '2026-05-30'],
        },
      ]),
    ),
)

/** Numbers in [0, 1), the same for the same seed on every machine (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const fromMs = Date.UTC(2013, 0, 1)
const toMs = Date.UTC(2028, 8, 1)

/** Deadlines from 2013 to 2028; half of them start at an awkward moment: an edge of the day, of the office or of summer time. */
export function* questions(count: number, seed: number): Generator<Question> {
  const random = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  for (let made = 0; made < count; made++) {
    const ms = Math.floor(fromMs + random() * (toMs - fromMs))
    const convention = Math.floor(random() * conventions.length)
    yield {
      allowance: anAllowance(random, pick),
      from: instantOf(random() < 0.5 ? ms : awkward(ms, pick)),
      convention,
    }
  }
}

function anAllowance(random: () => number, pick: <T>(list: readonly T[]) => T): Allowance {
  const kind = random()
  if (kind < 0.45) return { 'working-days': pick([1, 2, 3, 5, 10, 15, 20, 1 + Math.floor(random() * 60)]) }
  if (kind < 0.7) return { hours: pick([1, 2, 24, 24, 48, 72, 1 + Math.floor(random() * 300)]) }
  if (kind < 0.76) return { 'calendar-months': 1 + Math.floor(random() * 6) }
  return pick([
    'same-day',
    'same-working-day',
    'before-next-working-day',
    'calendar-month',
    'at-once',
    'none',
  ])
}

const edges = [
  '00:00',
  '01:00',
  '02:00',
  '08:00',
  '08:30',
  '09:00',
  '15:45',
  '16:00',
  '16:45',
  '17:00',
  '23:00',
]

/** The same day at an edge, in UTC and so in either of London's times, or a millisecond beside it. */
function awkward(ms: number, pick: <T>(list: readonly T[]) => T): number {
  const day = pick([new Date(ms), aSundayOfChange(new Date(ms), pick([2, 9]))])
  return Date.parse(`${day.toISOString().slice(0, 10)}T${pick(edges)}:00.000Z`) + pick([-1, 0, 1])
}

function aSundayOfChange(near: Date, month: number): Date {
  const last = new Date(Date.UTC(near.getUTCFullYear(), month + 1, 0))
  return new Date(last.getTime() - last.getUTCDay() * 86_400_000)
}
