/** `quorate start`: opens the house and prints one address. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { StartRefusal } from '../database/index.ts'
import { demoStart, furnishDemo } from '../demo/index.ts'
import { openHouse } from '../house.ts'
import { openWeb } from '../web/server/server.ts'
import { compileBeside } from '../web/served/compiled.ts'
import { readOptions } from './options.ts'

const usualPort = 8047
const ownHost = '127.0.0.1'
/** What is being answered when we are told to stop is answered; a page takes a second, the slowest file a few. */
const lastAnswers_ms = 10_000
const lookForNpm_ms = 1_000

export async function start(args: string[], out: (line: string) => void): Promise<number> {
  const options = readOptions(args, ['data', 'port', 'witness', 'names'], ['no-demo'])
  if ('wrong' in options) {
    out(`${options.wrong} Say: npm start -- --data DIR --port N [--names NAME,NAME]`)
    return 2
  }
  const asked = options.given.port ?? process.env.PORT ?? usualPort
  const port = Number(asked)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartRefusal(`“${asked}” is not a port. Give a number from 1 to 65535.`)
  const address = readAddress(process.env.QUORATE_ADDRESS) ?? `http://127.0.0.1:${port}`
  const demo = options.given['no-demo'] !== true
  const dataFolder = resolve(String(options.given.data ?? 'data'))
  const began = performance.now()
  // Asked before anything is opened: whoever mistyped a port does not wait for a house that is then closed again.
  await refuseTakenPort(port)
  void compileBeside()

  const house = await openHouse({
    dataFolder,
    url: process.env.DATABASE_URL,
    demo,
    today: demo ? demoStart : undefined,
    furnish: demo ? furnishDemo : undefined,
    address,
    witness: typeof options.given.witness === 'string' ? resolve(options.given.witness) : undefined,
  })
  try {
    // Furnishing does not wait for the pages' dress, which is being made beside it.
    const names = String(options.given.names ?? process.env.QUORATE_NAMES ?? '')
      .split(/[\s,]+/)
      .filter(name => name !== '')
    const [web] = await Promise.all([openWeb(house, { names }), demo ? furnishDemo(house) : undefined])
    const stop = async () => {
      // Asked a second time it ends at once.
      process.removeAllListeners('SIGINT')
      process.removeAllListeners('SIGTERM')
      const late = setTimeout(() => web.server.closeAllConnections(), lastAnswers_ms)
      await web.close()
      clearTimeout(late)
      await house.close()
      process.exit(0)
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
    stopWithNpm(stop)
    try {
      await web.listen({ port, host: ownHost })
    } catch (error) {
      throw portRefusal(error, port)
    }
    const bound = web.server.address()
    const where = typeof bound === 'object' && bound ? bound.port : port
    out(`${house.database.describe()}`)
    if (demo) out(`Demonstration with invented people and places; mail is written to ${house.postFolder}`)
    out(
      `Quorate is open at http://127.0.0.1:${where}/ (ready in ${((performance.now() - began) / 1000).toFixed(1)} s)`,
    )
    return 0
  } catch (error) {
    await house.close()
    throw error
  }
}

/**
 * Whoever ends `npm start` means this program. Where npm itself is killed it can tell us nothing; then we have another parent
 * than before.
 */
function stopWithNpm(stop: () => Promise<void>): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const looking = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(looking)
    void stop()
  }, lookForNpm_ms)
  looking.unref()
}

/** Links in mails begin with it, and its host is one of those we answer to: half an address would be found out too late. */
function readAddress(said: string | undefined): string | undefined {
  const written = said?.trim().replace(/\/+$/, '')
  if (!written) return undefined
  if (/^https?:\/\/[^/?#]+$/.test(written) && URL.canParse(written)) return written
  throw new StartRefusal(
    `QUORATE_ADDRESS is “${written}”. Give the address people open, without a path, like https://quorate.example.`,
  )
}

async function refuseTakenPort(port: number): Promise<void> {
  const probe = createServer()
  try {
    probe.listen(port, ownHost)
    await once(probe, 'listening')
  } catch (error) {
    throw portRefusal(error, port)
  }
  probe.close()
  await once(probe, 'close')
}

function portRefusal(error: unknown, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException
  const another = `npm start -- --port ${port < 65_535 ? port + 1 : usualPort}`
  if (code === 'EADDRINUSE')
    return new StartRefusal(`Port ${port} is in use. Stop what uses it, or choose another: ${another}`)
  if (code === 'EACCES')
    return new StartRefusal(
      `This account may not open port ${port}. Choose one above 1023: npm start -- --port ${usualPort}`,
    )
  return error
}
