import { daysFrom } from '../../../calendar/index.ts'
import { momentOn } from '../../../calendar/index.ts'
import { london } from '../../../calendar/index.ts'
import { ownPath } from '../../server/own-path.ts'
import type { Route } from '../../visit.ts'
import { nothing } from '../../visit.ts'

const hour_ms = 3_600_000
const week_days = 7

/** The demo’s own controls: its clock and its reset. Absent when the demo is off. */
export const demoRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/demo/clock',
    async handle({ house, fields, now }) {
      if (!house.demo) return nothing
      const later = {
        hour: new Date(Date.parse(now) + hour_ms).toISOString(),
        morning: momentOn(daysFrom(london(now).date, 1), '09:00'),
        week: new Date(Date.parse(now) + week_days * 24 * hour_ms).toISOString(),
        start: house.demoStart,
      }[fields.raw('move')]
      if (later) house.clock.move(later)
      return { redirect: ownPath(fields.raw('back')) }
    },
  },
  {
    method: 'POST',
    path: '/demo/reset',
    open: true,
    async handle({ house }) {
      if (!house.resettable) return nothing
      await house.resetDemo()
      return { redirect: '/sign-in?done=reset', signOut: true }
    },
  },
]
