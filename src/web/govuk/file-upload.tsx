import type { JSX } from 'preact'
import { Field, type FieldProps } from './field.tsx'
import { type Attributes, classNames, type Optional, type Plurals, translated } from './pieces.ts'

type FileUploadProps = FieldProps &
  Optional<{
    multiple: boolean
    disabled: boolean
    /** With a place to drop files. */
    javascript: boolean
    wrapperClasses: string
    wrapperAttributes: Attributes
    chooseFilesButtonText: string
    dropInstructionText: string
    noFileChosenText: string
    multipleFilesChosenText: Plurals
    enteredDropZoneText: string
    leftDropZoneText: string
  }>

/** Choose files to send. */
export function FileUpload(props: FileUploadProps) {
  const names = classNames(
    'govuk-file-upload',
    props.classes,
    props.errorMessage && 'govuk-file-upload--error',
  )
  return (
    <Field field={props}>
      {({ id, describedBy }) => (
        <>
          {props.formGroup?.beforeInput}
          <DropZone {...props}>
            <input
              class={names}
              id={id}
              name={props.name}
              type="file"
              disabled={props.disabled}
              multiple={props.multiple}
              aria-describedby={describedBy}
              {...props.attributes}
            />
          </DropZone>
          {props.formGroup?.afterInput}
        </>
      )}
    </Field>
  )
}

function DropZone(props: FileUploadProps & { children: JSX.Element }) {
  if (!props.javascript) return props.children
  const words = translated({
    'choose-files-button': props.chooseFilesButtonText,
    'no-file-chosen': props.noFileChosenText,
    'multiple-files-chosen': props.multipleFilesChosenText,
    'drop-instruction': props.dropInstructionText,
    'entered-drop-zone': props.enteredDropZoneText,
    'left-drop-zone': props.leftDropZoneText,
  })
  return (
    <div
      class={classNames('govuk-file-upload-wrapper', props.wrapperClasses)}
      data-module="govuk-file-upload"
      {...words}
      {...props.wrapperAttributes}
    >
      {props.children}
    </div>
  )
}
