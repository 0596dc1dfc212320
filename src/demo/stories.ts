/** The demonstration's discussions, authority by authority, in the order in which they were asked for. */
import { type Actor, cast } from './cast.ts'
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
import { hollinmoorCast, hollinmoorStories } from './elsewhere/hollinmoor.ts'
import { marrowdaleCast, marrowdaleStories } from './elsewhere/marrowdale.ts'
import { quaymouthCast, quaymouthStories } from './elsewhere/quaymouth.ts'
import { skelbeckCast, skelbeckStories } from './elsewhere/skelbeck.ts'
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

/** One authority of the demonstration: where its phone book lies, who acts in its stories, and the stories. */
export type Place = {
  readonly directory: string
  readonly cast: readonly Actor[]
  readonly stories: readonly Story[]
}

/** The first is the one with most to see; each of the others shows another procedure. */
export const places: readonly Place[] = [
  { directory: 'directory/aldermere.yaml', cast, stories },
  { directory: 'directory/skelbeck.yaml', cast: skelbeckCast, stories: skelbeckStories },
  { directory: 'directory/hollinmoor.yaml', cast: hollinmoorCast, stories: hollinmoorStories },
  { directory: 'directory/quaymouth.yaml', cast: quaymouthCast, stories: quaymouthStories },
  { directory: 'directory/marrowdale.yaml', cast: marrowdaleCast, stories: marrowdaleStories },
]
