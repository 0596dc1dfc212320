import type { ComponentChildren } from 'preact'

/** Short facts, key beside value, one below the other on a phone. A row without a value is left out. */
export function Definition(props: {
  rows: readonly { readonly key: ComponentChildren; readonly value: ComponentChildren }[]
}) {
  const rows = props.rows.filter(row => row.value !== undefined && row.value !== null && row.value !== false)
  return (
    <dl class="quorate-definition">
      {rows.map(row => (
        <>
          <dt>{row.key}</dt>
          <dd>{row.value}</dd>
        </>
      ))}
    </dl>
  )
}
