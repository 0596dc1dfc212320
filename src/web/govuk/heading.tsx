import type { ComponentChildren } from 'preact'

/** 1 to 6, as in h1 to h6. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6

/** A heading whose level depends on where it stands in the page. */
export function Heading(props: {
  level: HeadingLevel
  class: string
  id?: string | undefined
  children?: ComponentChildren
}) {
  const Tag = `h${props.level}` as const
  return (
    <Tag class={props.class} id={props.id}>
      {props.children}
    </Tag>
  )
}
