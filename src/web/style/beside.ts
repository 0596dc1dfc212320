import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

let compiling: Promise<string> | undefined

/**
 * The style sheet of every page, compiled on a thread of its own and then remembered: seconds of sums that the house, which is
 * opened meanwhile, does not wait for. Whoever calls it first and does not need it yet only sees it begun.
 */
export function compileBeside(): Promise<string> {
  if (compiling) return compiling
  compiling = compile()
  compiling.catch(() => {}) // heard by whoever waits for it
  return compiling
}

async function compile(): Promise<string> {
  const worker = new Worker(new URL('./compile-worker.ts', import.meta.url))
  worker.unref() // a house that cannot be opened does not stay for its dress
  const [css] = (await once(worker, 'message')) as [string]
  return css
}
