/** One line of a benchmark: what we measured, what stands beside it in the same process, and whether the goal holds. */
export interface Line {
  name: string
  value: number
  unit: string
  /** What it is compared with: another library, a naive way, or the floor set by the machine. */
  peer: string
  peerValue: number
  /** How many times faster than the peer; where the peer is a floor, how many times slower. The goal says which. */
  ratio: number
  goal: string
  ok: boolean
}

/**
 * CPU time of one piece of work, in nanoseconds: the best of several rounds, because whatever else the machine does
 * can only slow a round down.
 *
 * @param round - does `pieces` pieces of work and returns a checksum, so that no compiler can leave the work out.
 */
export function nanosecondsEach(round: () => number, pieces: number, rounds = 9): number {
  let best = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < rounds; turn++) {
    const before = process.cpuUsage()
    if (Number.isNaN(round())) throw new Error('The work measured answered NaN: it was not done.')
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, ((user + system) * 1000) / pieces)
  }
  return best
}

/**
 * The same of two pieces of work in turns, so that whatever else the machine does meets both alike.
 *
 * @returns nanoseconds of processor time of each.
 */
export function nanosecondsInTurns(
  ours: () => number,
  theirs: () => number,
  pieces: number,
  turns = 25,
): [ours: number, theirs: number] {
  let best: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let turn = 0; turn < turns; turn++)
    best = [
      Math.min(best[0], nanosecondsEach(ours, pieces, 1)),
      Math.min(best[1], nanosecondsEach(theirs, pieces, 1)),
    ]
  return best
}

/**
 * The same in turns, as the middle of the ratios of single turns: where both are so short that the best of each may come from
 * turns that met the machine differently.
 *
 * @returns nanoseconds of processor time of ours and of theirs, in the turn whose ratio is the median.
 */
export function nanosecondsInTheMiddle(
  ours: () => number,
  theirs: () => number,
  pieces: number,
  turns = 25,
): [ours: number, theirs: number] {
  const pairs = Array.from({ length: turns }, (): [number, number] => [
    nanosecondsEach(ours, pieces, 1),
    nanosecondsEach(theirs, pieces, 1),
  ])
  pairs.sort((a, b) => a[1] / a[0] - b[1] / b[0])
  return pairs[Math.floor(turns / 2)]!
}

/** The same of work that is waited for, with nothing else going on meanwhile. */
export async function nanosecondsEachAwaited(
  round: () => Promise<number>,
  pieces: number,
  rounds = 5,
): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < rounds; turn++) {
    const before = process.cpuUsage()
    if (Number.isNaN(await round())) throw new Error('The work measured answered NaN: it was not done.')
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, ((user + system) * 1000) / pieces)
  }
  return best
}

type Measured = Pick<Line, 'name' | 'value' | 'unit' | 'peer' | 'peerValue'>

/** The goal as it is printed; where one proved wrong, what was hoped for stands beside it for good (decisions/0007). */
const said = (goal: string, hoped: number | undefined): string =>
  hoped === undefined ? goal : `${goal} (hoped for ${hoped}, decision 7)`

/** A line whose goal is to be so many times faster than its peer. `hoped`: a goal set before measuring, which proved wrong. */
export function fasterThan(measured: Measured, atLeast: number, hoped?: number): Line {
  const ratio = measured.peerValue / measured.value
  return { ...measured, ratio, goal: said(`at least ${atLeast} times faster`, hoped), ok: ratio >= atLeast }
}

/** A line whose peer is a floor, and whose goal is to stay within so many times that floor. */
export function withinFloor(measured: Measured, atMost: number, hoped?: number): Line {
  const ratio = measured.value / measured.peerValue
  return { ...measured, ratio, goal: said(`at most ${atMost} times the floor`, hoped), ok: ratio <= atMost }
}

/** A line whose goal is a time of its own, whatever the peer beside it takes: people wait for it. */
export function withinTime(measured: Measured, atMost: number): Line {
  const ratio = measured.value / measured.peerValue
  return { ...measured, ratio, goal: `at most ${atMost} ${measured.unit}`, ok: measured.value <= atMost }
}
