import { z } from 'zod'
import { condition } from '../conditions/condition.ts'
import { name, ruleFields, text } from './rule.ts'

/** Something that happened at a moment and can start or stop a clock. One vocabulary for every pack. */
export const instantNames = [
  'information-received',
  'referral-received',
  'risk-identified',
  'threshold-decided',
  'requested',
  'protective-action-taken',
  'assessment-recommended',
  'started',
  'ended',
  'section-47-decided',
  'child-seen',
  'written-up',
  'signed-off',
  'minutes-sent',
  'received',
  'actions-sent',
  'out-of-hours-record-sent',
  'action-confirmed',
  'follow-up-held',
  'conference-held',
  'assessment-completed',
  'correction-asked',
  'observed',
] as const
const instantName = z.enum(instantNames)
export type InstantName = z.infer<typeof instantName>

/** How long a clock allows. Hours run through nights, weekends and clock changes; working days count whole days. */
export const allowance = z.union([
  z.strictObject({ hours: z.number().positive() }),
  z.strictObject({ 'working-days': z.number().int().positive() }),
  z.strictObject({ 'calendar-months': z.number().int().positive() }),
  z.enum(['same-day', 'same-working-day', 'before-next-working-day', 'calendar-month', 'at-once', 'none']),
])

/**
 * Where a clock counts from: one instant, or several in order of preference (the first that has happened).
 * - `unless-running`: counts only when it happened before the clock had otherwise begun; it never moves a running clock.
 * - `by-agency`: counts only when one of these agencies did it, or when nobody has said who did.
 * - `or-reclassified`: choosing this urgency later counts as it, from the moment of the choice.
 */
const anchor = z.union([
  instantName,
  z
    .array(
      z.union([
        instantName,
        z.strictObject({
          instant: instantName,
          'unless-running': z.literal(true).optional(),
          'by-agency': z.array(name).min(1).optional(),
          'or-reclassified': z.literal(true).optional(),
        }),
      ]),
    )
    .min(1),
])
export type Anchor = z.infer<typeof anchor>

export const clock = z.strictObject({
  ...ruleFields,
  clock: name,
  from: anchor,
  to: instantName,
  allow: allowance,
  /** `none` only: who sets a target date instead, by grade. */
  'target-set-by': z.array(name).optional(),
  /**
   * What it runs for. `month`: once in each calendar month for whoever has the duty, whichever discussion it is; such a
   * clock is no duty of one discussion and is counted by `clock/2025-05`.
   */
  per: z.enum(['discussion', 'child', 'recipient', 'action', 'month']).default('discussion'),
  /** Who may excuse lateness and on what ground; then it is met late but justified. */
  excuse: z.strictObject({ by: z.array(name).min(1), ground: text, rule: text.optional() }).optional(),
  /** A second limb: as soon as possible once this (or any of these) has happened, with a recorded reason. */
  'as-soon-as-possible-after': z.union([instantName, z.array(instantName).min(1)]).optional(),
  /** `none` only: asked for before this happens; late once it has happened without it. Until then nothing is due. */
  before: instantName.optional(),
  /** `per: action` only: not for what children's social care does itself. */
  'of-other-agencies': z.literal(true).optional(),
  /** No longer asked for once this is known to be so, unless it was met before; then it is not applicable. */
  'stands-down-when': condition.optional(),
  /** Counts from the start of the discussion in which the instant fell, when that lay before midnight. */
  'counted-from-start': z.literal(true).optional(),
})
export type Clock = z.infer<typeof clock>
