import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Paper } from '../../discussion/papers/index.ts'
import { checkPaper, PaperFault, printablePaper } from './paper-fault.ts'

type Answer = { id: number; pdf: Uint8Array } | { id: number; fault: string }

/** One worker for the process, started with the first PDF; it never keeps the process alive. */
let worker: Worker | undefined
let asked = 0
const waiting = new Map<number, { resolve: (pdf: Uint8Array) => void; reject: (error: Error) => void }>()

/**
 * A paper as tagged PDF/UA-1 on A4. The same paper gives the same bytes, on any machine with this version of the compiler:
 * only fonts that the compiler carries are used, and the file's date is the paper's own moment.
 *
 * A character none of those fonts can draw is printed as its number (`[U+1F600]`), and the PDF says so at its end; HTML and
 * Word carry the character itself.
 *
 * @throws PaperFault without a title, or when it cannot be set.
 */
export async function asPdf(paper: Paper): Promise<Uint8Array> {
  checkPaper(paper)
  worker ??= start()
  const id = ++asked
  return await new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    worker!.ref()
    worker!.postMessage({ id, paper: printablePaper(paper) })
  })
}

function start(): Worker {
  const started = new Worker(new URL('./pdf-worker.ts', import.meta.url))
  started.on('message', (answer: Answer) => {
    const asking = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (waiting.size === 0) started.unref()
    if ('pdf' in answer) asking?.resolve(answer.pdf)
    else asking?.reject(new PaperFault(answer.fault))
  })
  const lost = (error: Error) => {
    if (worker === started) worker = undefined
    for (const asking of waiting.values()) asking.reject(error)
    waiting.clear()
  }
  started.on('error', lost)
  started.on('exit', () => lost(new Error('the PDF worker ended')))
  return started
}

/** Ends the worker, when the house closes. The next PDF starts another one. */
export async function closePdf(): Promise<void> {
  const ending = worker
  worker = undefined
  if (!ending) return
  const ended = once(ending, 'exit')
  await ending.terminate()
  await ended.catch(() => {})
}
