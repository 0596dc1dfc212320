/** Every page there is: one line each, in the order of a discussion's life. */
import { accessibilityRoutes } from './pages/accessibility/page.tsx'
import { demoRoutes } from './pages/demo/page.tsx'
import { discussionRoutes } from './pages/discussion/page.tsx'
import { healthRoutes } from './pages/health/page.ts'
import { signInRoutes } from './pages/sign-in/page.tsx'
import { workRoutes } from './pages/work/page.tsx'
import type { Route } from './visit.ts'

export const routes: readonly Route[] = [
  ...signInRoutes,
  ...workRoutes,
  ...discussionRoutes,
  ...demoRoutes,
  ...accessibilityRoutes,
  ...healthRoutes,
]
