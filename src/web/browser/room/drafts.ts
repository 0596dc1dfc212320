// What is in the box and not saved is kept on the server, as its author's own draft, within a second of typing.
import { type Box, draftFields, isEmpty, partOf, says } from './box.ts'
import { leave } from './page.ts'
import { type Away, isAway, post } from './post.ts'
import { again_ms, type Sending } from './sending.ts'

/** Typing pauses this long before the draft is kept; and however fast somebody types, not longer than this. */
const pause_ms = 400
const longest_ms = 800

const sayAway: Readonly<Record<Away, string>> = {
  'signed-out': 'You are signed out: your words are kept here. Sign in in another tab.',
  unreached: 'Offline: your words are kept here.',
}

type Drafts = {
  /** Something was typed or chosen. */
  changed(): void
  /** Keeps it now. */
  keep(): Promise<void>
  /** What is in the box now needs no keeping: it is empty, or stands on record. */
  settled(): void
  /** Something was chosen by hand: the words are the same and the draft is not. */
  stale(): void
  /** Whether words are in the box that are kept nowhere else. */
  unkept(): boolean
  /** Whether the last try to keep them did not get there. */
  away(): boolean
}

export function openDrafts(box: Box, sending: Sending): Drafts {
  let kept: string | undefined = box.text.value
  /** When the first change since the last keeping was made. */
  let first_ms: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let keeping = false
  let away = false

  function changed(): void {
    box.refused = false
    first_ms ??= performance.now()
    if (!keeping && sending.waiting() === 0) says(box, 'Not saved yet')
    clearTimeout(timer)
    const left_ms = longest_ms - (performance.now() - first_ms)
    timer = setTimeout(keep, Math.max(0, Math.min(pause_ms, left_ms)))
  }

  /** One at a time, the newest text last. */
  async function keep(): Promise<void> {
    if (keeping) return
    first_ms = undefined
    const text = box.text.value
    if (text === kept) return
    keeping = true
    const part = partOf(box)
    const answer = await post(box.drafts, draftFields(box))
    keeping = false
    if (answer === 'gone') return leave()
    away = isAway(answer)
    const still = partOf(box) === part
    if (still && box.text.value !== text) changed()
    if (!still) return
    if (isAway(answer)) {
      if (sending.waiting() === 0) says(box, sayAway[answer], true)
      setTimeout(changed, again_ms[2])
      return
    }
    kept = text
    box.reading.textContent = 'done' in answer && answer.reading ? `Will be saved as: ${answer.reading}` : ''
    if (sending.waiting() > 0 || box.refused) return
    if ('refused' in answer) says(box, answer.refused, true)
    else says(box, isEmpty(box) ? 'Nothing unsaved' : 'Draft kept. Enter saves it.')
  }

  return {
    changed,
    keep,
    settled() {
      clearTimeout(timer)
      first_ms = undefined
      kept = box.text.value
    },
    stale() {
      kept = undefined
      changed()
    },
    unkept: () => box.text.value !== kept,
    away: () => away,
  }
}
