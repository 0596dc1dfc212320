import type { ComponentChildren } from 'preact'
import type { Room } from './room.ts'

/**
 * A form of the room: posts to one of its doors with a command id of its own, so that a double click is one intention.
 * With JavaScript the answer comes back without leaving the page; what is being typed elsewhere is not disturbed.
 */
export function Act(props: {
  room: Room
  /** The last part of the address: `arrive`. */
  to: string
  /** Of the form: stays the same when the part is made again. */
  id: string
  hidden?: Readonly<Record<string, string>> | undefined
  classes?: string | undefined
  children: ComponentChildren
}) {
  return (
    <form
      method="post"
      action={`${props.room.at}/room/${props.to}`}
      id={props.id}
      class={props.classes}
      novalidate
      data-act=""
    >
      <input type="hidden" name="command" value={crypto.randomUUID()} />
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {props.children}
    </form>
  )
}
