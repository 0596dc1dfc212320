/** What the procedure asks of whoever comes: that they can decide for their agency, that an agency sends one person. */
import { askedOfChair } from '../../../procedure/pack/asked.ts'
import { isSocialCare } from './social-care.ts'
import type { Discussion, Presence } from '../../discussion.ts'
import { departure, type Duty, ruled } from '../duties/duty.ts'
import { sameAgency } from '../../people/names.ts'
import type { Rules } from '../../happening.ts'

/** Where everyone is to decide for their agency, somebody who only gives information is a departure to be explained. */
export function seniorityDuties(discussion: Discussion, { procedure }: Rules): Duty[] {
  const rule = procedure.pack.attend.seniority
  if (rule?.['information-only'] !== 'departure') return []
  const agencies = new Set(discussion.presence.filter(one => one.informationOnly).map(one => one.agency))
  return [...agencies].map(agency => {
    const key = `seniority/${agency}`
    const departed = departure(discussion, key, rule.id)
    return {
      key,
      duty: key,
      ...ruled(rule),
      state: departed ? 'departed' : 'open',
      phase: 'hold',
      askedOf: askedOfChair,
      doneOn: { page: 'answers', duty: key },
      takes: 'words',
      ...(departed && { because: departed.reason }),
    }
  })
}

/**
 * Where an agency is to send one person, several at a time have to be agreed by the chair, in words; whoever was invited
 * one by one was asked for. Children's social care convenes, chairs and takes the minutes, and is not counted.
 */
export function onePerAgencyDuties(discussion: Discussion, rules: Rules): Duty[] {
  const rule = rules.procedure.pack.attend['one-per-agency']
  if (!rule) return []
  const agencies = discussion.presence.map(one => one.agency)
  const each = agencies.filter((one, at) => agencies.findIndex(other => sameAgency(other, one)) === at)
  return each.flatMap(agency => {
    if (isSocialCare(agency, discussion, rules)) return []
    const people = atOneTime(discussion.presence.filter(one => sameAgency(one.agency, agency)))
    // Whoever sends a deputy and the deputy are one place.
    const invited = discussion.invitations.filter(
      one => sameAgency(one.agency, agency) && !one.withdrawn && one.sends === undefined,
    ).length
    if (people < 2 || people <= invited) return []
    const key = `one-per-agency/${agency}`
    const agreed = discussion.answers[key]
    const departed = agreed ? undefined : departure(discussion, key, rule.id)
    return {
      key,
      duty: key,
      ...ruled(rule),
      state: agreed ? 'done' : departed ? 'departed' : 'open',
      phase: 'hold',
      askedOf: askedOfChair,
      doneOn: { page: 'answers', duty: key },
      takes: 'words',
      because: agreed?.words ?? departed?.reason ?? `${people} people are here for one agency.`,
    } satisfies Duty
  })
}

/** How many different people were there while another of them was; one who takes over from another counts for one. */
function atOneTime(presence: readonly Presence[]): number {
  const together = (one: Presence, other: Presence): boolean =>
    (one.to === undefined || one.to > other.from) && (other.to === undefined || other.to > one.from)
  return new Set(
    presence
      .filter(one => presence.some(other => other.participant !== one.participant && together(one, other)))
      .map(one => one.participant),
  ).size
}
