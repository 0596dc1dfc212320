// What the scripts of the room share about its page: where it is, what it says, and how it is left.
import { find, get } from '../elements.ts'
import type { Away } from './post.ts'

export const room = get('#room', HTMLElement)

/** `/discussions/SD-0417`. */
export const at = room.dataset.at ?? ''

const news = get('#room-news', HTMLElement)
const trouble = get('#room-trouble', HTMLElement)

/** Says something to those who hear the page. */
export function announce(words: string): void {
  news.textContent = ''
  requestAnimationFrame(() => {
    news.textContent = words
  })
}

/** There is nothing here for us any more: away, without saying why. */
export function leave(): void {
  window.onbeforeunload = null
  location.replace('/work')
}

/** Why what is on this page may be out of date; undefined when all is well. */
let away: Away | undefined

/** Says so on the page, to those who write and to those who only read along. */
export function standApart(now: Away | undefined): void {
  if (now === away) return
  away = now
  trouble.hidden = now === undefined
  const shown = find(`[data-trouble="${now}"]`, HTMLElement, trouble)
  for (const one of trouble.querySelectorAll<HTMLElement>('[data-trouble]')) one.hidden = one !== shown
  announce(shown?.textContent?.trim() ?? 'This page is up to date again.')
}

/** Happens on the document when parts were made again. */
const fresh = 'quorate:fresh'
export const onFresh = (work: () => void): void => document.addEventListener(fresh, work)
export const sayFresh = (): void => void document.dispatchEvent(new CustomEvent(fresh))
