// Sending a form without leaving the page, and waiting before it is sent again.

/** A server that has not answered by now is not answering. */
const patience_ms = 10_000

const notTaken = 'The server would not take this. Make it shorter, or copy it and open this page again.'

/** Posts a form. Answers what became of it: an answer, gone, signed out, or not reached. */
export async function post(url, fields) {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body: fields,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience_ms),
    })
    if (answer.type === 'opaqueredirect') return { signedOut: true }
    if (answer.status === 404) return { gone: true }
    // Sending the same again would be refused again; only a server in trouble, or a busy one, is asked once more.
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) return { refused: notTaken }
    return answer.ok ? await answer.json() : { unreached: true }
  } catch {
    return { unreached: true }
  }
}

/** Waits, but no longer than until the network is back. */
export const pause = ms =>
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
