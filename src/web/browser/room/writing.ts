// Writing lines: Enter saves, the box is free again at once, and what is not saved is kept on the server as a draft.
import type { WritingNow } from '../../../room/parts.ts'
import { all, find, get } from '../elements.ts'
import {
  type Box,
  correct,
  type Correcting,
  draftFields,
  empty,
  findBox,
  handFields,
  isEmpty,
  says,
} from './box.ts'
import { openDrafts } from './drafts.ts'
import { announce, onFresh } from './page.ts'
import { fieldsOf } from './post.ts'
import { openSending } from './sending.ts'

/** Whether we write here now, as the server says it. */
export const writingNow = (): WritingNow => get('#part-writing', HTMLElement).dataset.writing as WritingNow

/** My last line that I may still correct. */
function myLast(): { correcting: Correcting; text: string } | undefined {
  const mine = all('#lines > [data-mine][data-correct]', HTMLElement).at(-1)
  const { line, revision } = mine?.dataset ?? {}
  if (!mine || line === undefined || revision === undefined) return undefined
  const text = get('.quorate-line__text', HTMLElement, mine).textContent ?? ''
  return { correcting: { id: line, revision }, text }
}

/** Wires the composing box; does nothing for those who only read along. */
export function writeLines(): void {
  const box = findBox()
  if (box) wire(box)
}

function wire(box: Box): void {
  const sending = openSending(box)
  const drafts = openDrafts(box, sending)

  /** Takes what is in the box on its way and frees the box. */
  function save(): void {
    if (isEmpty(box)) {
      says(box, 'Write something first.', true)
      return
    }
    box.refused = false
    const fields = fieldsOf(box.form)
    const { correcting } = box
    const one = { id: box.id.value, fields, text: box.text.value, began_ms: performance.now() }
    empty(box)
    drafts.settled()
    if (correcting) {
      fields.set('command', crypto.randomUUID())
      fields.set('revision', correcting.revision)
      sending.add({ ...one, url: `${box.lines}/${correcting.id}`, correcting })
    } else sending.add({ ...one, url: box.lines })
  }

  /** Up in an empty box: my last line comes into the box to be corrected. */
  function correctLast(): void {
    const mine = myLast()
    if (!mine) return
    correct(box, mine.correcting, mine.text)
    drafts.settled()
    says(box, 'Enter saves the correction, Escape leaves the line as it is.')
    announce('Correcting your last line')
  }

  /** Keeps the draft, or leaves the line as it is. */
  function stepBack(): void {
    void drafts.keep()
    if (box.correcting) {
      empty(box)
      drafts.settled()
    } else box.text.blur()
    says(box, isEmpty(box) ? 'Nothing unsaved' : 'Draft kept. Enter saves it.')
  }

  if (!isEmpty(box)) says(box, 'Draft kept. Enter saves it.')
  else if (writingNow() === 'open') says(box, 'Nothing unsaved')

  box.text.addEventListener('keydown', event => {
    if (event.isComposing) return
    const act =
      event.key === 'Enter' && !event.shiftKey
        ? save
        : event.key === 'ArrowUp' && box.text.value === ''
          ? correctLast
          : event.key === 'Escape'
            ? stepBack
            : undefined
    if (!act) return
    event.preventDefault()
    act()
  })
  box.text.addEventListener('input', drafts.changed)
  for (const field of handFields(box)) field.addEventListener('change', drafts.stale)
  box.form.addEventListener('submit', event => {
    event.preventDefault()
    save()
    box.text.focus()
  })
  window.addEventListener('pagehide', () => {
    if (drafts.unkept()) navigator.sendBeacon(box.drafts, draftFields(box))
  })
  window.onbeforeunload = event => {
    // A draft that is still to be kept goes with the page; where nothing can be sent the words would be lost with it.
    if (sending.waiting() > 0 || (drafts.away() && drafts.unkept())) event.preventDefault()
  }

  // Somebody else started the discussion, or signed its minutes, while this page was open.
  let was = writingNow()
  onFresh(() => {
    const now = writingNow()
    if (now !== 'early') for (const id of ['#not-started', '#start']) find(id, HTMLElement)?.remove()
    if (now === was) return
    was = now
    get('#compose', HTMLElement).classList.toggle('quorate-compose--early', now === 'early')
    // What was begun stays where it can be read and copied.
    box.form.hidden = now === 'closed' && isEmpty(box) && sending.waiting() === 0
    if (now === 'open') says(box, 'The discussion has started. Enter saves.')
    if (now === 'closed') announce(get('#part-writing', HTMLElement).textContent ?? '')
  })
}
