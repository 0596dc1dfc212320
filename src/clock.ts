import type { Instant } from './calendar/index.ts'

/** The house's clock. The only place where the machine's time comes in; in the demo it begins at a chosen moment. */
export type Clock = { now(): Instant; moved(): Instant | undefined; move(to: Instant | undefined): void }

/**
 * @param demo - where the demo's time begins; it runs on from there while the house is open, and begins there again after a
 *   restart, so that the seeded discussions stay as awkward as they were made. Left out: the machine's own clock.
 */
export function openClock(demo?: Instant): Clock {
  let offset_ms = demo === undefined ? 0 : Date.parse(demo) - Date.now()
  let to = demo
  return {
    now: () => new Date(Date.now() + offset_ms).toISOString(),
    moved: () => to,
    move(next) {
      to = next
      offset_ms = next === undefined ? 0 : Date.parse(next) - Date.now()
    },
  }
}
