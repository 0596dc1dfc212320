/** `quorate verify`: recounts the whole record of every authority. Exit 0 when it is intact, 1 when it is not. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openDatabase } from '../database/index.ts'
import { listAuthorities } from '../house.ts'
import { openSealKey, readWitness, verdict, verifyRecord } from '../record/index.ts'
import { readOptions } from './options.ts'

export async function verify(args: string[], out: (line: string) => void): Promise<number> {
  const options = readOptions(args, ['data', 'witness'])
  if ('wrong' in options) {
    out(`${options.wrong} Say: quorate verify --data DIR [--witness FILE]`)
    return 2
  }
  const url = process.env.DATABASE_URL
  const dataFolder = resolve(String(options.given.data ?? 'data'))
  const database = await openDatabase(url ? { url } : { dataFolder, alongside: true })
  try {
    const witness = String(options.given.witness ?? join(dataFolder, 'witness'))
    const key = existsSync(witness) ? await openSealKey(join(dataFolder, 'seal-key.pem')) : undefined
    let sound = true
    for (const { authority, name } of await listAuthorities(database)) {
      const checkpoints = key ? readWitness(witness, authority, key) : []
      const found = await verifyRecord(database.pool, { authority, checkpoints })
      sound &&= found.intact
      out(`${name}: ${verdict(found)}`)
    }
    return sound ? 0 : 1
  } finally {
    await database.close()
  }
}
