/** Telling a witness, each minute, where every authority's chain ends: what was sealed cannot be rewritten unseen. */
import { join } from 'node:path'
import { type Database, StartRefusal } from './database/index.ts'
import { openSealKey, SealKeyLost, seal } from './record/index.ts'

/** Where the key that signs and, unless another place is given, the witness lie. */
export const sealKeyIn = (dataFolder: string): string => join(dataFolder, 'seal-key.pem')
export const witnessIn = (dataFolder: string): string => join(dataFolder, 'witness')

/** The promise is “detectable back to the last minute”. */
const between_ms = 60_000

type Sealing = { sealNow(): Promise<void>; stop(): Promise<void> }

/**
 * @param witness - the file to add signed checkpoints to. By default it lies in the data folder, where it only guards
 *   against those who cannot write there; give a place outside to guard against those who can.
 */
export async function startSealing(
  database: Database,
  authorities: () => Promise<readonly { authority: string }[]>,
  { dataFolder, witness = witnessIn(dataFolder) }: { dataFolder: string; witness?: string | undefined },
): Promise<Sealing> {
  const key = await openSealKey(sealKeyIn(dataFolder), witness).catch((error: unknown) => {
    throw error instanceof SealKeyLost ? new StartRefusal(error.message) : error
  })
  const sealNow = async () => {
    const at = new Date().toISOString()
    for (const { authority } of await authorities())
      await seal(database.pool, { authority, at, key, witness })
  }
  const timer = setInterval(
    () =>
      void sealNow().catch(error =>
        console.error(`The witness could not be told: ${(error as Error).message}`),
      ),
    between_ms,
  )
  timer.unref()
  return {
    sealNow,
    async stop() {
      clearInterval(timer)
      await sealNow().catch(() => undefined)
    },
  }
}
