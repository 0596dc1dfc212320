import { Choice, type ChoiceProps } from './field.tsx'
import { type Divider, type Option, OptionItem } from './option.tsx'
import { classNames, type Optional, type Switched } from './pieces.ts'

type RadiosProps = ChoiceProps & {
  readonly name: string
  readonly items: readonly Switched<Option | Divider>[]
} & Optional<{
    /** Ids are made from it; the name unless given. */
    idPrefix: string
    /** Value of the chosen option. */
    value: string
  }>

/** Choose one. The first button has the bare id, so that an error summary can link to it. */
export function Radios(props: RadiosProps) {
  const idPrefix = props.idPrefix || props.name
  return (
    <Choice choice={props} id={idPrefix}>
      {() => (
        <div
          class={classNames('govuk-radios', props.classes)}
          data-module="govuk-radios"
          {...props.attributes}
        >
          {props.formGroup?.beforeInputs}
          {props.items.map((item, index) => {
            if (!item) return null
            if ('divider' in item) return <div class="govuk-radios__divider">{item.divider}</div>
            return (
              <OptionItem
                type="radio"
                option={item}
                id={item.id || (index ? `${idPrefix}-${index + 1}` : idPrefix)}
                name={props.name}
                checked={item.checked ?? (props.value !== undefined && String(item.value) === props.value)}
                describedBy={undefined}
              />
            )
          })}
          {props.formGroup?.afterInputs}
        </div>
      )}
    </Choice>
  )
}
