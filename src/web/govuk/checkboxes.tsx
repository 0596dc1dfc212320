import { Choice, type ChoiceProps } from './field.tsx'
import { type Divider, type Option, OptionItem } from './option.tsx'
import { classNames, type Optional, type Switched } from './pieces.ts'

/** `behaviour: 'exclusive'` unticks the others when this one is ticked. */
type Checkbox = Option & Optional<{ name: string; behaviour: 'exclusive' }>

type CheckboxesProps = ChoiceProps & {
  readonly name: string
  readonly items: readonly Switched<Checkbox | Divider>[]
} & Optional<{
    /** Ids are made from it; the name unless given. */
    idPrefix: string
    /** Values of the options that are ticked. */
    values: readonly (string | number)[]
    describedBy: string
  }>

/** Choose any number. The first checkbox has the bare id, so that an error summary can link to it. */
export function Checkboxes(props: CheckboxesProps) {
  const idPrefix = props.idPrefix || props.name
  return (
    <Choice choice={props} id={idPrefix} describedBy={props.describedBy}>
      {describedBy => (
        <div
          class={classNames('govuk-checkboxes', props.classes)}
          data-module="govuk-checkboxes"
          {...props.attributes}
        >
          {props.formGroup?.beforeInputs}
          {props.items.map((item, index) => {
            if (!item) return null
            if ('divider' in item) return <div class="govuk-checkboxes__divider">{item.divider}</div>
            const ticked = item.value !== undefined && props.values?.includes(item.value)
            return (
              <OptionItem
                type="checkbox"
                option={item}
                id={item.id || (index ? `${idPrefix}-${index + 1}` : idPrefix)}
                name={item.name || props.name}
                checked={item.checked ?? Boolean(ticked)}
                describedBy={describedBy}
                behaviour={item.behaviour}
              />
            )
          })}
          {props.formGroup?.afterInputs}
        </div>
      )}
    </Choice>
  )
}
