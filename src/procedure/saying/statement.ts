/** What a procedure says about something: words a person reads, with the rule they come from. */
import { sayAllowance } from '../../calendar/index.ts'
import type { Clock } from '../pack/clock.ts'
import { type Condition, sayCondition } from '../conditions/condition.ts'
import type { Field } from '../pack/pack.ts'
import type { Procedure } from '../procedure.ts'
import type { Force, Rule } from '../pack/rule.ts'
import { sayAnchor, sayInstant } from './say-instant.ts'
import { type FoundRule, walkPack } from '../pack/walk.ts'
import { capital, joined, plainly } from '../../english.ts'

/** One thing a procedure says. Without a rule it comes from the chapter about the pack itself. */
export type Statement = {
  readonly words: string
  readonly rule?: string
  readonly force?: Force | 'informative'
  /** True when the source leaves it out and the pack ships something local in its place: then the source is silent. */
  readonly placeholder?: true
}

/** What a rule says, in its own label or in the words given, with the condition it applies under. */
export function statement(
  rule: Pick<Rule, 'id' | 'label'> & {
    readonly force: Force | 'informative'
    readonly when?: Condition | undefined
    readonly placeholder?: boolean | undefined
  },
  words: string = rule.label,
): Statement {
  const when = rule.when === undefined ? '' : ` (when ${sayCondition(rule.when)})`
  return {
    words: `${words}${when}`,
    rule: rule.id,
    force: rule.force,
    ...(rule.placeholder && { placeholder: true as const }),
  }
}

/** Words that no rule carries, such as the period of a pack. */
export const withoutRule = (words: string | undefined): Statement[] =>
  words === undefined ? [] : [{ words }]

/** What a clock allows: “24 hours from when the threshold was decided until the discussion started”. */
function sayClock(clock: Pick<Clock, 'allow' | 'from' | 'to' | 'target-set-by' | 'per'>): string {
  const until = `until ${sayInstant(clock.to)}`
  if (clock.per === 'month') return 'once in each calendar month'
  if (clock.allow !== 'none')
    return `${sayAllowance(clock.allow)} from when ${sayAnchor(clock.from)}, ${until}`
  const setBy = clock['target-set-by']
  const target = setBy ? `; a date is set by ${joined(setBy.map(plainly), 'or')}` : ''
  return `no time is given, ${until}${target}`
}

/** A procedure's id as a name: `pan-lancashire/2018` → “Pan Lancashire 2018”. */
export const sayVersion = (id: string): string =>
  id
    .split(/[-/]/)
    .map(capital)
    .join(' ')
    .replace(/^Childrens\b/, 'Children’s')

/** Clocks of these names, each in words. */
export const clocksOf = ({ clocks }: Procedure, ...names: string[]): Statement[] =>
  clocks.filter(one => names.includes(one.clock)).map(one => statement(one, sayClock(one)))

/** What has to be answered under these names. */
export const dutiesOf = ({ duties }: Procedure, ...names: string[]): Statement[] =>
  duties.filter(one => names.includes(one.duty)).map(one => statement(one))

/** Planning points and items of the agenda under these names. */
export const itemsOf = ({ agenda, complexItems }: Procedure, ...names: string[]): Statement[] =>
  [...agenda, ...complexItems].filter(one => names.includes(one.item)).map(one => statement(one))

/** Rules whose label speaks of something, or whose prompts or form do; what no machine can judge is among them, silences are not. */
export function speakingOf({ pack }: Procedure, words: RegExp): Statement[] {
  return walkPack(pack).rules.flatMap(({ rule }) => {
    if (rule.force === 'informative') return []
    if (words.test(rule.label)) return [statement(rule)]
    const { prompts = [], form } = rule as {
      prompts?: string[]
      form?: { placeholder: boolean; fields: Field[] }
    }
    const prompted = prompts
      .filter(one => words.test(one))
      .map(one => statement(rule, `${rule.label}: ${one}`))
    const asked = (form?.fields ?? [])
      .filter(one => words.test(`${one.label} ${one.hint ?? ''}`))
      .map(one =>
        statement({ ...rule, placeholder: form!.placeholder }, `The request form asks: ${one.label}`),
      )
    return [...prompted, ...asked]
  })
}

/** Grades in the pack's own words: “Team Manager or Practice Lead, or above”. */
export function sayGrades({ pack }: Procedure, grades: readonly string[], orAbove = false): string {
  const labels = new Map(pack.attend.grades.map(({ grade, label }) => [grade, label]))
  return (
    joined(
      grades.map(one => labels.get(one) ?? plainly(one)),
      'or',
    ) + (orAbove ? ', or above' : '')
  )
}

/** What a rule is about, for a heading: “clock: conference”, “seat: police”, or its place (“complex, management group”). */
export function saySubject({ what, named, path }: FoundRule): string {
  if (named !== undefined) return `${what}: ${plainly(named)}`
  return path
    .filter(step => typeof step === 'string')
    .map(step => plainly(String(step)))
    .join(', ')
}

/** One of the things in which procedures differ. */
export type Parameter = {
  /** P01 to P72, as the comparison of the sources numbers them. */
  readonly id: string
  readonly label: string
  /** What a procedure says about it; empty when it is silent. */
  readonly of: (procedure: Procedure) => readonly Statement[]
}

/** A parameter, as a line of the table of them. */
export const parameter = (id: string, label: string, of: Parameter['of']): Parameter => ({ id, label, of })
