// The composing box: what is in it, what it says of itself, how it is emptied and filled again.
import { find, type FormField, formFields, get, isTick } from '../elements.ts'
import { fieldsOf } from './post.ts'

/** The line being corrected, and the revision its writer has before them. */
export type Correcting = { readonly id: string; readonly revision: string }

export type Box = {
  readonly form: HTMLFormElement
  readonly text: HTMLTextAreaElement
  /** The id that what is written will have on record; made here, so that sent twice is there once. */
  readonly id: HTMLInputElement
  readonly label: HTMLElement
  readonly state: HTMLElement
  /** How what is typed would be saved. */
  readonly reading: HTMLElement
  /** Where lines are posted. */
  readonly lines: string
  /** Where drafts are posted. */
  readonly drafts: string
  /** Undefined while a new line is written. */
  correcting: Correcting | undefined
  /** What is in the box was refused, and why is what stands beside it, until something is changed. */
  refused: boolean
}

/** Undefined for those who only read along. */
export function findBox(): Box | undefined {
  const form = find('#compose-form', HTMLFormElement)
  if (!form) return undefined
  return {
    form,
    text: get('#text', HTMLTextAreaElement, form),
    id: get('#compose-line', HTMLInputElement, form),
    label: get('#compose-label', HTMLElement, form),
    state: get('#compose-state', HTMLElement, form),
    reading: get('#compose-reading', HTMLElement, form),
    lines: form.getAttribute('action') ?? '',
    drafts: `${form.dataset.at}/draft`,
    correcting: undefined,
    refused: false,
  }
}

/** How things stand, always in words. */
export function says({ state }: Box, words: string, warn = false): void {
  if (state.textContent !== words) state.textContent = words
  state.classList.toggle('quorate-compose__state--warn', warn)
}

export const isEmpty = ({ text }: Box): boolean => text.value.trim() === ''

/** What is chosen by hand: agency, kind, speaker, child. */
export const handFields = ({ form }: Box): FormField[] => formFields(form, '#by-hand input, #by-hand select')

/** Which draft the box holds. */
export const partOf = ({ correcting, id }: Box): string =>
  correcting ? `correct/${correcting.id}` : `line/${id.value}`

export function draftFields(box: Box): URLSearchParams {
  const fields = fieldsOf(box.form)
  fields.set('part', partOf(box))
  return fields
}

/** Ready for the next line. */
export function empty(box: Box): void {
  box.correcting = undefined
  box.label.textContent = 'Write a line'
  box.text.value = ''
  box.reading.textContent = ''
  box.id.value = crypto.randomUUID()
  find('#given-back', HTMLElement)?.remove()
  for (const field of handFields(box)) {
    if (isTick(field)) field.checked = false
    else if (field instanceof HTMLSelectElement) field.selectedIndex = 0
    else field.value = ''
  }
}

/** Words come back into the box as they were sent. */
export function fill(
  box: Box,
  {
    text,
    fields,
    id,
    correcting,
  }: { text: string; fields: URLSearchParams; id: string; correcting?: Correcting },
): void {
  if (correcting) correct(box, correcting, text)
  else {
    box.id.value = id
    box.text.value = text
  }
  for (const field of handFields(box)) {
    const values = fields.getAll(field.name)
    if (isTick(field)) field.checked = values.includes(field.value)
    else field.value = values[0] ?? ''
  }
}

export function correct(box: Box, correcting: Correcting, text: string): void {
  box.correcting = correcting
  box.label.textContent = 'Correct your line'
  box.text.value = text
}
