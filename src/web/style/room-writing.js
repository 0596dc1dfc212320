// Writing lines: Enter saves, the box is free again at once, and what is not saved is kept on the server as a draft within
// a second. Lines that cannot be sent wait here, in memory only, and are sent again under the same id: twice is once.
import { announce, isAtEnd, leave, refresh, toEnd } from './room-parts.js'
import { pause, post } from './room-post.js'

/** Typing pauses this long before the draft is kept; and however fast somebody types, not longer than this. */
const pause_ms = 400
const longest_ms = 800
/** Waiting before sending again: longer each time, up to this. */
const again_ms = [500, 1000, 2000, 4000]

const form = document.querySelector('#compose-form')
const linesUrl = form?.getAttribute('action')
const box = document.querySelector('#text')
const idField = document.querySelector('#compose-line')
const label = document.querySelector('#compose-label')
const state = document.querySelector('#compose-state')
const reading = document.querySelector('#compose-reading')
const byHand = () => [...form.querySelectorAll('#by-hand input, #by-hand select')]

/** Lines and corrections on their way, oldest first. */
const queue = []
let sending = false
/** Why nothing can be sent now; undefined while all is well. */
let down
/** The line being corrected; undefined while a new line is written. */
let correcting
/** What is in the box was refused, and why is what stands beside it, until something is changed. */
let refusedNow = false

const says = (words, warn = false) => {
  if (state.textContent !== words) state.textContent = words
  state.classList.toggle('quorate-compose__state--warn', warn)
}

/** How things stand while nothing can be sent. */
function sayWaiting() {
  const waiting = `${queue.length} ${queue.length === 1 ? 'line is' : 'lines are'} kept here`
  return down.signedOut
    ? `You are signed out: ${waiting}. Sign in in another tab and they will be sent.`
    : `Offline: ${waiting}, will be sent.`
}

/** Sends what waits, one after the other, so that lines stand in the order in which they were written. */
async function send() {
  if (sending) return
  sending = true
  for (let tries = 0; queue.length > 0; ) {
    const one = queue[0]
    if (tries === 0) says('Saving…')
    const answer = await post(one.url, one.fields)
    if (answer.gone) return leave()
    if (answer.signedOut || answer.unreached) {
      down = answer
      if (tries === 0) announce(sayWaiting())
      says(sayWaiting(), true)
      await pause(again_ms[Math.min(tries++, again_ms.length - 1)])
      continue
    }
    tries = 0
    down = undefined
    queue.shift()
    if (answer.refused) giveBack(one, answer)
    else saved(one, answer)
  }
  sending = false
}

function saved(one, answer) {
  const took_ms = Math.round(performance.now() - one.began)
  state.dataset.took = String(took_ms)
  if (queue.length === 0) says(box.value.trim() === '' ? 'Saved' : 'Saved. The next line is not saved yet.')
  if (answer.check) {
    one.shown?.remove()
    return void showCheck(answer.check)
  }
  if (one.shown) one.shown.dataset.waits = `line-${answer.saved}`
  else announce('Saved')
  refresh('lines')
}

/** What the server made of a line takes the place of what stood there while it was on its way. */
document.addEventListener('quorate:fresh', () => {
  for (const shown of document.querySelectorAll('[data-waits]'))
    if (document.getElementById(shown.dataset.waits)) shown.remove()
})

/** An action that was begun with “>” is looked at before it is agreed. */
async function showCheck(action) {
  const { at } = form.dataset
  const answer = await fetch(`${at}/room/parts/check?action=${action}`, { redirect: 'manual' })
  if (!answer.ok) return location.assign(`${at}/room?action=${action}#check-action`)
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  document.querySelector('#check-place').replaceChildren(...fresh.body.children)
  const check = document.querySelector('#check-place')
  const empty = [...check.querySelectorAll('#what, #owner, #owner-agency, #due-day')].find(
    field => field.value === '',
  )
  const first = empty ?? check.querySelector('button')
  first?.focus()
  announce('Check this action, then agree it.')
}

/** A line that was refused goes back into the box, or waits beside it when something else is being written there. */
function giveBack(one, { refused, clash, fresh }) {
  announce(`Not saved. ${refused}`)
  if (box.value.trim() === '' && !correcting) {
    one.shown?.remove()
    return putBack(one, refused, clash, fresh)
  }
  says('One line is not saved: see above.', true)
  if (!one.shown) one.shown = show(one)
  one.shown.classList.add('quorate-line--refused')
  const why = document.createElement('p')
  why.className = 'govuk-error-message'
  why.textContent = `Not saved. ${refused}`
  const back = document.createElement('button')
  back.type = 'button'
  back.className = 'quorate-room__small-button'
  back.textContent = 'Back into the box'
  back.addEventListener('click', () => {
    if (box.value.trim() !== '') return box.focus()
    one.shown.remove()
    putBack(one, refused, clash, fresh)
  })
  one.shown.append(why, back)
}

function putBack(one, refused, clash, fresh) {
  if (one.line) {
    correcting = { ...one.line, ...(clash && { revision: clash.revision }) }
    label.textContent = 'Correct your line'
  } else idField.value = fresh ? crypto.randomUUID() : one.id
  box.value = one.text
  for (const field of byHand()) {
    const values = one.fields.getAll(field.name)
    if (field.type === 'checkbox') field.checked = values.includes(field.value)
    else field.value = values[0] ?? ''
  }
  says(`Not saved. ${refused}`, true)
  refusedNow = true
  box.focus()
}

