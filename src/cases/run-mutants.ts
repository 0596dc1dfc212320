/** Whether worked cases notice: each mutant of a pack is run against the pack's own cases until one of them fails. */
import type { Calendar } from '../calendar/index.ts'
import { type Change, load, type Mutant, mutantsOf } from './mutants.ts'
import { compileProcedure, type PackRead, type Procedure } from '../procedure/index.ts'
import { CaseFault } from './moment.ts'
import type { Rules } from '../discussion/happening.ts'
import { runCase } from './worked-case.ts'
import type { WorkedCase } from './case.ts'

/**
 * What became of a mutant: `caught` when a case failed, `refused` when it would not even load, `survived` when neither.
 * `by` names the case that failed, or says what loading it was refused for.
 */
export type MutantOutcome = 'caught' | 'refused' | 'survived'
export type Tried = { readonly mutant: Mutant; readonly fate: MutantOutcome; readonly by?: string }

/**
 * Tries every mutant of a pack.
 *
 * @param cases - the cases of this pack, all of which hold for the pack as it is.
 * @param calendarOf - the calendar a procedure counts by: a mutant of the office hours has another one.
 * @param of - the changes to try.
 * @param find - another version by its id, for cases that are moved to one.
 */
export function tryMutants(
  { pack, at }: PackRead,
  id: string,
  cases: readonly WorkedCase[],
  calendarOf: (procedure: Procedure) => Calendar,
  of: readonly Change[],
  find?: Find,
): Tried[] {
  // Neighbours in a file are caught by neighbours among the cases: the one that caught the last mutant is asked first.
  const order = [...cases]
  return mutantsOf(pack)
    .filter(({ change }) => of.includes(change))
    .map((mutant): Tried => {
      const loaded = load(mutant, at)
      if ('problems' in loaded) return { mutant, fate: 'refused', by: loaded.problems[0]!.says }
      const procedure = compileProcedure(id, 'mutant', loaded.pack)
      const rules = { procedure, calendar: calendarOf(procedure) }
      const failing = order.findIndex(one => fails(one, rules, find))
      if (failing < 0) return { mutant, fate: 'survived' }
      const [caught] = order.splice(failing, 1)
      order.unshift(caught!)
      return { mutant, fate: 'caught', by: caught!.name }
    })
}

type Find = (procedure: string) => Rules | undefined

/** Cases that do not hold for the pack as it is: with one of those every mutant would seem to be caught. */
export function failing(
  cases: readonly WorkedCase[],
  procedure: Procedure,
  calendar: Calendar,
  find?: Find,
): WorkedCase[] {
  return cases.filter(one => fails(one, { procedure, calendar }, find))
}

/** A case that can no longer be told at all has noticed too. */
function fails(worked: WorkedCase, rules: Rules, find: Find | undefined): boolean {
  try {
    return runCase(worked, rules, find).expectations.some(one => !one.held)
  } catch (error) {
    if (error instanceof CaseFault) return true
    throw error
  }
}
