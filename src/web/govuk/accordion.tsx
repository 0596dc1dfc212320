import type { ComponentChildren } from 'preact'
import { Heading, type HeadingLevel } from './heading.tsx'
import { classNames, type Extras, type Optional, plain, type Switched, shown, translated } from './pieces.ts'

export type AccordionSection = {
  readonly heading: ComponentChildren
  readonly content: ComponentChildren
} & Optional<{
  summary: ComponentChildren
  expanded: boolean
}>

export type AccordionProps = Extras & {
  readonly id: string
  readonly items: readonly Switched<AccordionSection>[]
} & Optional<{
    headingLevel: HeadingLevel
    /** Whether the browser remembers which sections were open: yes unless false. */
    rememberExpanded: boolean
    hideAllSectionsText: string
    hideSectionText: string
    hideSectionAriaLabelText: string
    showAllSectionsText: string
    showSectionText: string
    showSectionAriaLabelText: string
  }>

/** Sections that open and close; all open without JavaScript. Plain words as content become a paragraph. */
export function Accordion(props: AccordionProps) {
  const words = translated({
    'hide-all-sections': props.hideAllSectionsText,
    'hide-section': props.hideSectionText,
    'hide-section-aria-label': props.hideSectionAriaLabelText,
    'show-all-sections': props.showAllSectionsText,
    'show-section': props.showSectionText,
    'show-section-aria-label': props.showSectionAriaLabelText,
  })
  return (
    <div
      class={classNames('govuk-accordion', props.classes)}
      data-module="govuk-accordion"
      id={props.id}
      {...words}
      data-remember-expanded={props.rememberExpanded?.toString()}
      {...props.attributes}
    >
      {props.items.map(
        (section, index) => section && <Section {...section} accordion={props} number={index + 1} />,
      )}
    </div>
  )
}

function Section(section: AccordionSection & { accordion: AccordionProps; number: number }) {
  const { accordion, number, heading, summary, content } = section
  const names = classNames(
    'govuk-accordion__section',
    section.expanded && 'govuk-accordion__section--expanded',
  )
  return (
    <div class={names}>
      <div class="govuk-accordion__section-header">
        <Heading level={accordion.headingLevel ?? 2} class="govuk-accordion__section-heading">
          <span class="govuk-accordion__section-button" id={`${accordion.id}-heading-${number}`}>
            {heading}
          </span>
        </Heading>
        {shown(summary) && (
          <div class="govuk-accordion__section-summary govuk-body" id={`${accordion.id}-summary-${number}`}>
            {summary}
          </div>
        )}
      </div>
      <div id={`${accordion.id}-content-${number}`} class="govuk-accordion__section-content">
        {plain(content) ? <p class="govuk-body">{content}</p> : content}
      </div>
    </div>
  )
}