/** Takes what is in the box on its way and frees the box. */
function save() {
  const text = box.value
  if (text.trim() === '') return says('Write something first.', true)
  refusedNow = false
  const began = performance.now()
  const fields = new URLSearchParams(new FormData(form))
  fields.set('answer', 'json')
  if (correcting) {
    fields.set('command', crypto.randomUUID())
    fields.set('revision', correcting.revision)
    queue.push({ url: `${linesUrl}/${correcting.id}`, fields, text, line: correcting, began })
    stopCorrecting()
  } else {
    const one = { id: idField.value, url: linesUrl, fields, text, began }
    one.shown = show(one)
    queue.push(one)
    clear()
  }
  if (down) says(sayWaiting(), true)
  void send()
}

/** The line as it was typed, until the server says how it stands on record. */
function show(one) {
  const list = document.querySelector('#lines')
  const sticking = isAtEnd()
  const item = document.createElement('li')
  item.className = 'quorate-line quorate-line--pending'
  const words = document.createElement('p')
  words.className = 'quorate-line__text quorate-private'
  words.textContent = one.text
  item.append(words)
  list.append(item)
  document.querySelector('#no-lines')?.remove()
  if (sticking) toEnd()
  return item
}

function clear() {
  clearTimeout(timer)
  firstChange = undefined
  box.value = ''
  reading.textContent = ''
  idField.value = crypto.randomUUID()
  keptText = ''
  document.querySelector('#given-back')?.remove()
  for (const field of byHand()) {
    if (field.type === 'checkbox') field.checked = false
    else if (field.options) field.selectedIndex = 0
    else field.value = ''
  }
}

/** Up in an empty box: my last line comes into the box to be corrected. */
function correctLast() {
  const mine = [...document.querySelectorAll('#lines > [data-mine][data-correct]')].at(-1)
  if (!mine) return
  correcting = { id: mine.dataset.line, revision: mine.dataset.revision }
  box.value = mine.querySelector('.quorate-line__text').textContent
  label.textContent = 'Correct your line'
  keptText = box.value
  says('Enter saves the correction, Escape leaves the line as it is.')
  announce('Correcting your last line')
}

function stopCorrecting() {
  correcting = undefined
  label.textContent = 'Write a line'
  clear()
}

// Drafts.
let keptText = box?.value ?? ''
let firstChange
let timer
let keeping = false

function changed() {
  refusedNow = false
  firstChange ??= performance.now()
  if (!keeping && queue.length === 0) says('Not saved yet')
  clearTimeout(timer)
  const left_ms = longest_ms - (performance.now() - firstChange)
  timer = setTimeout(keep, Math.max(0, Math.min(pause_ms, left_ms)))
}

const draftFields = () => {
  const fields = new URLSearchParams(new FormData(form))
  fields.set('part', correcting ? `correct/${correcting.id}` : `line/${idField.value}`)
  fields.set('answer', 'json')
  return fields
}

/** Keeps the draft on the server; one at a time, the newest text last. */
async function keep() {
  if (keeping) return
  firstChange = undefined
  const text = box.value
  if (text === keptText) return
  keeping = true
  const part = draftFields().get('part')
  const answer = await post(`${form.dataset.at}/draft`, draftFields())
  keeping = false
  if (answer.gone) return leave()
  const still = draftFields().get('part') === part
  if (still && box.value !== text) changed()
  if (!still) return
  if (answer.unreached || answer.signedOut) {
    if (queue.length === 0)
      says(
        answer.signedOut
          ? 'You are signed out: your words are kept here.'
          : 'Offline: your words are kept here.',
        true,
      )
    return void setTimeout(changed, again_ms[2])
  }
  keptText = text
  reading.textContent = answer.reading ? `Will be saved as: ${answer.reading}` : ''
  if (queue.length > 0 || refusedNow) return
  if (answer.refused) says(answer.refused, true)
  else says(text.trim() === '' ? 'Nothing unsaved' : 'Draft kept. Enter saves it.')
}

/** Wires the composing box; does nothing for those who only read along. */
export function writeLines() {
  if (!form) return
  says('begun' in form.dataset ? 'Nothing unsaved' : state.textContent)
  if (box.value.trim() !== '') says('Draft kept. Enter saves it.')
  box.addEventListener('keydown', event => {
    if (event.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      save()
    } else if (event.key === 'ArrowUp' && box.value === '') {
      event.preventDefault()
      correctLast()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      void keep()
      if (correcting) stopCorrecting()
      else box.blur()
      says(box.value.trim() === '' ? 'Nothing unsaved' : 'Draft kept. Enter saves it.')
    }
  })
  box.addEventListener('input', changed)
  for (const field of byHand())
    field.addEventListener('change', () => {
      keptText = undefined
      changed()
    })
  form.addEventListener('submit', event => {
    event.preventDefault()
    save()
    box.focus()
  })
  window.addEventListener('pagehide', () => {
    if (box.value !== keptText) navigator.sendBeacon(`${form.dataset.at}/draft`, draftFields())
  })
  window.onbeforeunload = event => {
    if (queue.length > 0) event.preventDefault()
  }
  if ('begun' in form.dataset && (location.hash === '' || location.hash === '#text')) {
    // On a telephone the keyboard would cover what was said before anybody asked to write.
    if (matchMedia('(pointer: fine)').matches) box.focus({ preventScroll: true })
    toEnd()
  }
}
