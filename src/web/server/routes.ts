/** Every page there is: one line each, in the order of a discussion's life. */
import { accessibilityRoutes } from '../pages/accessibility/page.tsx'
import { actionsRoutes } from '../pages/actions/page.tsx'
import { answerRoutes } from '../pages/answers/page.tsx'
import { askRoutes } from '../pages/ask/page.tsx'
import { clockRoutes } from '../pages/clock/page.tsx'
import { closeRoutes } from '../pages/close/page.tsx'
import { compareRoutes } from '../pages/procedures/compare/page.tsx'
import { conveneRoutes } from '../pages/convene/page.tsx'
import { copiesRoutes } from '../pages/copies/page.tsx'
import { decisionsRoutes } from '../pages/decisions/page.tsx'
import { demoRoutes } from '../pages/demo/page.tsx'
import { discussionRoutes } from '../pages/discussion/page.tsx'
import { followUpRoutes } from '../pages/follow-up/page.tsx'
import { draftRoutes } from '../pages/procedures/drafts/page.tsx'
import { healthRoutes } from '../pages/health/page.ts'
import { historyRoutes } from '../pages/history/page.tsx'
import { minutesRoutes } from '../pages/minutes/page.tsx'
import { postRoutes } from '../pages/post/page.tsx'
import { presenceRoutes } from '../pages/presence/page.tsx'
import { procedureRoutes } from '../pages/procedures/read/page.tsx'
import { replyRoutes } from '../pages/reply/page.tsx'
import { roomRoutes } from '../pages/room/page.tsx'
import { signInRoutes } from '../pages/sign-in/page.tsx'
import { versionRoutes } from '../pages/version/page.tsx'
import { workRoutes } from '../pages/work/page.tsx'
import type { Route } from '../visit.ts'

export const routes: readonly Route[] = [
  ...signInRoutes,
  ...workRoutes,
  ...askRoutes,
  ...discussionRoutes,
  ...followUpRoutes,
  ...roomRoutes,
  ...presenceRoutes,
  ...decisionsRoutes,
  ...actionsRoutes,
  ...closeRoutes,
  ...minutesRoutes,
  ...copiesRoutes,
  ...conveneRoutes,
  ...replyRoutes,
  ...answerRoutes,
  ...clockRoutes,
  ...historyRoutes,
  ...versionRoutes,
  ...procedureRoutes,
  ...compareRoutes,
  ...draftRoutes,
  ...postRoutes,
  ...demoRoutes,
  ...accessibilityRoutes,
  ...healthRoutes,
]
