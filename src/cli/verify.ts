/**
 * `quorate verify`: recounts the whole record of every authority, holds it against what a witness saw, and the tables and
 * guards of the database against it. Says what was looked at. Exit 0 when all of it was, and is as it should be; otherwise 1.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Database, openDatabase } from '../database/index.ts'
import { listAuthorities } from '../house.ts'
import {
  type Checkpoint,
  findSealKey,
  readWitness,
  SealKeyLost,
  verdict,
  verifyRecord,
  WitnessBroken,
} from '../record/index.ts'
import { sealKeyIn, witnessIn } from '../sealing.ts'
import { compareTables } from '../verify/index.ts'
import { readOptions } from './options.ts'

type Out = (line: string) => void
const usage = 'Say: quorate verify --data DIR [--witness FILE | --no-witness]'

export async function verify(args: string[], out: Out): Promise<number> {
  const options = readOptions(args, ['data', 'witness'], ['no-witness'])
  if ('wrong' in options || options.rest.length > 0) {
    out('wrong' in options ? `${options.wrong} ${usage}` : usage)
    return 2
  }
  const url = process.env.DATABASE_URL
  const dataFolder = resolve(String(options.given.data ?? 'data'))
  const file = resolve(String(options.given.witness ?? witnessIn(dataFolder)))
  const witness = options.given['no-witness'] ? leftOut : openWitness(file, dataFolder)
  const database = await openDatabase(url ? { url } : { dataFolder, alongside: true })
  try {
    const { sound, entries } = await lookAt(database, witness, out)
    const guarded = await lookAtGuards(database, out)
    out(witness.says)
    if (entries === 0) out(`There is not one entry here (${database.describe()}): nothing was verified.`)
    return sound && guarded && witness.sound && entries > 0 ? 0 : 1
  } finally {
    await database.close()
  }
}

type Witness = { sound: boolean; says: string; about: (authority: string) => readonly Checkpoint[] }

const leftOut: Witness = { sound: true, says: 'No witness was asked, as you said.', about: () => [] }

/** A witness that cannot be asked is said to be, and the recount is made all the same. */
function openWitness(file: string, dataFolder: string): Witness {
  const unasked = (why: string): Witness => ({
    sound: false,
    says: `No witness was asked: ${why}`,
    about: () => [],
  })
  if (!existsSync(file))
    return unasked(
      `there is no file ${file}. Name it with --witness, or say --no-witness if there never was one. The house makes it in its first minute.`,
    )
  try {
    const key = findSealKey(sealKeyIn(dataFolder))
    const { torn } = readWitness(file, '', key)
    const cut =
      torn === 0
        ? ''
        : ` ${torn === 1 ? 'One line' : `${torn} lines`} of it had been cut off in writing and said nothing.`
    return {
      sound: true,
      says: `The witness was ${file}.${cut}`,
      about: authority => readWitness(file, authority, key).checkpoints,
    }
  } catch (error) {
    if (error instanceof SealKeyLost || error instanceof WitnessBroken)
      return unasked(`${error.message.replace(/\.$/, '')}.`)
    throw error
  }
}

async function lookAt(
  database: Database,
  witness: Witness,
  out: Out,
): Promise<{ sound: boolean; entries: number }> {
  let sound = true
  let entries = 0
  for (const { authority, name } of await listAuthorities(database)) {
    const checkpoints = witness.about(authority)
    const found = await verifyRecord(database.pool, { authority, checkpoints })
    sound &&= found.intact
    entries += found.entries
    out(`${name}: ${verdict(found)}`)
    if (!found.intact) continue // what follows from a record that is not what was recorded says nothing
    const { discussions, documents, kept, wrong } = await compareTables(database.pool, authority)
    sound &&= wrong.length === 0
    for (const one of wrong) out(`  ${one}.`)
    out(
      `  Compared with it: who may see ${discussions} discussions, ${documents} documents, ${kept} procedures and calendars. ` +
        (wrong.length === 0 ? 'All are as the record has them.' : `${wrong.length} are not.`),
    )
  }
  return { sound, entries }
}

/** @returns whether nothing is wrong with them, as far as they could be compared. */
async function lookAtGuards(database: Database, out: Out): Promise<boolean> {
  const guards = await database.guards()
  if ('notCompared' in guards) {
    out(`The guards of the database were not compared: ${guards.notCompared}.`)
    return true
  }
  const { compared, missing, added } = guards
  for (const line of missing) out(`A guard of the database is missing: ${line}`)
  for (const line of added) out(`The database has what no migration made: ${line}`)
  if (missing.length + added.length > 0) return false
  out(
    `The database: ${compared} guards (policies, triggers, grants, constraints, functions) are as they were made.`,
  )
  return true
}
