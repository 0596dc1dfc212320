/** Two procedures side by side; and one concern under every procedure. */
import type { Route } from '../../../visit.ts'
import { showComparison } from './comparison.tsx'
import { showConcern } from './concern.tsx'

/** Both pages are read only and say nothing about any real child, so what was asked may stand in the address. */
export const compareRoutes: readonly Route[] = [
  { method: 'GET', path: '/procedure/compare', handle: showComparison },
  { method: 'GET', path: '/procedure/concern', handle: showConcern },
]
