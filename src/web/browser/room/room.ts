// The room, a little better than without: live parts, writing as fast as people speak, forms that leave the page alone.
// Everything here also works without it.
import { all, find } from '../elements.ts'
import { follow, toEnd } from './lines.ts'
import { announce, leave, room } from './page.ts'
import { listen, refresh } from './parts.ts'
import { type Away, fieldsOf, isAway, post } from './post.ts'
import { writeLines, writingNow } from './writing.ts'

const columns: ReadonlyMap<string, string> = new Map([
  ['#record', 'record'],
  ['#agenda', 'agenda'],
  ['#people', 'people'],
  ['#before-closing', 'people'],
])

/** On a small screen one column at a time; the links say which one is shown. */
function showColumns(): void {
  const links = all('.quorate-tabs a', HTMLAnchorElement)
  const show = (column: string): void => {
    room.dataset.shown = column
    for (const link of links)
      if (link.hash === `#${column}`) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
  }
  room.classList.add('quorate-room--tabs')
  show(columns.get(location.hash) ?? 'record')
  room.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
    const column = link instanceof HTMLAnchorElement ? columns.get(link.hash) : undefined
    if (!column) return
    show(column)
    if (links.some(one => one === link)) event.preventDefault()
  })
}

const sayAway: Readonly<Record<Away, string>> = {
  'signed-out':
    'You are signed out, so this was not done. Sign in in another tab, then press again: what you typed is still here.',
  unreached: 'That did not reach the server. Nothing is lost: try again.',
}

/** Sends a form of the room without leaving the page, and says beside it when it was refused. */
async function act(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  find('.quorate-room__refused', HTMLElement, form)?.remove()
  // Not `form.action`: a field of that name would hide it.
  const answer = await post(form.getAttribute('action') ?? '', fieldsOf(form, button))
  if (answer === 'gone') return leave()
  if (!isAway(answer) && 'done' in answer) {
    if (answer.done === 'started') return location.reload()
    form.reset()
    form.closest('#check-action')?.remove()
    if (answer.done === 'agreed') find('#text', HTMLElement)?.focus()
    return refresh('all')
  }
  const words = isAway(answer) ? sayAway[answer] : answer.refused
  const why = document.createElement('p')
  why.className = 'govuk-error-message quorate-room__refused'
  why.textContent = words
  form.prepend(why)
  announce(words)
  if (!isAway(answer)) document.getElementById(answer.field)?.focus()
}

document.addEventListener('submit', event => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !('act' in form.dataset)) return
  event.preventDefault()
  void act(form, event.submitter)
})

showColumns()
writeLines()
follow()
listen()
if (writingNow() !== 'early' && (location.hash === '' || location.hash === '#text')) {
  // On a telephone the keyboard would cover what was said before anybody asked to write.
  if (matchMedia('(pointer: fine)').matches) find('#text', HTMLElement)?.focus({ preventScroll: true })
  toEnd()
}
