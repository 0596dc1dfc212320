/** Where a line has gone out to: what was sent cannot be called back. */
import type { Copy, Discussion, Line } from '../discussion.ts'

/**
 * The copies that hold a line. `certain`: sent since it is written down which lines a copy holds; `likely`: sent before that, with
 * words of the discussion in them.
 */
export function copiesHolding(
  { copies }: Pick<Discussion, 'copies'>,
  { line }: Pick<Line, 'line'>,
): { certain: readonly Copy[]; likely: readonly Copy[] } {
  return {
    certain: copies.filter(one => one.holds?.includes(line)),
    likely: copies.filter(one => one.holds === undefined && one.digest !== undefined),
  }
}
