/** A form as it stands in a page, filled in as the page has it: what a browser would send when somebody only pressed the button. */

export type Sent = Readonly<Record<string, string | readonly string[]>>

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : plain(found)
}

/**
 * @param page - where it stands: a form that names no address goes there.
 * @returns undefined when no form of the page goes to `action` (a part after `#` does not matter).
 */
export function formIn(html: string, page: string, action: string): Sent | undefined {
  const forms = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
  const found = forms.find(
    ([, tag = '']) => (attribute(` ${tag}`, 'action') ?? page).split(/[#?]/)[0] === action,
  )
  return found && fieldsOf(found[2]!)
}

function fieldsOf(form: string): Sent {
  const sent: Record<string, string[]> = {}
  const add = (name: string | undefined, value: string) => {
    if (name) sent[name] = [...(sent[name] ?? []), value]
  }
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const type = attribute(tag, 'type') ?? 'text'
    const ticked = /\schecked(=|\s|\/|>)/.test(tag)
    if ((type === 'radio' || type === 'checkbox') && !ticked) continue
    add(attribute(tag, 'name'), attribute(tag, 'value') ?? '')
  }
  for (const [, tag = '', words = ''] of form.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g))
    add(attribute(` ${tag}`, 'name'), plain(words))
  for (const [, tag = '', options = ''] of form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => ` ${option} `)
    const chosen = all.find(option => /\sselected(=|\s)/.test(option)) ?? all[0]
    add(attribute(` ${tag}`, 'name'), (chosen && attribute(chosen, 'value')) ?? '')
  }
  return Object.fromEntries(
    Object.entries(sent).map(([name, values]) => [name, values.length === 1 ? values[0]! : values]),
  )
}
