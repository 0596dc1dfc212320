// Putting something fresh where something old stood, without taking the focus, the scroll or what was opened.

/** Whether two say the same, apart from the ids that are fresh in every form and from what was opened here. */
export const isSame = (one: Element, other: Element): boolean => bare(one) === bare(other)

function bare(element: Element): string {
  const copy = element.cloneNode(true) as Element
  for (const input of copy.querySelectorAll('input[name="command"]')) input.removeAttribute('value')
  for (const details of copy.querySelectorAll('details')) details.removeAttribute('open')
  copy.removeAttribute('data-stale')
  return copy.outerHTML
}

/** Puts the fresh part where the old one was; what was open stays open, what had the focus keeps it. */
export function keepingPlace(old: Element, fresh: Element): void {
  const open = [...old.querySelectorAll('details[open][id]')].map(one => one.id)
  const active = document.activeElement
  const focus = active && old.contains(active) ? active : undefined
  const form = focus?.closest('form[id]')?.id
  const href = focus?.getAttribute('href')
  const scrolled_px = old.scrollTop
  old.replaceWith(fresh)
  fresh.scrollTop = scrolled_px
  for (const id of open) fresh.querySelector(`#${CSS.escape(id)}`)?.setAttribute('open', '')
  if (!focus) return
  const again =
    (focus.id !== '' && document.getElementById(focus.id)) ||
    (form && document.getElementById(form)?.querySelector('button')) ||
    (href && fresh.querySelector(`[href="${CSS.escape(href)}"]`))
  if (again instanceof HTMLElement) again.focus({ preventScroll: true })
}
