import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Script } from './assets.ts'

/** What is made of our own sources for browsers. */
export type Compiled = { readonly css: string; readonly scripts: Readonly<Record<Script, string>> }

let compiling: Promise<Compiled> | undefined

/**
 * The style sheet and the scripts of every page, compiled on a thread of its own and then remembered: seconds of sums that the
 * house, which is opened meanwhile, does not wait for. Whoever calls it first and does not need it yet only sees it begun.
 */
export function compileBeside(): Promise<Compiled> {
  if (compiling) return compiling
  compiling = compile()
  compiling.catch(() => {}) // heard by whoever waits for it
  return compiling
}

async function compile(): Promise<Compiled> {
  const worker = new Worker(new URL('./compile-worker.ts', import.meta.url))
  worker.unref() // a house that cannot be opened does not stay for its dress
  const [compiled] = (await once(worker, 'message')) as [Compiled]
  return compiled
}
