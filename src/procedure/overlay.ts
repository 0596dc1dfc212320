/**
 * What law and statutory guidance ask of everybody in England: the national overlay, as data. It is no authority's procedure. An
 * authority adopts it or does not; it never fills a silence, it runs beside the pack under its own name. Its working days are those of the standard conventions and
 * the bank holidays: an authority's closure days do not lengthen what the law allows.
 */
import { z } from 'zod'
import { allowance, clock } from './pack/clock.ts'
import { compile } from './conditions/compiled.ts'
import { about, localDate } from './pack/pack.ts'
import type { ReadyClock } from './conditions/ready.ts'
import { name, ruleFields, text } from './pack/rule.ts'

/** The folder whose files are overlays. No authority has this name. */
export const england = 'england'
export const isOverlayId = (id: string): boolean => id.startsWith(`${england}/`)
/** What stands before a clock of the overlay (`england.conference`). No pack can name a clock so: its ids have no dots. */
const prefix = `${england}.`
/** The clock of the overlay that a key names (`conference` of `england.conference/A`); undefined for a pack's own. */
export const clockOfOverlay = (key: string): string | undefined =>
  key.startsWith(prefix) ? key.slice(prefix.length).split('/')[0] : undefined

const overlayId = z.string().regex(/^ENG-[0-9]{1,3}$/, 'expected an id of the overlay such as ENG-4')
const { also: _also, placeholder: _placeholder, when: _when, ...fields } = ruleFields
const overlayFields = { ...fields, id: overlayId } as const

/** A clock that binds everybody. Grades are each pack's own, so the overlay cannot say who excuses or sets a date. */
const overlayClock = clock
  .omit({
    also: true,
    placeholder: true,
    excuse: true,
    before: true,
    'target-set-by': true,
    'of-other-agencies': true,
  })
  .extend({
    id: overlayId,
    per: z.enum(['discussion', 'child']).default('discussion'),
    allow: allowance.refine(
      one => typeof one === 'object' || one === 'same-day',
      'expected hours, working days or months: office hours are each authority’s own',
    ),
  })

/** Something that a procedure can be held against: exactly one of the four ways to say what it has to have. */
const expectation = z.strictObject({
  ...overlayFields,
  /** Agencies of the minimum, each with the seats that a pack may have for it. */
  minimum: z
    .array(z.strictObject({ agency: text, seats: z.array(name).min(1) }))
    .min(1)
    .optional(),
  /** That something is said about how senior those who take part are. */
  seniority: z.literal(true).optional(),
  /** A clock of this name, or a duty with one of these words in its own. */
  asked: z.strictObject({ clock: name.optional(), words: z.array(name).min(1), lacking: text }).optional(),
  /** One of these recipients gets a copy. */
  sent: z.strictObject({ recipients: z.array(name).min(1), lacking: text }).optional(),
  /** Enacted, and not yet in force. Without a day nobody is held against it. */
  coming: z.strictObject({ from: localDate.optional(), note: text }).optional(),
})
export const waysToExpect = ['minimum', 'seniority', 'asked', 'sent'] as const

export const overlay = z.strictObject({
  about: about.omit({ authority: true, partnership: true }),
  clocks: z.array(overlayClock).min(1),
  expects: z.array(expectation).default([]),
})
export type OverlayFile = z.infer<typeof overlay>
export type Expectation = OverlayFile['expects'][number]

/** An overlay made ready to run. `id` is folder and file (`england/2026`); `hash` the sha256 of the file's bytes, in hex. */
export type Overlay = {
  readonly id: string
  readonly hash: string
  readonly content: OverlayFile
  /** By their own names in the engine (`england.conference`), each marked as the overlay's. */
  readonly clocks: readonly ReadyClock[]
}

export function compileOverlay(id: string, hash: string, content: OverlayFile): Overlay {
  const titles = new Map(content.about.documents.map(({ document, title }) => [document, title]))
  const clocks = content.clocks.map((one): ReadyClock => {
    const standsDown = one['stands-down-when']
    return {
      ...one,
      clock: `${prefix}${one.clock}`,
      // Wherever a label of a rule is shown it says at once that no authority wrote it.
      label: `National: ${one.label}`,
      // By its title: the list of documents that pages look in is the pack's, which does not have it.
      source: {
        document: titles.get(one.source.document) ?? one.source.document,
        section: one.source.section,
      },
      applies: compile(one.when),
      ...(standsDown && { standsDown: compile(standsDown) }),
      overlay: id,
    }
  })
  return { id, hash, content, clocks }
}

/** The newest edition of what binds everybody, of those on the shelf. */
export const newestOverlay = (
  overlays: ReadonlyMap<string, { readonly overlay: Overlay }>,
): Overlay | undefined => [...overlays.values()].at(-1)?.overlay
