import type { Condition } from '../conditions/condition.ts'
import type { Pack } from './pack.ts'
import { ownName, type Path } from '../reading/problem.ts'
import type { Force, Rule, Source } from './rule.ts'

/** A rule wherever it stands in a pack. `named` is the id that cases and pages call it by (`conference`), if it has one. */
export type FoundRule = {
  readonly path: Path
  readonly chapter: string
  readonly what: string
  readonly named: string | undefined
  readonly rule: Omit<Rule, 'force'> & { readonly force: Force | 'informative'; readonly because?: string }
}

/** A `when:` wherever it stands. */
export type FoundCondition = { readonly path: Path; readonly when: Condition }

type Mapping = Record<string, unknown>
const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isSource = (value: unknown): value is Source => isMapping(value) && typeof value.document === 'string'

/** Every rule and every condition of a pack, chapter by chapter, in the order of the file. */
export function walkPack(pack: Pack): { rules: FoundRule[]; conditions: FoundCondition[] } {
  const rules: FoundRule[] = []
  const conditions: FoundCondition[] = []
  const walk = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) value.forEach((entry, at) => void walk(entry, [...path, at]))
    if (!isMapping(value)) return
    if (typeof value.id === 'string' && isSource(value.source)) rules.push(found(value, path))
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'when' || key === 'stands-down-when')
        conditions.push({ path: [...path, key], when: inner as Condition })
      else if (typeof inner === 'object') walk(inner, [...path, key])
    }
  }
  walk(pack, [])
  return { rules, conditions }
}

function found(rule: Mapping, path: Path): FoundRule {
  const key = ownName[String(path.at(-2))]
  const named = key === undefined ? undefined : rule[key]
  return {
    path,
    chapter: String(path[0]),
    what: typeof named === 'string' ? sayKind(key!) : 'rule',
    named: typeof named === 'string' ? named : undefined,
    rule: rule as unknown as FoundRule['rule'],
  }
}

const sayKind = (key: string): string => (key === 'class' ? 'urgency class' : key)

/** How many rules a pack has, how many of its requirements no machine can judge, and how many rules are placeholders. */
export function countRules(pack: Pack): { rules: number; notCheckable: number; placeholders: number } {
  const { rules } = walkPack(pack)
  const notCheckable = pack['not-machine-checkable'].length
  const placeholders = rules.filter(({ rule }) => rule.placeholder).length
  return { rules: rules.length - notCheckable, notCheckable, placeholders }
}
