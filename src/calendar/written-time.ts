/** A time of day as people write it: understood, or one of two that only whoever wrote it can tell apart. */

/** `time` is `HH:MM` on the twenty-four-hour clock; `either` is that time in the first and in the second half of the day. */
export type WrittenTime = { time: string } | { either: readonly [string, string] }

const shape = /^\s*(\d{1,2})(?:[:.]?(\d{2}))?\s*(?:([ap])\.?\s?m\.?)?\s*$/i

/** Before this hour a time without “am” or “pm” is as likely to be one as the other; from it on it is the morning. */
const clearlyMorning = 8

/**
 * 14:30, 2:30pm, 2.30 p.m., 2pm, 1430, 02:30 → that time. 2:30 → either half past two: nobody says which. 9:20 is the morning
 * and 12:15 is after noon, as everybody reads them.
 *
 * @returns undefined when it is no time.
 */
export function readWrittenTime(written: string): WrittenTime | undefined {
  const found = shape.exec(written)
  if (!found) return undefined
  const [, hour = '', minute = '00', half] = found
  const hours = Number(hour)
  if (hours > 23 || Number(minute) > 59) return undefined
  const at = (of: number) => `${String(of).padStart(2, '0')}:${minute}`
  if (half) {
    if (hours < 1 || hours > 12) return undefined
    return { time: at((hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0)) }
  }
  const onTheClock = hour.length === 2 && hour.startsWith('0')
  if (onTheClock || hours === 0 || hours >= clearlyMorning) return { time: at(hours) }
  return { either: [at(hours), at(hours + 12)] }
}
