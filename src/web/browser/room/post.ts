// Sending a form without leaving the page, and waiting before it is sent again.
import type { RoomAnswer } from '../../../room/answer.ts'

/** A server that has not answered by now is not answering. */
const patience_ms = 10_000

const notTaken = 'The server would not take this. Make it shorter, or copy it and open this page again.'

/** Why what was sent did not get there: the visitor is signed out, or the server is not reached. */
export type Away = 'signed-out' | 'unreached'

/** What became of a form: an answer; nothing here for us any more; or it did not get there, and nothing was done. */
type Posted = RoomAnswer | 'gone' | Away

export const isAway = (posted: Posted): posted is Away => posted === 'signed-out' || posted === 'unreached'

export async function post(url: string, fields: URLSearchParams): Promise<Posted> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body: fields,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience_ms),
    })
    if (answer.type === 'opaqueredirect' || answer.status === 401) return 'signed-out'
    if (answer.status === 404) return 'gone'
    // Not in order, or refused: the page says why. Anything else that is not taken says nothing of its own.
    const isJson = answer.headers.get('content-type')?.startsWith('application/json') ?? false
    if (answer.status === 422 && isJson) return (await answer.json()) as RoomAnswer
    // Sending the same again would be refused again; only a server in trouble, or a busy one, is asked once more.
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429)
      return { refused: notTaken, field: 'text' }
    return answer.ok ? ((await answer.json()) as RoomAnswer) : 'unreached'
  } catch {
    return 'unreached'
  }
}

/** What is in a form, as it is sent; `answer=json` asks for an answer as data. */
export function fieldsOf(form: HTMLFormElement, button?: HTMLElement | null): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
  if (button instanceof HTMLButtonElement && button.name !== '') fields.set(button.name, button.value)
  fields.set('answer', 'json')
  return fields
}

/** Waits, but no longer than until the network is back. */
export const pause = (ms: number): Promise<void> =>
  new Promise(resolve => {
    const timer = setTimeout(resolve, ms)
    window.addEventListener(
      'online',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
