/** Examines one draft after another, on a thread of its own: nobody waits for it but whoever asked. */
import { parentPort } from 'node:worker_threads'
import { examine } from '../procedure/checking/draft.ts'
import { type Asked, type Answered, placesOf } from './examined.ts'

parentPort?.on('message', ({ number, text, file }: Asked) => {
  const { read, ...wrong } = examine(text, file)
  const answer: Answered = read
    ? { number, ...wrong, pack: read.pack, places: placesOf(read) }
    : { number, ...wrong }
  parentPort?.postMessage(answer)
})
parentPort?.postMessage('ready')
