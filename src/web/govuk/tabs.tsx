import {
  type Attributes,
  classNames,
  type Extras,
  type Optional,
  plain,
  type Switched,
  type Wording,
  worded,
} from './pieces.ts'

/** Plain words as a panel become a paragraph. */
export type Tab = { readonly label: string; readonly panel: Wording } & Optional<{
  id: string
  attributes: Attributes
}>

export type TabsProps = Extras &
  Optional<{
    items: readonly Switched<Tab>[]
    id: string
    /** Needed when a tab has no id of its own. */
    idPrefix: string
    /** “Contents” unless given; seen on phones and without JavaScript. */
    title: string
  }>

/** Panels of which one is seen at a time; one below the other on phones and without JavaScript. */
export function Tabs({ items = [], id, idPrefix, title, classes, attributes }: TabsProps) {
  const tabs = items.map(
    (item, index) => item && { ...item, id: item.id || `${idPrefix ?? ''}-${index + 1}` },
  )
  return (
    <div id={id} class={classNames('govuk-tabs', classes)} data-module="govuk-tabs" {...attributes}>
      <h2 class="govuk-tabs__title">{title ?? 'Contents'}</h2>
      {items.length > 0 && (
        <>
          <ul class="govuk-tabs__list">
            {tabs.map(
              (tab, index) =>
                tab && (
                  <li
                    class={classNames('govuk-tabs__list-item', !index && 'govuk-tabs__list-item--selected')}
                  >
                    <a class="govuk-tabs__tab" href={`#${tab.id}`} {...tab.attributes}>
                      {tab.label}
                    </a>
                  </li>
                ),
            )}
          </ul>
          {tabs.map((tab, index) => tab && <TabPanel id={tab.id} panel={tab.panel} first={!index} />)}
        </>
      )}
    </div>
  )
}

function TabPanel({ id, panel, first }: { id: string; panel: Wording; first: boolean }) {
  const { text, attributes } = worded(panel)
  return (
    <div
      class={classNames('govuk-tabs__panel', !first && 'govuk-tabs__panel--hidden')}
      id={id}
      {...attributes}
    >
      {plain(text) ? <p class="govuk-body">{text}</p> : text}
    </div>
  )
}
