/** The demonstration's discussions in the order in which they were asked for. */
import { aboutAColleague } from './discussions/about-a-colleague.ts'
import { actionLate } from './discussions/action-late.ts'
import { bookedForToday } from './discussions/booked-for-today.ts'
import { complexAbuse } from './discussions/complex-abuse.ts'
import { injuryAtSchool } from './discussions/injury-at-school.ts'
import { justAsked } from './discussions/just-asked.ts'
import { notYetBorn } from './discussions/not-yet-born.ts'
import { policeDisagree } from './discussions/police-disagree.ts'
import { policeNotAvailable } from './discussions/police-not-available.ts'
import { saturdayNight } from './discussions/saturday-night.ts'
import { threeSiblings } from './discussions/three-siblings.ts'
import { thresholdNotMet } from './discussions/threshold-not-met.ts'
import { withHealth, withoutHealth } from './discussions/without-health.ts'
import type { Story } from './story.ts'

export const stories: readonly Story[] = [
  actionLate,
  policeNotAvailable,
  withoutHealth,
  threeSiblings,
  injuryAtSchool,
  notYetBorn,
  policeDisagree,
  aboutAColleague,
  withHealth,
  thresholdNotMet,
  complexAbuse,
  saturdayNight,
  bookedForToday,
  justAsked,
]
