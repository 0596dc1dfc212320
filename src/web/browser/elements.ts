/** Elements of a page by their selector, as what they are: a page that has something else there is a fault of ours. */
type Kind<E extends Element> = new () => E

/** The first that fits; undefined when there is none. */
export function find<E extends Element>(
  selector: string,
  kind: Kind<E>,
  within: ParentNode = document,
): E | undefined {
  const found = within.querySelector(selector)
  if (found !== null && !(found instanceof kind)) throw new Error(`${selector} is no ${kind.name}`)
  return found ?? undefined
}

/** One that is always there. */
export function get<E extends Element>(selector: string, kind: Kind<E>, within: ParentNode = document): E {
  const found = find(selector, kind, within)
  if (!found) throw new Error(`the page has no ${selector}`)
  return found
}

/** All that fit and are of the kind. */
export const all = <E extends Element>(selector: string, kind: Kind<E>, within: ParentNode = document): E[] =>
  [...within.querySelectorAll(selector)].filter((one): one is E => one instanceof kind)

/** What somebody fills in. */
export type FormField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
export const isFormField = (element: unknown): element is FormField =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement

export const formFields = (within: ParentNode, selector = 'input, textarea, select'): FormField[] =>
  [...within.querySelectorAll(selector)].filter(isFormField)

/** Whether a form box is ticked rather than filled. */
export const isTick = (field: FormField): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')

/** Whether a field holds something else than it did when the page was made. */
export function isChanged(field: FormField): boolean {
  if (field instanceof HTMLSelectElement) {
    const options = [...field.options]
    const asMade = options.findIndex(one => one.defaultSelected)
    return field.selectedIndex !== Math.max(0, asMade)
  }
  if (field.type === 'hidden') return false
  return isTick(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue
}
