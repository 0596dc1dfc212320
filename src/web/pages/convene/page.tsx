/** Convene: a moment, the right people, somebody in the chair; and exactly what each of them will read. */
import { listPeople } from '../../../people/standing.ts'
import { type Answer, nothing, type Route } from '../../visit.ts'
import { appointRoutes } from './appoint.tsx'
import { bookRoutes } from './book.tsx'
import { conversationRoutes } from './conversations.tsx'
import { inviteRoutes } from './invite.tsx'
import { keepOutRoutes } from './keep-out.tsx'
import { letInRoutes } from './let-in.tsx'
import { letterRoutes } from './letter.tsx'
import { noteReplyRoutes } from './note-reply.tsx'
import { otherMeetings } from './convening.ts'
import { Overview } from './overview.tsx'
import { withdrawRoutes } from './withdraw.tsx'

export const conveneRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/convene',
    async handle(visit): Promise<Answer> {
      const seen = await visit.see(visit.params.reference ?? '', 'convene')
      if (!seen) return nothing
      const [people, meetings] = await Promise.all([
        visit.read(listPeople),
        otherMeetings(visit, seen.discussion.reference),
      ])
      return { page: <Overview convene={{ visit, seen, people, meetings }} fields={visit.fields} /> }
    },
  },
  ...bookRoutes,
  ...inviteRoutes,
  ...withdrawRoutes,
  ...noteReplyRoutes,
  ...appointRoutes,
  ...conversationRoutes,
  ...keepOutRoutes,
  ...letInRoutes,
  ...letterRoutes,
]
