// The lines of the room: new ones are put at the end, and the newest stays in view for whoever has not scrolled away from it.
import { all, find, get } from '../elements.ts'
import { announce, room } from './page.ts'
import { isSame, keepingPlace } from './place.ts'

const compose = get('#compose', HTMLElement)
const below = get('#news-below', HTMLElement)
const below_button = get('#news-below button', HTMLButtonElement)

/** A line that stands this much lower than it should is still in view. */
const slack_px = 40
/** Between the newest line and the composing box. */
const gap_px = 12

const list = (): HTMLElement => get('#lines', HTMLElement)

export const lastLine = (): string | undefined =>
  all('#lines > [data-line]', HTMLElement).at(-1)?.dataset.line

/** Whether the reader is at the newest line: until they scroll up and away from it, and again when they come back. */
let following = false
let scrolled_px = window.scrollY

/** The lines are not laid out while a small screen shows another column. */
const isShown = (): boolean => list().getClientRects().length > 0

/** How far the newest line reaches below what can be seen of the list. */
function hidden_px(): number {
  const last = list().lastElementChild
  if (!last || !isShown()) return 0
  const box = compose.getBoundingClientRect()
  const edge = Math.min(box.top, window.innerHeight)
  return last.getBoundingClientRect().bottom + gap_px - edge
}

/** Shows the newest line just above the composing box. */
export function toEnd(): void {
  following = true
  below.hidden = true
  const over_px = hidden_px()
  if (over_px > 0) window.scrollBy({ top: over_px, behavior: 'instant' })
}

/** After the list has grown: the newest comes into view, or the reader is told that there is something new below. */
export function grown(byOthers: boolean): void {
  if (following) toEnd()
  else if (byOthers) below.hidden = false
}

/** Keeps the newest line in view when the box below it grows, or the window changes. */
export function follow(): void {
  following = hidden_px() <= slack_px
  window.addEventListener('scroll', () => {
    if (!isShown()) return
    const up = window.scrollY < scrolled_px
    scrolled_px = window.scrollY
    // Lines that come, and a font that makes them longer, move the newest out of view too: only a reader moves the page up.
    if (hidden_px() <= slack_px) following = true
    else if (up) following = false
    if (following) below.hidden = true
  })
  const keep = (): void => {
    if (following && isShown()) toEnd()
  }
  const watch = new ResizeObserver(keep)
  watch.observe(compose)
  watch.observe(list())
  window.addEventListener('resize', keep)
  below_button.addEventListener('click', toEnd)
}

/** “Westvale Police, Tomasz Reeve, Fact: Called twice.” */
function sayLine(line: HTMLElement): string {
  const who = [...line.querySelectorAll('.quorate-line__who > :not(.quorate-line__end)')]
  const words = find('.quorate-line__text', HTMLElement, line)?.textContent ?? ''
  return `${who.map(one => one.textContent).join(', ')}: ${words}`
}

/** Puts what the server sent of the lines in its place: what is new, what was corrected; and where it sent all, what is gone. */
export function putLines(fresh: HTMLElement): void {
  const incoming = all('#lines > [data-line]', HTMLElement, fresh)
  let added = 0
  for (const line of incoming) {
    const old = document.getElementById(line.id)
    if (!old) {
      list().insertBefore(line, list().querySelector('.quorate-line--pending'))
      if (!('mine' in line.dataset)) {
        added++
        announce(sayLine(line))
      }
    } else if (!isSame(old, line)) keepingPlace(old, line)
  }
  if (fresh.dataset.whole === 'true') {
    const there = new Set(incoming.map(line => line.id))
    for (const old of all('#lines > [data-line]', HTMLElement)) if (!there.has(old.id)) old.remove()
  }
  if (list().children.length > 0) room.querySelector('#no-lines')?.remove()
  grown(added > 0)
}
