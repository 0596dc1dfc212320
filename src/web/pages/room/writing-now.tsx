import { endedAt, startedAt } from '../../../discussion/discussion.ts'
import type { WritingNow } from '../../../room/parts.ts'
import type { Room } from './room.ts'

/** Whether this visitor writes here now. */
export function writingIn({ seen: { discussion }, writes }: Room): WritingNow {
  if (!writes) return 'closed'
  return startedAt(discussion) !== undefined || discussion.conversations.length > 0 ? 'open' : 'early'
}

/** Says so to the script of a page that has been open for a while; and, where nothing can be written, says why and where to go. */
export function Writing({ room }: { room: Room }) {
  const now = writingIn(room)
  return (
    <div id="part-writing" data-writing={now}>
      {now === 'closed' && <Closed room={room} />}
    </div>
  )
}

function Closed({ room: { seen, at } }: { room: Room }) {
  const signed = seen.discussion.versions.length > 0
  return (
    <p class="govuk-body govuk-!-margin-bottom-0">
      {signed ? (
        <>
          The minutes are signed, so no more lines can be written.{' '}
          <a class="govuk-link" href={`${at}/minutes`}>
            Read the minutes or ask for a correction
          </a>
        </>
      ) : endedAt(seen.discussion) ? (
        'The discussion has ended.'
      ) : (
        'You can read along. Lines are written by those who take part.'
      )}
    </p>
  )
}
