// Keeps the parts of the room up to date: fetches what changed through the ordinary access check and puts it in place
// without taking the focus, the scroll or what is being typed.

/** The parts each kind of change touches; the server names the kinds. */
const touched = {
  lines: ['lines'],
  people: ['people', 'strip', 'legend', 'agencies'],
  answers: ['answers', 'strip'],
  agenda: ['agenda', 'strip'],
  decisions: ['decisions', 'strip'],
  actions: ['actions'],
}
/** Changes that come close together are fetched together. */
const together_ms = 40
/** Without the live channel we ask this often. */
const poll_ms = 15_000
/** Clocks and minutes go on even when nobody does anything. */
const clocks_ms = 60_000

const at = document.querySelector('#room').dataset.at
const news = document.querySelector('#room-news')
const wanted = new Set()
let timer
let fetching = false

/** Says something to those who hear the page. */
export function announce(words) {
  news.textContent = ''
  requestAnimationFrame(() => {
    news.textContent = words
  })
}

/** There is nothing here for us any more: away, without saying why. */
export function leave() {
  window.onbeforeunload = null
  location.replace('/work')
}

/** Asks for parts to be made again; `all` for every one. */
export function refresh(...names) {
  for (const name of names) wanted.add(name)
  clearTimeout(timer)
  timer = setTimeout(fetchWanted, together_ms)
}

async function fetchWanted() {
  if (fetching || wanted.size === 0) return
  fetching = true
  const names = wanted.has('all') ? ['all'] : [...wanted]
  wanted.clear()
  try {
    const last = names.includes('all') ? undefined : lastLine()
    const query = names.includes('lines') && last ? `?after=${last}` : ''
    const answer = await fetch(`${at}/room/parts/${names.join(',')}${query}`, { redirect: 'manual' })
    if (answer.status === 404) return leave()
    if (!answer.ok) throw new Error('not now')
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    for (const part of [...fresh.body.children]) put(part)
    document.dispatchEvent(new CustomEvent('quorate:fresh'))
  } catch {
    for (const name of names) wanted.add(name)
    timer = setTimeout(fetchWanted, 2000)
  } finally {
    fetching = false
    if (wanted.size > 0 && !timer) timer = setTimeout(fetchWanted, together_ms)
  }
}

const lastLine = () => [...document.querySelectorAll('#lines > [data-line]')].at(-1)?.dataset.line

function put(fresh) {
  if (fresh.id === 'part-lines') return putLines(fresh)
  if (fresh.id === 'check-action') return document.querySelector('#check-place').replaceChildren(fresh)
  const old = document.getElementById(fresh.id)
  if (!old || sameBut(old) === sameBut(fresh)) return
  if (isBusy(old)) {
    // Somebody is filling in a form of this part: it is made again when they are done.
    old.dataset.stale = ''
    old.addEventListener('focusout', () => setTimeout(() => whenDone(fresh.id)), { once: true })
    return
  }
  const before = document.querySelector('#quorum-sentence')?.textContent
  keepingPlace(old, fresh)
  const after = document.querySelector('#quorum-sentence')?.textContent
  if (fresh.id === 'part-people' && before !== after) announce(after)
}

function whenDone(id) {
  const old = document.getElementById(id)
  if (!old || !('stale' in old.dataset)) return
  if (isBusy(old)) old.addEventListener('focusout', () => setTimeout(() => whenDone(id)), { once: true })
  else refresh(id.replace('part-', ''))
}

/** The words and structure, without the ids that are fresh in every form and without what was opened here. */
function sameBut(element) {
  const copy = element.cloneNode(true)
  for (const input of copy.querySelectorAll('input[name="command"]')) input.removeAttribute('value')
  for (const details of copy.querySelectorAll('details')) details.removeAttribute('open')
  copy.removeAttribute('data-stale')
  return copy.outerHTML
}

/** Whether somebody is typing in it, or has filled in something that is not sent yet. */
function isBusy(element) {
  const focus = document.activeElement
  if (element.contains(focus) && focus.matches('input, textarea, select')) return true
  return [...element.querySelectorAll('input, textarea, select')].some(field =>
    field.type === 'hidden'
      ? false
      : field.type === 'checkbox' || field.type === 'radio'
        ? field.checked !== field.defaultChecked
        : field.options
          ? ![...field.options].every(
              (one, index) =>
                one.selected ===
                (one.defaultSelected ||
                  (index === 0 && ![...field.options].some(other => other.defaultSelected))),
            )
          : field.value !== field.defaultValue,
  )
}

