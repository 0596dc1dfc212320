/**
 * Drafts are checked beside the house, on one thread, for a limited time: whatever somebody pastes, everybody else’s pages come
 * as before. What was found is remembered by the text’s digest, so that a hopeless draft is not tried at every opening.
 */
import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Overlay } from '../procedure/overlay.ts'
import { type CheckedDraft, type Examined, judge } from '../procedure/checking/draft.ts'
import type { Draft } from './drafts.ts'
import { type Answered, type Asked, examinedFrom } from './examined.ts'

/** The longest procedure known takes a quarter of a second, and a few seconds on a machine that has much else to do. */
const longest_ms = 10_000
/** A text that was too much for the thread may only have met it at a bad moment: after this it is tried again. */
const again_ms = 10 * 60_000
/** A few authorities’ policy leads, with a few drafts each. */
const mostKept = 50
/** What reading a megabyte of text may take; more ends the thread and not the house. */
const mostMemory_MB = 512

/** A draft checked, under the name it would have, and held against what binds everybody. */
export async function check(
  { text, name }: Pick<Draft, 'text' | 'name'>,
  id: string,
  overlay?: Overlay,
): Promise<CheckedDraft> {
  const hash = createHash('sha256').update(text, 'utf8').digest('hex')
  return judge(await examineBeside(text, name, hash), { id, hash }, overlay)
}

type Kept = { examined: Promise<Examined>; until: number }
const kept = new Map<string, Kept>()

/** @param most_ms - how long it may take. Tests have less patience; nothing else may. */
export function examineBeside(
  text: string,
  file: string,
  hash: string,
  most_ms = longest_ms,
): Promise<Examined> {
  const key = `${hash} ${file}`
  const known = kept.get(key)
  if (known && known.until > Date.now()) return known.examined
  const one: Kept = { examined: inTurn(() => examineOnce(text, file, most_ms)), until: Infinity }
  kept.set(key, one)
  one.examined.then(
    ({ tooMuch }: Tried) => {
      if (tooMuch) one.until = Date.now() + again_ms
    },
    () => void kept.delete(key),
  )
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
  return one.examined
}

/** One at a time: there is one thread, and what waits is not counted as its time. */
let turn: Promise<unknown> = Promise.resolve()
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = turn.then(work)
  turn = done.catch(() => {})
  return done
}

type Tried = Examined & { tooMuch?: true }
let worker: Promise<Worker> | undefined
let asked = 0

async function examineOnce(text: string, file: string, most_ms: number): Promise<Tried> {
  worker ??= start()
  const thread = await worker
  const number = ++asked
  thread.ref()
  try {
    return await new Promise<Tried>((resolve, reject) => {
      const giveUp = (why: string) => {
        worker = undefined
        void thread.terminate()
        const says = `this draft could not be checked: ${why}, and no procedure does. Take out what does not belong there, and save again.`
        resolve({ errors: [{ file, line: 1, path: '', says }], contradictions: [], tooMuch: true })
      }
      const late = setTimeout(giveUp, most_ms, `it takes longer than ${most_ms / 1000} seconds to read`)
      thread.removeAllListeners('message').removeAllListeners('error')
      thread.on('message', (answer: Answered) => {
        if (answer.number !== number) return
        clearTimeout(late)
        resolve(examinedFrom(answer, file))
      })
      thread.on('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(late)
        worker = undefined
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') giveUp('it takes more memory than there is')
        else reject(error)
      })
      thread.postMessage({ number, text, file } satisfies Asked)
    })
  } finally {
    thread.unref()
  }
}

function start(): Promise<Worker> {
  const started = new Worker(new URL('./check-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: mostMemory_MB },
  })
  const ready = new Promise<Worker>((resolve, reject) => {
    started.once('message', () => resolve(started))
    started.once('error', reject)
  })
  ready.catch(() => {
    worker = undefined
  })
  return ready
}
