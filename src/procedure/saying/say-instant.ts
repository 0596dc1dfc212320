import type { Anchor, InstantName } from '../pack/clock.ts'

const words: Readonly<Record<InstantName, string>> = {
  'information-received': 'the information was received',
  'referral-received': 'the referral was received',
  'risk-identified': 'the risk was identified',
  'threshold-decided': 'the threshold was decided',
  requested: 'the discussion was asked for',
  'protective-action-taken': 'protective action was taken',
  'assessment-recommended': 'an assessment was recommended',
  started: 'the discussion started',
  ended: 'the discussion ended',
  'section-47-decided': 'section 47 enquiries were decided on',
  'child-seen': 'the child was seen',
  'written-up': 'the discussion was written up',
  'signed-off': 'the minutes were signed',
  'minutes-sent': 'the minutes were sent',
  received: 'the copy was received',
  'actions-sent': 'the actions were sent',
  'out-of-hours-record-sent': 'the out-of-hours record was sent',
  'action-confirmed': 'the action was confirmed',
  'follow-up-held': 'the follow-up discussion was held',
  'conference-held': 'the conference was held',
  'assessment-completed': 'the assessment was completed',
  'correction-asked': 'a correction was asked for',
  observed: 'the discussion was observed',
}

/** Something that starts or stops a clock, as a clause in the past: “the risk was identified”. */
export const sayInstant = (instant: InstantName): string => words[instant]

/** What a clock counts from, in its order of preference: “the discussion ended; without it, the discussion started”. */
export function sayAnchor(anchor: Anchor): string {
  const wanted = (typeof anchor === 'string' ? [anchor] : anchor).map(one =>
    typeof one === 'string' ? { instant: one } : one,
  )
  return wanted.map(one => sayInstant(one.instant)).join('; without that, ')
}
