// The room, a little better than without: live parts, writing as fast as people speak, forms that leave the page alone.
// Everything here also works without it.
import { announce, leave, listen, refresh, toEnd } from './room-parts.js'
import { post } from './room-post.js'
import { writeLines } from './room-writing.js'

const room = document.querySelector('#room')

/** On a small screen one column at a time; the links say which one is shown. */
function showColumns() {
  const links = [...document.querySelectorAll('.quorate-tabs a')]
  const show = id => {
    room.dataset.shown = id
    for (const link of links)
      if (link.hash === `#${id}`) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
  }
  room.classList.add('quorate-room--tabs')
  const columns = { '#agenda': 'agenda', '#people': 'people', '#before-closing': 'people' }
  show(columns[location.hash] ?? 'record')
  room.addEventListener('click', event => {
    const hash = event.target.closest('a[href^="#"]')?.hash
    if (!hash) return
    const link = links.find(one => one.hash === hash)
    if (link || columns[hash]) show(columns[hash] ?? hash.slice(1))
    if (link) event.preventDefault()
  })
}

/** Sends a form of the room without leaving the page, and says beside it when it was refused. */
async function act(form, button) {
  const fields = new URLSearchParams(new FormData(form))
  if (button?.name) fields.set(button.name, button.value)
  fields.set('answer', 'json')
  form.querySelector('.quorate-room__refused')?.remove()
  // Not `form.action`: a field of that name would hide it.
  const answer = await post(form.getAttribute('action'), fields)
  if (answer.gone) return leave()
  if (answer.done === 'started') return location.reload()
  if (answer.done) {
    form.reset()
    form.closest('#check-action')?.remove()
    if (answer.done === 'agreed') document.querySelector('#text')?.focus()
    return refresh('all')
  }
  const words = answer.refused ?? 'That did not reach the server. Nothing is lost: try again.'
  const why = document.createElement('p')
  why.className = 'govuk-error-message quorate-room__refused'
  why.textContent = words
  form.prepend(why)
  announce(words)
  document.getElementById(answer.field)?.focus()
}

document.addEventListener('submit', event => {
  const form = event.target
  if (!('act' in form.dataset)) return
  event.preventDefault()
  void act(form, event.submitter)
})

// Somebody else started the discussion while this page was open.
document.addEventListener('quorate:fresh', () => {
  const compose = document.querySelector('#compose-form')
  if (!('begun' in document.querySelector('#part-strip').dataset)) return
  document.querySelector('#not-started')?.remove()
  document.querySelector('#start')?.remove()
  if (!compose || 'begun' in compose.dataset) return
  compose.dataset.begun = ''
  document.querySelector('#compose').classList.remove('quorate-compose--early')
  document.querySelector('#compose-state').textContent = 'The discussion has started. Enter saves.'
})

document.querySelector('#news-below button')?.addEventListener('click', toEnd)
showColumns()
writeLines()
listen()
