import type { Seen, Visit } from '../visit.ts'

const words: readonly [string, string][] = [
  ['chair', 'Chair'],
  ['minute-taker', 'Minute-taker'],
  ['convenor', 'Convenor'],
  ['recipient', 'Recipient of a copy'],
  ['oversight', 'Oversight'],
]

/** In which capacity somebody is looking: “Minute-taker for SD-0417”; for a partner, their agency. */
export function capacityWords({ who, discussion }: Seen, visit: Visit): string {
  const held = who.capacities as readonly string[]
  const found = words.find(
    ([capacity]) => held.includes(capacity) && !(capacity === 'recipient' && held.includes('seat')),
  )
  const as =
    found?.[1] ?? (held.includes('seat') ? visit.signedIn.person.agencyName : visit.signedIn.person.roleTitle)
  return `${as ?? 'Part of it'} for ${discussion.reference}`
}
