// What somebody typed leaves the page only when there is somebody to take it: a browser that finds no server shows a page of its
// own, and on the way back the form is empty. From the server on, its pages keep what was typed.
import { livePath } from '../pages/health/live-path.ts'

/** A server that has not answered by now is not answering. */
const patience_ms = 5000

const words =
  'The server does not answer, so nothing was sent. What you typed is still here: press again in a moment.'

/** Any answer will do: a server in trouble shows a page with what was typed. */
const isReached = (): Promise<boolean> =>
  fetch(livePath, { cache: 'no-store', signal: AbortSignal.timeout(patience_ms) }).then(
    () => true,
    () => false,
  )

/** Forms that are being asked about, so that a second press is not a second question; and one that may go. */
const asking = new WeakSet<HTMLFormElement>()
let mayGo: HTMLFormElement | undefined

async function askFirst(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  asking.add(form)
  const reached = await isReached()
  asking.delete(form)
  form.querySelector('.quorate-unreached')?.remove()
  if (reached) {
    mayGo = form
    form.requestSubmit(button)
    return
  }
  const said = document.createElement('div')
  said.className = 'govuk-inset-text quorate-unreached'
  said.setAttribute('role', 'alert')
  said.textContent = words
  if (button && form.contains(button)) button.before(said)
  else form.append(said)
}

/** Wires every form that sends something, but for those that a script of their page sends itself. */
export function askBeforeSending(): void {
  document.addEventListener('submit', event => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return
    if (form.getAttribute('method') !== 'post' || 'act' in form.dataset) return
    if (mayGo === form) {
      mayGo = undefined
      return
    }
    event.preventDefault()
    if (!asking.has(form)) void askFirst(form, event.submitter)
  })
}
