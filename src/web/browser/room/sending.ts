// Lines and corrections on their way. What cannot be sent waits here, in memory only, and is sent again under the same id: twice
// is once.
import { get } from '../elements.ts'
import { type Box, type Correcting, fill, isEmpty, says } from './box.ts'
import { grown } from './lines.ts'
import { announce, leave, onFresh } from './page.ts'
import { fetchCheck, refresh } from './parts.ts'
import { type Away, isAway, pause, post } from './post.ts'
import type { Done, Refused } from '../../../room/answer.ts'

/** Waiting before sending again: longer each time, up to the last. */
export const again_ms = [500, 1000, 2000, 4000] as const

/** One line or one correction as it was typed. */
type Sent = {
  readonly url: string
  readonly id: string
  readonly fields: URLSearchParams
  readonly text: string
  readonly correcting?: Correcting
  /** When Enter was pressed, of `performance.now()`. */
  readonly began_ms: number
}
/** `shown`: where it stands among the lines until the server says how it stands on record. */
type OnItsWay = Sent & { shown?: HTMLElement }

export type Sending = {
  add(one: Sent): void
  /** How many wait. */
  waiting(): number
  /** Why nothing can be sent now; undefined while all is well. */
  away(): Away | undefined
}

export function openSending(box: Box): Sending {
  /** Oldest first. */
  const queue: OnItsWay[] = []
  let sending = false
  let away: Away | undefined

  function sayWaiting(): string {
    const waiting = `${queue.length} ${queue.length === 1 ? 'line is' : 'lines are'} kept here`
    return away === 'signed-out'
      ? `You are signed out: ${waiting}. Sign in in another tab and they will be sent.`
      : `Offline: ${waiting}, will be sent.`
  }

  /** One after the other, so that lines stand in the order in which they were written. */
  async function send(): Promise<void> {
    if (sending) return
    sending = true
    for (let tries = 0; queue[0]; ) {
      const one = queue[0]
      if (tries === 0) says(box, 'Saving…')
      const answer = await post(one.url, one.fields)
      if (answer === 'gone') return leave()
      if (isAway(answer)) {
        away = answer
        if (tries === 0) announce(sayWaiting())
        says(box, sayWaiting(), true)
        await pause(again_ms[Math.min(tries++, again_ms.length - 1)] ?? again_ms[0])
        continue
      }
      tries = 0
      away = undefined
      queue.shift()
      if ('refused' in answer) giveBack(one, answer)
      else saved(one, answer)
    }
    sending = false
  }

  function saved(one: OnItsWay, answer: Done): void {
    box.state.dataset.took = String(Math.round(performance.now() - one.began_ms))
    if (queue.length === 0) says(box, isEmpty(box) ? 'Saved' : 'Saved. The next line is not saved yet.')
    if (answer.check !== undefined) {
      one.shown?.remove()
      return void check(answer.check)
    }
    if (one.shown) one.shown.dataset.waits = `line-${answer.saved}`
    else announce('Saved')
    refresh('lines')
  }

  async function check(action: string): Promise<void> {
    const place = await fetchCheck(action)
    if (!place) return location.assign(`${box.form.dataset.at}/room?action=${action}#check-action`)
    const fields = ['#what', '#owner', '#owner-agency', '#due-day']
    const empty = fields
      .map(one => place.querySelector<HTMLInputElement>(one))
      .find(field => field !== null && field.value === '')
    const first = empty ?? place.querySelector('button')
    place.scrollIntoView({ block: 'nearest' })
    first?.focus()
    announce('Check this action, then agree it.')
  }

  /** A line that was refused goes back into the box, or waits beside it when something else is being written there. */
  function giveBack(one: OnItsWay, answer: Refused): void {
    announce(`Not saved. ${answer.refused}`)
    if (isEmpty(box) && !box.correcting) {
      one.shown?.remove()
      putBack(one, answer)
      return
    }
    says(box, 'One line is not saved: see above.', true)
    one.shown ??= show(one.text)
    one.shown.classList.add('quorate-line--refused')
    const why = document.createElement('p')
    why.className = 'govuk-error-message'
    why.textContent = `Not saved. ${answer.refused}`
    const back = document.createElement('button')
    back.type = 'button'
    back.className = 'quorate-room__small-button'
    back.textContent = 'Back into the box'
    back.addEventListener('click', () => {
      if (!isEmpty(box)) return box.text.focus()
      one.shown?.remove()
      putBack(one, answer)
    })
    one.shown.append(why, back)
  }

  function putBack(one: Sent, { refused, clash, fresh }: Refused): void {
    const { correcting } = one
    fill(box, {
      text: one.text,
      fields: one.fields,
      id: fresh ? crypto.randomUUID() : one.id,
      ...(correcting && {
        correcting: clash ? { ...correcting, revision: String(clash.revision) } : correcting,
      }),
    })
    says(box, `Not saved. ${refused}`, true)
    box.refused = true
    box.text.focus()
  }

  // What the server made of a line takes the place of what stood there while it was on its way.
  onFresh(() => {
    for (const shown of document.querySelectorAll<HTMLElement>('[data-waits]'))
      if (document.getElementById(shown.dataset.waits ?? '')) shown.remove()
  })

  return {
    add(one) {
      queue.push(one.correcting ? one : { ...one, shown: show(one.text) })
      if (away) says(box, sayWaiting(), true)
      void send()
    },
    waiting: () => queue.length,
    away: () => away,
  }
}

/** The line as it was typed. */
function show(text: string): HTMLElement {
  const item = document.createElement('li')
  item.className = 'quorate-line quorate-line--pending'
  const words = document.createElement('p')
  words.className = 'quorate-line__text quorate-private'
  words.textContent = text
  item.append(words)
  get('#lines', HTMLElement).append(item)
  document.querySelector('#no-lines')?.remove()
  grown(false)
  return item
}
