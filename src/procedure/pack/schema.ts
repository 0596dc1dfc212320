import { z } from 'zod'
import { clock } from './clock.ts'
import { comparison, condition } from '../conditions/condition.ts'
import { overlay } from '../overlay.ts'
import { dutyRule, field, pack } from './pack.ts'
import { force, name, ruleId, source, text } from './rule.ts'

/** What the JSON Schema gives a name to, instead of repeating it at every place. */
const parts = { clock, comparison, condition, duty: dutyRule, field, force, name, ruleId, source, text }

/** The vocabulary of packs as JSON Schema, for editors: the text of `procedures/schema.json`. */
export const printSchema = (): string => printed('A procedure pack', pack)

/** The same of the national overlay: the text of `procedures/england/schema.json`. */
export const printOverlaySchema = (): string => printed('The national overlay', overlay)

function printed(title: string, whole: z.ZodType): string {
  const named = z.registry<{ id: string }>()
  for (const [id, part] of Object.entries(parts)) named.add(part, { id })
  const schema = z.toJSONSchema(whole, { io: 'input', metadata: named })
  return `${JSON.stringify({ title, ...schema }, null, 1)}\n`
}
