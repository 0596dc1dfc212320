import { sayDay } from '../../calendar/index.ts'
import type { Action } from '../../discussion/discussion.ts'
import { ending } from '../because.tsx'
import { ChildName } from '../part.tsx'
import type { Seen } from '../visit.ts'

/** “Grace Adeyemi, Aldermere Community Health, by Friday 4 December 2026: See the child. …” */
export function ActionSentence({ action, seen }: { action: Action; seen: Seen }) {
  const several = seen.discussion.children.length > 1
  return (
    <>
      <strong>{action.owner}</strong>, {action.agency},{' '}
      {action.due ? <>by {sayDay(action.due)}</> : 'with no date set'}: {ending(action.what)}{' '}
      {action.howKnown && <>We will know by this: {ending(action.howKnown)} </>}
      {several && action.child && (
        <>
          (For <ChildName seen={seen} child={action.child} />)
        </>
      )}
    </>
  )
}
