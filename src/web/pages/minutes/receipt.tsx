import { sayMoment } from '../../../calendar/index.ts'
import type { Copy } from '../../../discussion/discussion.ts'
import { CommandId, commandOf } from '../../form.tsx'
import { Button } from '../../govuk/button.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { type Answer, nothing, type Seen, type Visit } from '../../visit.ts'
import { ownCopies } from './about.tsx'

/**
 * What stands in front of a copy that was not opened yet. A receipt is somebody opening it: neither a browser that fetches
 * ahead nor a link on another site can do that, so it takes a button of ours.
 */
export function Unopened({
  visit,
  seen,
  copy,
  number,
}: {
  visit: Visit
  seen: Seen
  copy: Copy
  number: number
}) {
  return (
    <form method="post" action={`/discussions/${seen.discussion.reference}/minutes/open`} novalidate>
      <p class="govuk-body">
        It was sent to {copy.to}, <Moment at={copy.at}>{sayMoment(copy.at, visit.now)}</Moment>. When you open
        it, those who run the discussion see that you have, and when.
      </p>
      <CommandId />
      <input type="hidden" name="copy" value={number} />
      <Button preventDoubleClick>Open your copy</Button>
    </form>
  )
}

/** Opening one’s own copy is its receipt: recorded the first time. */
export async function openCopy(visit: Visit): Promise<Answer> {
  const seen = await visit.see(visit.params.reference ?? '', 'minutes', 'open-copy')
  const mine = seen && ownCopies(seen).find(({ number }) => String(number) === visit.fields.raw('copy'))
  if (!mine) return nothing
  const { copy, number } = mine
  if (!copy.received)
    // A refusal says that it is opened already, in another window: that is what was asked for.
    await visit.conduct(seen.discussion.id, {
      type: 'ReceiveCopy',
      id: commandOf(visit),
      recipient: copy.recipient,
      ...(copy.child !== undefined && { child: copy.child }),
    })
  return { redirect: `/discussions/${seen.discussion.reference}/minutes?copy=${number}` }
}
