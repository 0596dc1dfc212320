import { Hint } from './hint.tsx'
import { classNames, type Optional, type Plurals, translated } from './pieces.ts'
import { Textarea, type TextareaProps } from './textarea.tsx'

export type CharacterCountProps = Omit<TextareaProps, 'disabled' | 'autocomplete' | 'describedBy'> &
  Optional<{
    maxlength: number | string
    /** Counts words. On its way out: the script would rather have `maxlength` with `countType: 'words'`. */
    maxwords: number | string
    countType: 'words' | 'characters'
    /** Say nothing before this percentage of the limit is reached. */
    threshold: number | string
    countMessage: { readonly classes?: string | undefined }
    /** `%{count}` stands for the limit. */
    textareaDescriptionText: string
    charactersUnderLimitText: Plurals
    charactersAtLimitText: string
    charactersOverLimitText: Plurals
    wordsUnderLimitText: Plurals
    wordsAtLimitText: string
    wordsOverLimitText: Plurals
  }>

/** A textarea that says how much room is left. It never cuts off what was typed. */
export function CharacterCount(props: CharacterCountProps) {
  const { name, rows, spellcheck, value, label, hint, errorMessage, formGroup, maxlength, maxwords } = props
  const id = props.id || name
  const limit = maxwords || maxlength
  const counts = props.countType || (maxwords ? 'words' : undefined)
  const description =
    props.textareaDescriptionText ||
    `You can enter up to %{count} ${counts === 'words' ? 'words' : 'characters'}`
  const words = translated({
    'textarea-description': limit ? undefined : { other: props.textareaDescriptionText },
    'characters-under-limit': props.charactersUnderLimitText,
    'characters-at-limit': props.charactersAtLimitText,
    'characters-over-limit': props.charactersOverLimitText,
    'words-under-limit': props.wordsUnderLimitText,
    'words-at-limit': props.wordsAtLimitText,
    'words-over-limit': props.wordsOverLimitText,
  })
  const group = {
    'data-module': 'govuk-character-count',
    'data-maxlength': maxlength,
    'data-maxwords': maxwords,
    'data-threshold': props.threshold,
    'data-count-type': counts,
    ...words,
    ...formGroup?.attributes,
  }
  const message = (
    <>
      <Hint
        id={`${id}-info`}
        classes={classNames('govuk-character-count__message', props.countMessage?.classes)}
      >
        {limit && description.replaceAll('%{count}', String(limit))}
      </Hint>
      {formGroup?.afterInput}
    </>
  )
  return (
    <Textarea
      {...{ id, name, rows, spellcheck, value, label, hint, errorMessage }}
      describedBy={`${id}-info`}
      classes={classNames('govuk-js-character-count', props.classes)}
      attributes={props.attributes}
      formGroup={{
        classes: classNames('govuk-character-count', formGroup?.classes),
        attributes: group,
        beforeInput: formGroup?.beforeInput,
        afterInput: message,
      }}
    />
  )
}
