import { findNearest } from '../reading/spelling.ts'

/**
 * Ids that mean the same in every pack, so that cases, boards and comparisons can speak of them.
 * A pack may add its own, as long as nobody could take one for a misspelling of these.
 */
export const reserved = {
  clock: [
    'convene',
    'complex-meeting',
    'child-seen',
    'conference',
    'assessment',
    'actions-table',
    'write-up',
    'sign-off',
    'minutes',
    'corrections',
    'out-of-hours-record',
    'follow-up',
    'agency-confirmation',
    'meeting-length',
    'observation',
  ],
  seat: [
    'social-worker',
    'team-manager',
    'consultant-social-worker',
    'police',
    'health',
    'school',
    'residential-or-fostering',
    'youth-justice',
    'paediatrician',
    'sexual-assault-service',
    'education-welfare',
    'housing',
    'probation',
    'camhs',
    'adult-services',
    'specialist',
  ],
  grade: [
    'deputy-team-manager',
    'team-manager',
    'practice-lead',
    'consultant-social-worker',
    'consultant-frontline-social-worker',
    'deputy-service-manager',
    'service-manager',
    'detective-sergeant',
    'detective-inspector',
  ],
  recipient: [
    'attendees',
    'invitees',
    'participants',
    'child-gp',
    'named-nurse',
    'health-visiting',
    'school-nurse',
    'education-lead',
    'education-welfare',
    'service-manager',
    'referrer',
  ],
  outcome: [
    'section-47-single',
    'section-47-joint',
    'section-17-assessment',
    'police-investigation',
    'conference',
    'lado',
    'other-agency',
    'early-help',
    'medical',
    'civil-orders',
    'continue-plan',
    'strategy-meeting',
    'no-further-action',
  ],
  duty: [
    'chair-grade',
    'late-reason',
    'format-rationale',
    'follow-up-decision',
    'no-medical-reason',
    'medical-advice-given',
    'consent-rationale',
    'parents-not-contacted-reason',
    'health-absence-reason',
    'health-involvement-plan',
    'non-responder-route',
    'section-47-rationale',
    'need-to-know-notice',
    'complex-notification',
    'duty-inspector-call',
    'below-minimum-reason',
  ],
} as const satisfies Record<string, readonly string[]>

export type ReservedKind = keyof typeof reserved

export function isReserved(kind: ReservedKind, id: string): boolean {
  return (reserved[kind] as readonly string[]).includes(id)
}

/**
 * The reserved id that a pack's own id was probably meant to be. A reserved id with something added after a hyphen
 * (`minutes-2`) is a choice, not a slip.
 */
export function findMisspelt(kind: ReservedKind, id: string): string | undefined {
  if (isReserved(kind, id)) return undefined
  const nearest = findNearest(id, reserved[kind])
  return nearest !== undefined && id.startsWith(`${nearest}-`) ? undefined : nearest
}
