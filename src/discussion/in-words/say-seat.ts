/** Seats and grades as a sentence names them: “police, health and the social worker”. */
import type { Rules } from '../happening.ts'
import { gradeName, seatName } from './pack-words.ts'

/** Short names for the seats every sentence about the minimum speaks of; a pack’s own label for them may be a sentence itself. */
const short: Readonly<Record<string, string>> = {
  'social-worker': 'social worker',
  police: 'police',
  health: 'health',
  school: 'school',
}

/** A label in the middle of a sentence: abbreviations stay as they are. */
export const inMiddle = (label: string): string =>
  /^.[A-Z]/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)

export const saySeat = (seat: string, rules: Rules): string => short[seat] ?? inMiddle(seatName(seat, rules))
export const sayGrade = (grade: string, rules: Rules): string => gradeName(grade, rules).toLowerCase()

/** “a, b or c”. */
export const either = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`
