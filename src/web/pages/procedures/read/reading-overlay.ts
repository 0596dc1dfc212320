/** The national overlay made ready to be read beside one procedure: its clocks as rules, and how the procedure stands to the rest. */
import { parseDocument } from 'yaml'
import { sayAllowance } from '../../../../calendar/index.ts'
import type { Rules } from '../../../../discussion/happening.ts'
import type { Case } from '../../../../cases/case.ts'
import { sayCondition } from '../../../../procedure/conditions/condition.ts'
import { type Expected, heldAgainst } from '../../../../procedure/checking/expected.ts'
import type { Procedure } from '../../../../procedure/index.ts'
import { clockOfOverlay, type Overlay } from '../../../../procedure/overlay.ts'
import { sayAnchor, sayInstant } from '../../../../procedure/saying/say-instant.ts'
import { fragment, mentioned, type ReadRule, run } from './reading.ts'

export type ReadOverlay = {
  readonly id: string
  readonly note: string | undefined
  readonly clocks: readonly (ReadRule & {
    /** The rules of the procedure that count the same thing; none when it is silent. */
    readonly own: readonly string[]
  })[]
  /** What else it asks, with what the procedure leaves to be desired. */
  readonly asks: readonly Expected[]
  /** Enacted and not in force: shown, never counted. */
  readonly coming: readonly Expected[]
}

/**
 * Reads an overlay for a person.
 *
 * @param text - the bytes that its hash is of.
 * @param besideOf - the rules of any procedure that a case names, with the overlay beside it.
 */
export function readBeside(
  overlay: Overlay,
  text: string,
  procedure: Procedure,
  cases: readonly Case[],
  besideOf: (procedure: string) => Rules | undefined,
): ReadOverlay {
  const document = parseDocument(text)
  const ran = cases.flatMap(one => {
    const under = one.overlay === overlay.id ? besideOf(one.procedure) : undefined
    return under ? [{ about: mentioned(one), ...run(one, under) }] : []
  })
  const expected = heldAgainst(overlay, procedure)
  const clocks = overlay.clocks.map((clock, place) => ({
    id: clock.id,
    also: [],
    label: clock.label,
    force: clock.force,
    source: `${clock.source.document}, ${clock.source.section}`,
    supplied: true,
    when: clock.when && sayCondition(clock.when),
    counts: `${sayAllowance(clock.allow)}, from when ${sayAnchor(clock.from)}, until ${sayInstant(clock.to)}`,
    reading: clock.reading,
    because: undefined,
    placeholder: false,
    chapter: 'national',
    what: 'clock',
    named: clock.clock,
    shows: 'The clocks on the discussion and on My work, always as “National”',
    yaml: fragment(document, text, ['clocks', place]),
    cases: ran
      .filter(({ about }) => about.has(`clock:${clock.clock}`))
      .map(({ name, held, expected: asked }) => ({ name, held, expected: asked })),
    own: procedure.clocks.filter(one => one.clock === clockOfOverlay(clock.clock)).map(({ id }) => id),
  }))
  const timed = new Set(overlay.clocks.map(({ id }) => id))
  return {
    id: overlay.id,
    note: overlay.content.about['in-force'].note,
    clocks,
    asks: expected.filter(one => one.coming === undefined && !timed.has(one.id)),
    coming: expected.filter(one => one.coming !== undefined),
  }
}
