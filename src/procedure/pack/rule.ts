import { z } from 'zod'
import { condition } from '../conditions/condition.ts'

/**
 * How strongly a procedure asks for something, and so what missing it is called:
 * `must` a breach · `should` a departure, whose reason is asked · `endeavour` a statistic ·
 * `consider` has to be answered either way · `may` a permission · `never` a prohibition.
 */
export const force = z.enum(['must', 'should', 'endeavour', 'consider', 'may', 'never'])
export type Force = z.infer<typeof force>

/** How strongly each force binds; a prohibition binds as a must does. */
export const forceWeight: Readonly<Record<Force | 'informative', number>> = {
  must: 5,
  never: 5,
  should: 4,
  consider: 3,
  endeavour: 2,
  may: 1,
  informative: 0,
}

/** Text that a person reads. YAML turns an unquoted 4.10 into the number 4.1, so numbers are refused, not converted. */
export const text = z.string().trim().min(1, 'expected some text, found nothing')

/** An id inside a pack: small letters, digits and hyphens. */
export const name = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected an id of small letters, digits and hyphens')

/** The id of one version of an authority's procedure: its folder and its file. */
export const procedureId = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'expected a procedure such as bradford/2023')

/** The id of a requirement, as the reading of the source gives it: document code, topic and item. */
export const ruleId = z
  .string()
  .regex(/^[A-Z]{2,6}[0-9]{0,2}-[0-9]{3,4}[a-z]?$/, 'expected a requirement id such as BR24-202')

/** Where in the source the words stand. */
export const source = z.strictObject({ document: name, section: text })
export type Source = z.infer<typeof source>

/** What every rule has, whatever else it says. */
export const ruleFields = {
  id: ruleId,
  /** Other requirements of the same source that this one rule also carries. */
  also: z.array(ruleId).optional(),
  label: text,
  force,
  source,
  /** Which reading of an ambiguity (AMB-…) the rule follows, in words. */
  reading: text.optional(),
  /** True when the source leaves this out and the pack ships something local in its place; said on every screen (AMB-84). */
  placeholder: z.boolean().optional(),
  when: condition.optional(),
} as const

export const rule = z.strictObject(ruleFields)
export type Rule = z.infer<typeof rule>
