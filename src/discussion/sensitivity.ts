/** Which lines somebody in the room may read, and which they may correct. Asked wherever a line is shown or cited. */
import type { Line } from './discussion.ts'

/** Whoever reads: as far as lines are concerned. */
export type LineReader = {
  readonly person: string
  /** Their agency, by the name it has in the record. */
  readonly agency: string
  /** Whether that agency is a police force. */
  readonly police: boolean
  /** What they are in this discussion: chair, minute-taker, seat … */
  readonly capacities: readonly string[]
}

/** The chair and the minute-taker answer for the record, so they read all of it. */
const recordKeepers: readonly string[] = ['chair', 'minute-taker']

/** Those who run a discussion may put right what anybody said in it, as far as they may read it. */
const running: readonly string[] = [...recordKeepers, 'convenor']

/**
 * Whether somebody may read a line, its earlier texts and that it is there at all.
 *
 * What is for the police alone is read by police agencies, the chair and the minute-taker, and by whoever wrote it.
 * Everything else is read by all who take part: a family is never in the room, so “professionals” is everybody here.
 * Says nothing about who is in the room: that is the access decision, which comes first.
 */
export function mayRead(line: Pick<Line, 'sensitivity' | 'by'>, who: LineReader): boolean {
  return line.sensitivity !== 'police-only' || readsPoliceLines(who) || line.by.person === who.person
}

/** Whether somebody reads what is for the police alone; only they are offered to write it. */
export const readsPoliceLines = (who: LineReader): boolean =>
  who.police || who.capacities.some(capacity => recordKeepers.includes(capacity))

/** Whether somebody may correct a line: who wrote it, the agency whose words they are, and those who run the discussion. */
export function mayCorrect(line: Pick<Line, 'sensitivity' | 'by' | 'agency'>, who: LineReader): boolean {
  if (!mayRead(line, who)) return false
  return (
    line.by.person === who.person ||
    line.agency === who.agency ||
    who.capacities.some(capacity => running.includes(capacity))
  )
}
