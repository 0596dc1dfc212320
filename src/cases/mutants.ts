import { checkPack } from '../procedure/checking/check.ts'
import { type Pack, pack as packSchema } from '../procedure/pack/pack.ts'
import type { Path, Problem } from '../procedure/reading/problem.ts'
import { newerVocabulary } from '../procedure/reading/read.ts'
import type { PackRead } from '../procedure/reading/yaml.ts'

/**
 * What can be changed in a pack to see whether its worked cases notice: a rule taken out, a number one more or one less.
 * The others go beyond what is asked of a pack: a condition left out or turned round, a time of day a minute later.
 */
export const changes = ['rule', 'number', 'condition', 'time'] as const
export type Change = (typeof changes)[number]
/** The changes that a pack's worked cases are held to. */
export const heldTo: readonly Change[] = ['rule', 'number']

/** A pack with one thing changed. `rule` is the id of the rule the change lies in, empty when it lies in none. */
export type Mutant = {
  readonly change: Change
  readonly path: Path
  readonly rule: string
  /** What was changed, as a person would say it: `working-days: 15 became 16`. */
  readonly says: string
  /** The changed pack, made when asked for. */
  readonly make: () => unknown
}

/** The pack as it would load with the change, or what is wrong with it. */
type Loaded = { readonly pack: Pack } | { readonly problems: readonly Problem[] }

/** Every mutant of a pack, in the order of the file. What no machine can judge changes nothing and is left out. */
export function mutantsOf(pack: Pack): Mutant[] {
  const { 'not-machine-checkable': _, ...judged } = pack
  const mutants: Mutant[] = []
  const walk = (value: unknown, path: Path, rule: string): void => {
    const changed = (change: Change, says: string, to: unknown) =>
      void mutants.push({ change, path, rule, says, make: () => withAt(pack, path, to) })
    const key = String(path.at(-1))
    if (typeof value === 'number')
      for (const to of [value + 1, value - 1]) changed('number', `${key}: ${value} became ${to}`, to)
    if (typeof value === 'string' && timeOfDay.test(value))
      changed('time', `${value} became ${aMinuteLater(value)}`, aMinuteLater(value))
    if (typeof value !== 'object' || value === null) return
    const own = 'id' in value && typeof value.id === 'string' && 'source' in value ? value.id : rule
    if (own !== rule) mutants.push(without(pack, path, own))
    if (key === 'when' || key === 'stands-down-when') {
      changed('condition', `${key} was left out`, gone)
      changed('condition', `${key} was turned round`, { not: value })
    }
    for (const [step, inner] of Object.entries(value))
      walk(inner, [...path, Array.isArray(value) ? Number(step) : step], own)
  }
  walk(judged, [], '')
  return mutants
}

const without = (pack: Pack, path: Path, rule: string): Mutant => ({
  change: 'rule',
  path,
  rule,
  says: 'was taken out',
  make: () => withAt(pack, path, gone),
})

/** Loads a mutant as its file would be loaded: fitted to the vocabulary, then checked for names that point nowhere. */
export function load(mutant: Mutant, at: PackRead['at']): Loaded {
  const made = mutant.make()
  const newer = newerVocabulary(made, at)
  if (newer) return { problems: [newer] }
  const fitted = packSchema.safeParse(made)
  if (!fitted.success) return { problems: fitted.error.issues.map(({ path, message }) => at(path, message)) }
  const problems = checkPack({ pack: fitted.data, at })
  return problems.length > 0 ? { problems } : { pack: fitted.data }
}

const gone = Symbol('gone')
const timeOfDay = /^\d\d:\d\d$/

/** The value with something else at a path; everything beside the path is shared with the original. */
function withAt(value: unknown, [step, ...further]: Path, to: unknown): unknown {
  if (step === undefined) return to
  if (Array.isArray(value))
    return value.flatMap((entry: unknown, place) => {
      if (place !== step) return [entry]
      const inner = withAt(entry, further, to)
      return inner === gone ? [] : [inner]
    })
  const { [step]: inner, ...others } = value as Record<PropertyKey, unknown>
  const changed = withAt(inner, further, to)
  return changed === gone ? others : { ...(value as object), [step]: changed }
}

function aMinuteLater(time: string): string {
  const minutes = (Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + 1) % (24 * 60)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
