import { classNames, type Extras, type Optional, type Switched, type Wording, worded } from './pieces.ts'
import { Tag } from './tag.tsx'

/** Words, or a tag. */
type TaskStatus = Wording<Optional<{ tag: Wording }>>

export type Task = { readonly title: Wording; readonly status: TaskStatus } & Optional<{
  hint: Wording
  /** Without it the task cannot be started yet. */
  href: string
  classes: string
}>

type TaskListProps = Extras & { readonly items: readonly Switched<Task>[] } & Optional<{
    idPrefix: string
  }>

/** What there is to do, in any order, and how far each has come. */
export function TaskList({ items, idPrefix, classes, attributes }: TaskListProps) {
  return (
    <ul class={classNames('govuk-task-list', classes)} {...attributes}>
      {items.map(
        (task, index) => task && <Item task={task} id={`${idPrefix || 'task-list'}-${index + 1}`} />,
      )}
    </ul>
  )
}

function Item({ task, id }: { task: Task; id: string }) {
  const title = worded(task.title)
  const hint = worded(task.hint)
  const status = worded(task.status)
  const tag = worded(status.tag)
  return (
    <li
      class={classNames(
        'govuk-task-list__item',
        task.href && 'govuk-task-list__item--with-link',
        task.classes,
      )}
    >
      <div class="govuk-task-list__name-and-hint">
        {task.href ? (
          <a
            class={classNames('govuk-link govuk-task-list__link', title.classes)}
            href={task.href}
            aria-describedby={classNames(hint && `${id}-hint`, `${id}-status`)}
          >
            {title.text}
          </a>
        ) : (
          <div class={title.classes}>{title.text}</div>
        )}
        {hint && (
          <div id={`${id}-hint`} class="govuk-task-list__hint">
            {hint.text}
          </div>
        )}
      </div>
      <div class={classNames('govuk-task-list__status', status.classes)} id={`${id}-status`}>
        {tag ? (
          <Tag classes={tag.classes} attributes={tag.attributes}>
            {tag.text}
          </Tag>
        ) : (
          status.text
        )}
      </div>
    </li>
  )
}
