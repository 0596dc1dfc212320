/** Tracing: which rule of a pack carries each requirement of its source, and which requirement nobody carries. */
import { z } from 'zod'
import type { Case } from './case.ts'
import type { Pack } from '../procedure/pack/pack.ts'
import type { Problem } from '../procedure/reading/problem.ts'
import { readYaml } from '../procedure/reading/yaml.ts'
import { type Force, forceWeight, ruleId, text } from '../procedure/pack/rule.ts'
import { walkPack } from '../procedure/pack/walk.ts'

/** One requirement as the reading of the source gives it: its id, its strength (`mod`), in our words, and where it stands. */
const requirement = z.strictObject({ id: ruleId, mod: text, summary: text, source: text })
type Requirement = z.infer<typeof requirement>

/**
 * Reads the list of requirements that stands beside a pack (`2024.requirements.yaml`).
 *
 * @param file - how to call the file in problems.
 * @returns the requirements in the order of the file; or what is wrong with it, an id that stands there twice included.
 */
export function readRequirements(
  words: string,
  file: string,
): { requirements: Requirement[] } | { problems: Problem[] } {
  const read = readYaml(z.array(requirement), words, file)
  if ('problems' in read) return read
  const first = new Map<string, number>()
  const problems: Problem[] = []
  for (const [place, { id }] of read.fits.entries()) {
    const already = first.get(id)
    if (already === undefined) first.set(id, place)
    else
      problems.push(
        read.at(
          [place, 'id'],
          `${id} is already on line ${read.at([already, 'id'], '').line}. Keep one of them.`,
        ),
      )
  }
  return problems.length > 0 ? { problems } : { requirements: read.fits }
}

/**
 * How a requirement is carried: by the rule of its own id, by rules of that id with a letter (`BR24-201a`), under
 * another rule's `also`, in the chapter of what no machine can judge; or by nothing, which is a gap.
 */
export const ways = ['rule', 'lettered', 'also', 'not-machine-checkable', 'nothing'] as const
export type Way = (typeof ways)[number]

export type Traced = {
  readonly requirement: Requirement
  readonly way: Way
  /** Ids of every rule that carries it, in the order of the file. */
  readonly by: readonly string[]
  /** The strongest force among them; absent for a gap. */
  readonly force?: Force | 'informative'
}

export type Trace = {
  readonly rows: readonly Traced[]
  readonly gaps: readonly Traced[]
  /** Rules whose id is no requirement of the source: nobody asked for them, or the id is a slip. */
  readonly strays: readonly string[]
  /** Requirements that the source puts more strongly than every rule that carries them. */
  readonly weaker: readonly Traced[]
}

/** Traces every requirement to the rules that carry it. */
export function trace(requirements: readonly Requirement[], pack: Pack): Trace {
  const known = new Set(requirements.map(({ id }) => id))
  const carriers = new Map<string, Carrier[]>()
  const strays: string[] = []
  for (const { rule, chapter } of walkPack(pack).rules) {
    const { id, also = [], force } = rule
    for (const [place, carried] of [id, ...also].entries()) {
      const of = known.has(carried) ? carried : withoutLetter(carried)
      if (!known.has(of)) strays.push(carried)
      const way =
        chapter === 'not-machine-checkable'
          ? 'not-machine-checkable'
          : place > 0
            ? 'also'
            : of === carried
              ? 'rule'
              : 'lettered'
      carriers.set(of, [...(carriers.get(of) ?? []), { id, force, way }])
    }
  }
  const rows = requirements.map(requirement => traced(requirement, carriers.get(requirement.id) ?? []))
  return {
    rows,
    gaps: rows.filter(({ way }) => way === 'nothing'),
    strays,
    weaker: rows.filter(({ requirement, force }) => force !== undefined && asksMore(requirement.mod, force)),
  }
}

type Carrier = { readonly id: string; readonly force: Force | 'informative'; readonly way: Way }

const withoutLetter = (id: string): string => id.replace(/[a-z]$/, '')

function traced(requirement: Requirement, carriers: readonly Carrier[]): Traced {
  const way = ways.find(one => carriers.some(carrier => carrier.way === one)) ?? 'nothing'
  const force = carriers
    .map(carrier => carrier.force)
    .sort((a, b) => forceWeight[b] - forceWeight[a])
    .at(0)
  return { requirement, way, by: [...new Set(carriers.map(({ id }) => id))], ...(force && { force }) }
}

const strengths: Readonly<Record<string, Force>> = {
  M: 'must',
  N: 'never',
  S: 'should',
  C: 'consider',
  E: 'endeavour',
  P: 'may',
}

/** A strength such as `S/M` is satisfied by the weaker of its two; a silence or an information asks nothing. */
function asksMore(mod: string, force: Force | 'informative'): boolean {
  const asked = mod.split('/').flatMap(letter => strengths[letter.trim()] ?? [])
  if (asked.length === 0) return false
  return Math.min(...asked.map(one => forceWeight[one])) > forceWeight[force]
}

/** A situation the procedures were compared in, and the procedures it has to be played under. */
const scenario = z.strictObject({ id: z.string(), says: text, under: z.array(text).min(1) })
type Scenario = z.infer<typeof scenario>

export function readScenarios(
  words: string,
  file: string,
): { scenarios: Scenario[] } | { problems: Problem[] } {
  const read = readYaml(z.array(scenario), words, file)
  return 'problems' in read ? read : { scenarios: read.fits }
}

/** What is not played: each situation with the procedures it names and no worked case plays it under. */
export function notPlayed(
  scenarios: readonly Scenario[],
  cases: readonly Pick<Case, 'scenario' | 'procedure'>[],
): { scenario: Scenario; under: string }[] {
  const played = new Set(
    cases.flatMap(({ scenario = [], procedure }) => scenario.map(one => `${one} ${procedure}`)),
  )
  return scenarios.flatMap(one =>
    one.under.filter(under => !played.has(`${one.id} ${under}`)).map(under => ({ scenario: one, under })),
  )
}

/** Situations that cases name and the list does not have. */
export const strayScenarios = (
  scenarios: readonly Scenario[],
  cases: readonly Pick<Case, 'scenario' | 'name'>[],
): string[] => {
  const known = new Set(scenarios.map(({ id }) => id))
  return cases.flatMap(({ scenario = [], name }) =>
    scenario.filter(one => !known.has(one)).map(one => `${one} (“${name}”)`),
  )
}