/** Puts the fresh part where the old one was; what was open stays open, what had the focus keeps it. */
function keepingPlace(old, fresh) {
  const open = [...old.querySelectorAll('details[open][id]')].map(one => one.id)
  const focus = old.contains(document.activeElement) ? document.activeElement : undefined
  const form = focus?.closest('form[id]')?.id
  const href = focus?.getAttribute('href')
  old.replaceWith(fresh)
  for (const id of open) fresh.querySelector(`#${CSS.escape(id)}`)?.setAttribute('open', '')
  if (!focus) return
  const again =
    (focus.id && document.getElementById(focus.id)) ||
    (form && document.getElementById(form)?.querySelector('button')) ||
    (href && fresh.querySelector(`[href="${CSS.escape(href)}"]`))
  again?.focus({ preventScroll: true })
}

/** “Westvale Police, Tomasz Reeve, Fact: Called twice.” */
function sayLine(line) {
  const who = [...line.querySelectorAll('.quorate-line__who > :not(.quorate-line__end)')]
  return `${who.map(one => one.textContent).join(', ')}: ${line.querySelector('.quorate-line__text').textContent}`
}

function putLines(fresh) {
  const list = document.querySelector('#lines')
  const sticking = isAtEnd()
  const incoming = [...fresh.querySelectorAll('#lines > [data-line]')]
  let added = 0
  for (const line of incoming) {
    const old = document.getElementById(line.id)
    if (!old) {
      list.insertBefore(line, list.querySelector('.quorate-line--pending'))
      if (!('mine' in line.dataset)) {
        added++
        announce(sayLine(line))
      }
    } else if (sameBut(old) !== sameBut(line)) keepingPlace(old, line)
  }
  if (fresh.dataset.whole === 'true') {
    const there = new Set(incoming.map(line => line.id))
    for (const old of list.querySelectorAll(':scope > [data-line]')) if (!there.has(old.id)) old.remove()
  }
  if (list.children.length > 0) document.querySelector('#no-lines')?.remove()
  if (sticking) toEnd()
  else if (added > 0) document.querySelector('#news-below').hidden = false
}

const compose = document.querySelector('#compose')

/** Whether the newest line is in view, or would be if the composing box were not there. */
export function isAtEnd() {
  return document.querySelector('#lines').getBoundingClientRect().bottom <= window.innerHeight + 40
}

/** Scrolls until the newest line stands just above the composing box. */
export function toEnd() {
  const last = document.querySelector('#lines').lastElementChild
  document.querySelector('#news-below').hidden = true
  if (!last) return
  const over_px = last.getBoundingClientRect().bottom + 12 - compose.getBoundingClientRect().top
  if (over_px > 0) window.scrollBy({ top: over_px })
}

/** Listens to what changes; asks every so often while the channel is down. */
export function listen() {
  let channel
  let polling
  const poll = on => {
    clearInterval(polling)
    polling = on
      ? setInterval(() => {
          refresh('all')
          if (channel.readyState === EventSource.CLOSED) open()
        }, poll_ms)
      : undefined
  }
  const open = () => {
    let wasDown = channel !== undefined
    channel = new EventSource(`${at}/live`)
    channel.addEventListener('open', () => {
      poll(false)
      // What happened while we did not hear is fetched as a whole.
      if (wasDown) refresh('all')
      wasDown = false
    })
    channel.addEventListener('changed', event => {
      for (const kind of JSON.parse(event.data).parts) refresh(...(touched[kind] ?? ['all']))
    })
    channel.addEventListener('error', () => {
      wasDown = true
      if (!polling) poll(true)
      // Closed for good means that we may no longer listen: the next fetch says so.
      if (channel.readyState === EventSource.CLOSED) refresh('all')
    })
  }
  open()
  setInterval(() => document.hidden || refresh('strip', 'agenda', 'answers'), clocks_ms)
  document.addEventListener('visibilitychange', () => document.hidden || refresh('all'))
}
