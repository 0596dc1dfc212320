/** Which agency is children's social care, and which seat its people take. */
import type { Discussion } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'

const socialCareSeats: ReadonlySet<string> = new Set([
  'social-worker',
  'team-manager',
  'consultant-social-worker',
])

/** Whether an agency is children's social care: by that word, by the pack's own word for it, or by who sits for it. */
export function isSocialCare(
  agency: string,
  { presence }: Pick<Discussion, 'presence'>,
  { procedure }: Rules,
): boolean {
  return (
    agency === 'social-care' ||
    socialCareSeats.has(agency) ||
    agency === procedure.pack.words['social-care'] ||
    presence.some(one => one.agency === agency && socialCareSeats.has(one.seat))
  )
}

/** The seat somebody of social care takes who is in no seat yet: that of their grade where there is one, or the social worker's. */
export function seatOfSocialCare(
  { agency, grade }: { agency: string; grade?: string },
  discussion: Pick<Discussion, 'presence' | 'requestedBy' | 'chair'>,
  rules: Rules,
): string | undefined {
  if (!isSocialCare(agency, discussion, rules)) return undefined
  const seats = rules.procedure.seats.map(one => one.seat)
  return [grade, 'social-worker'].find(seat => seat !== undefined && seats.includes(seat))
}
