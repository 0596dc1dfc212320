import { Choice, type ChoiceProps } from './field.tsx'
import { Input } from './input.tsx'
import { type Attributes, classNames, type Optional, present, type Switched } from './pieces.ts'

/** One of the inputs of a date. */
type DatePart = Optional<{
  name: string
  /** The name with a capital unless given. */
  label: string
  value: string | number
  id: string
  classes: string
  /** Mark this part red; when none is marked, an error message marks all that are not `false`. */
  error: boolean
  inputmode: 'numeric' | 'text'
  autocomplete: string
  pattern: string
  attributes: Attributes
}>

type DateInputProps = ChoiceProps & { readonly id: string } & Optional<{
    namePrefix: string
    /** By the name of the input, prefix included. */
    values: Readonly<Record<string, string | number | undefined>>
    /** Changes to one part; false leaves the part out. */
    day: DatePart | false
    month: DatePart | false
    year: DatePart | false
    /** Other inputs instead of day, month and year. */
    items: readonly Switched<DatePart>[]
  }>

/** A date people know by heart. The names are `day`, `month` and `year`, after the prefix when there is one. */
export function DateInput(props: DateInputProps) {
  const { id, values } = props
  const usual = {
    day: props.day ?? { name: 'day', value: values?.day, classes: 'govuk-input--width-2' },
    month: props.month ?? { name: 'month', value: values?.month, classes: 'govuk-input--width-2' },
    year: props.year ?? { name: 'year', value: values?.year, classes: 'govuk-input--width-4' },
  }
  const given = props.items?.length ? props.items : undefined
  const parts = present<DatePart>(given ?? Object.values(usual))
  const someWrong = parts.some(wrong)
  return (
    <Choice choice={props} id={id} role="group">
      {() => (
        <div class={classNames('govuk-date-input', props.classes)} id={id} {...props.attributes}>
          {props.formGroup?.beforeInputs}
          {parts.map(part => {
            const kind = kindOf(part, usual)
            const ours = kind ? usual[kind] : false
            const name = part.name ?? kind ?? ''
            const fullName = props.namePrefix ? `${props.namePrefix}-${name}` : name
            const marked = wrong(part) || (part.error !== false && props.errorMessage && !someWrong)
            return (
              <div class="govuk-date-input__item">
                <Input
                  label={{ text: part.label || capital(name), classes: 'govuk-date-input__label' }}
                  id={part.id || `${id}-${name}`}
                  classes={classNames(
                    'govuk-date-input__input',
                    marked && !part.classes?.includes('govuk-input--error') && 'govuk-input--error',
                    !part.classes?.includes('govuk-input--width-') &&
                      `govuk-input--width-${kind === 'year' ? 4 : 2}`,
                    part.classes,
                  )}
                  name={fullName}
                  value={part.value ?? (ours ? ours.value : undefined) ?? values?.[fullName]}
                  inputmode={part.inputmode || 'numeric'}
                  autocomplete={part.autocomplete}
                  pattern={part.pattern}
                  attributes={part.attributes}
                />
              </div>
            )
          })}
          {props.formGroup?.afterInputs}
        </div>
      )}
    </Choice>
  )
}

type Kind = 'day' | 'month' | 'year'

/** Which part of a date an input is, if any: by its place, or by its name. */
function kindOf(part: DatePart, usual: Record<Kind, DatePart | false>): Kind | undefined {
  return (['day', 'month', 'year'] as const).find(kind => {
    const ours = usual[kind]
    return part === ours || (part.name && (part.name === kind || (ours && part.name === ours.name)))
  })
}

function wrong(part: DatePart): boolean {
  return Boolean(part.error || part.classes?.includes('govuk-input--error'))
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase()
}
