import { isAway } from '../../../database/away.ts'
import { errorCode } from '../../../database/refusal.ts'

/** Why a page could not be answered, as far as somebody can do something about it. */
export type Trouble = 'too-long' | 'not-a-form' | 'disk-full' | 'away' | 'ours'

/** PostgreSQL’s code for a full disk, and the system’s own two. */
const diskFull: readonly string[] = ['53100', 'ENOSPC', 'EDQUOT']

/** @returns the trouble and the status the answer carries. */
export function troubleOf(error: Error & { statusCode?: number }): { trouble: Trouble; status: number } {
  if (diskFull.includes(errorCode(error) ?? '')) return { trouble: 'disk-full', status: 503 }
  if (isAway(error)) return { trouble: 'away', status: 503 }
  const status = error.statusCode ?? 500
  const trouble = status === 413 ? 'too-long' : status >= 400 && status < 500 ? 'not-a-form' : 'ours'
  return { trouble, status }
}
