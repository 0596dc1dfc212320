// Keeps the parts of the room up to date: fetches what changed through the ordinary access check and puts it in place.
import { type Changed, changedEvent, isPart, type Part } from '../../../room/parts.ts'
import { find, formFields, get, isChanged, isFormField } from '../elements.ts'
import { lastLine, putLines } from './lines.ts'
import { announce, at, leave, sayFresh, standApart } from './page.ts'
import { isSame, keepingPlace } from './place.ts'

/** Changes that come close together are fetched together. */
const together_ms = 40
/** A server that could not answer is asked again after this long. */
const again_ms = 2000
/** Without the live channel we ask this often. */
const poll_ms = 15_000
/** Clocks and minutes go on even when nobody does anything. */
const clocks_ms = 60_000
/** What shows them. */
const clocks: readonly Part[] = ['strip', 'agenda', 'answers']

const wanted = new Set<Part | 'all'>()
let timer: ReturnType<typeof setTimeout> | undefined
let fetching = false

/** Asks for parts to be made again; `all` for every one. */
export function refresh(...names: (Part | 'all')[]): void {
  for (const name of names) wanted.add(name)
  soon(together_ms)
}

function soon(ms: number): void {
  clearTimeout(timer)
  timer = setTimeout(fetchWanted, ms)
}

async function fetchWanted(): Promise<void> {
  if (fetching || wanted.size === 0) return
  fetching = true
  const names = [...wanted]
  wanted.clear()
  const got = await fetchParts(names.includes('all') ? ['all'] : names)
  fetching = false
  if (!got) for (const name of names) wanted.add(name)
  if (wanted.size > 0) soon(got ? together_ms : again_ms)
}

/** @returns whether they were there to be had. */
async function fetchParts(names: readonly (Part | 'all')[]): Promise<boolean> {
  const last = lastLine()
  const query = names.includes('lines') && last ? `?after=${last}` : ''
  try {
    const answer = await fetch(`${at}/room/parts/${names.join(',')}${query}`, { redirect: 'manual' })
    if (answer.status === 404) leave()
    const signedOut = answer.type === 'opaqueredirect' || answer.status === 401
    standApart(answer.ok || answer.status === 404 ? undefined : signedOut ? 'signed-out' : 'unreached')
    if (!answer.ok) return answer.status === 404
    for (const part of elementsIn(await answer.text())) put(part)
    sayFresh()
    return true
  } catch {
    standApart('unreached')
    return false
  }
}

/** The elements of a piece of a page. */
const elementsIn = (html: string): HTMLElement[] =>
  [...new DOMParser().parseFromString(html, 'text/html').body.children].filter(
    one => one instanceof HTMLElement,
  )

const quorumNow = (): string | undefined => find('#quorum-sentence', HTMLElement)?.textContent ?? undefined

function put(fresh: HTMLElement): void {
  if (fresh.id === 'part-lines') {
    putLines(fresh)
    return
  }
  const old = document.getElementById(fresh.id)
  if (!old || isSame(old, fresh)) return
  if (isBusy(old)) {
    // Somebody is filling in a form of this part: it is made again when they are done.
    old.dataset.stale = ''
    whenLeft(old, fresh.id)
    return
  }
  const before = quorumNow()
  keepingPlace(old, fresh)
  const after = quorumNow()
  if (after !== undefined && before !== after) announce(after)
}

const whenLeft = (part: HTMLElement, id: string): void =>
  part.addEventListener('focusout', () => setTimeout(() => whenDone(id)), { once: true })

function whenDone(id: string): void {
  const old = document.getElementById(id)
  if (!old || !('stale' in old.dataset)) return
  const name = id.replace('part-', '')
  if (isBusy(old)) whenLeft(old, id)
  else if (isPart(name)) refresh(name)
}

/** Whether somebody is typing in it, or has filled in something that is not sent yet. */
function isBusy(part: HTMLElement): boolean {
  const focus = document.activeElement
  if (isFormField(focus) && part.contains(focus)) return true
  return formFields(part).some(isChanged)
}

/** Shows an action that was begun with “>”, to be looked at before it is agreed. */
export async function fetchCheck(action: string): Promise<HTMLElement | undefined> {
  const answer = await fetch(`${at}/room/parts/check?action=${action}`, { redirect: 'manual' }).catch(
    () => undefined,
  )
  if (!answer?.ok) return undefined
  const place = get('#check-place', HTMLElement)
  place.replaceChildren(...elementsIn(await answer.text()))
  return place
}

/** Listens to what changes; asks every so often while the channel is down. */
export function listen(): void {
  let channel: EventSource
  let polling: ReturnType<typeof setInterval> | undefined
  const poll = (on: boolean): void => {
    clearInterval(polling)
    polling = on
      ? setInterval(() => {
          refresh('all')
          if (channel.readyState === EventSource.CLOSED) open(true)
        }, poll_ms)
      : undefined
  }
  const open = (again: boolean): void => {
    let wasDown = again
    channel = new EventSource(`${at}/live`)
    channel.addEventListener('open', () => {
      poll(false)
      // What happened while we did not hear is fetched as a whole.
      if (wasDown) refresh('all')
      wasDown = false
    })
    channel.addEventListener(changedEvent, event => {
      const { parts } = JSON.parse(event.data) as Changed
      refresh(...(parts === 'all' ? (['all'] as const) : parts))
    })
    channel.addEventListener('error', () => {
      wasDown = true
      if (polling === undefined) poll(true)
      // Closed for good means that we may no longer listen: the next fetch says so.
      if (channel.readyState === EventSource.CLOSED) refresh('all')
    })
  }
  open(false)
  setInterval(() => document.hidden || refresh(...clocks), clocks_ms)
  document.addEventListener('visibilitychange', () => document.hidden || refresh('all'))
}
