import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Pool } from 'pg'
import { withSystem } from '../database/index.ts'
import { canonical } from './canonical.ts'

/** What an authority's chain was at a moment. Digests are hexadecimal, `at` is a UTC instant. */
export type Checkpoint = { authority: string; position: number; digest: string; at: string }

/** A checkpoint as it stands in a witness file: signed, and by which key (the first 16 hexadecimal digits of its SHA-256). */
export type SignedCheckpoint = Checkpoint & { key: string; signature: string }

/** A witness file cannot be believed, and where. */
export class WitnessBroken extends Error {
  override readonly name = 'WitnessBroken'
}

/** The key that signs checkpoints is not where it has to be, or is none; and what to do. */
export class SealKeyLost extends Error {
  override readonly name = 'SealKeyLost'
}

/**
 * The key that signs checkpoints. An Ed25519 private key as PEM that only our account may read.
 *
 * It must not lie on the witness, nor may the witness lie on this disk only: whoever holds both can rewrite history.
 *
 * @throws SealKeyLost when there is none, or what lies there is no key.
 */
export function findSealKey(file: string): KeyObject {
  let pem: Buffer
  try {
    pem = readFileSync(file)
  } catch (error) {
    throw new SealKeyLost(
      `The seal key ${file} cannot be read (${(error as NodeJS.ErrnoException).code}). Put it back from a backup.`,
    )
  }
  try {
    return createPrivateKey(pem)
  } catch {
    throw new SealKeyLost(`What lies at ${file} is no seal key. Put the key back from a backup.`)
  }
}

/**
 * The same for the house, which makes it on first use. Where something was sealed before, a key that is gone is not made anew:
 * the witness would then bear two signatures, and nobody could tell the right one from the other.
 *
 * @param witness - the file that would bear its signatures.
 * @throws SealKeyLost
 */
export async function openSealKey(file: string, witness: string): Promise<KeyObject> {
  if (!existsSync(file)) {
    if ((statSync(witness, { throwIfNoEntry: false })?.size ?? 0) > 0)
      throw new SealKeyLost(
        `The seal key ${file} is gone, and the witness ${witness} was signed with it. Put the key back from a backup. ` +
          'If it is lost for good, move the witness away and keep it: a new key is then made at the next start.',
      )
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
    await appendDurably(file, pem.toString(), 'wx').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error // another process made it first: that one counts
    })
  }
  return findSealKey(file)
}

/**
 * Signs where the authority's chain ends now, and adds the line to the witness file. Durable when it resolves.
 *
 * @param at - the instant to write on it.
 * @returns undefined when nothing has been recorded yet.
 */
export async function seal(
  pool: Pool,
  { authority, at, key, witness }: { authority: string; at: string; key: KeyObject; witness: string },
): Promise<SignedCheckpoint | undefined> {
  const head = await withSystem(pool, { authority }, async tx => {
    const { rows } = await tx.query<{ position: number; digest: Buffer }>(
      'select position, digest from quorate.chain_head where authority = $1',
      [authority],
    )
    return rows[0]
  })
  if (!head) return undefined
  const checkpoint = { authority, position: head.position, digest: head.digest.toString('hex'), at }
  const signature = sign(null, Buffer.from(canonical(checkpoint)), key).toString('base64')
  const signed = { ...checkpoint, key: keyName(key), signature }
  // A line that was cut off while it was written stays by itself: what is added does not hang on to it.
  const torn = isTorn(witness) ? '\n' : ''
  await appendDurably(witness, `${torn}${canonical(signed)}\n`, 'a')
  return signed
}

/** What a witness file holds about one authority. `torn` are lines that were cut off while they were written, in all of it. */
export type Witnessed = { checkpoints: SignedCheckpoint[]; torn: number }

/**
 * The checkpoints of one authority in a witness file, in order.
 *
 * @throws WitnessBroken when the file cannot be read, a line is not a checkpoint, or its signature is not by this key.
 */
export function readWitness(file: string, authority: string, key: KeyObject): Witnessed {
  const lines = witnessText(file).split('\n')
  if (lines.at(-1) === '') lines.pop()
  let torn = 0
  const checkpoints = lines.flatMap((line, index) => {
    const signed = parseLine(line)
    if (!signed && isBeginning(line)) {
      torn++
      return []
    }
    if (!signed) throw new WitnessBroken(`${file} line ${index + 1} is not a checkpoint`)
    const { signature, key: name, ...checkpoint } = signed
    const holds = name === keyName(key) && isSigned(checkpoint, signature, key)
    if (!holds) throw new WitnessBroken(`${file} line ${index + 1} is not signed by this key`)
    return [signed]
  })
  return { checkpoints: checkpoints.filter(checkpoint => checkpoint.authority === authority), torn }
}

function witnessText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new WitnessBroken(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`)
  }
}

/** A checkpoint begins with its instant, because its members are in the order of the alphabet. */
const beginning = '{"at":"'
const isBeginning = (line: string): boolean =>
  !line.endsWith('}') && (line.startsWith(beginning) || beginning.startsWith(line))

/** Whether the file ends in the middle of a line. */
function isTorn(file: string): boolean {
  if (!existsSync(file)) return false
  const opened = openSync(file, 'r')
  try {
    const { size } = fstatSync(opened)
    const last = Buffer.alloc(1)
    return size > 0 && readSync(opened, last, 0, 1, size - 1) === 1 && last.toString() !== '\n'
  } finally {
    closeSync(opened)
  }
}

function isSigned(checkpoint: Checkpoint, signature: string, key: KeyObject): boolean {
  return verify(null, Buffer.from(canonical(checkpoint)), publicOf(key), Buffer.from(signature, 'base64'))
}

function parseLine(line: string): SignedCheckpoint | undefined {
  try {
    const { authority, position, digest, at, key, signature } = JSON.parse(line) as SignedCheckpoint
    const texts = [authority, digest, at, key, signature].every(text => typeof text === 'string')
    return texts && Number.isInteger(position)
      ? { authority, position, digest, at, key, signature }
      : undefined
  } catch {
    return undefined
  }
}

function publicOf(key: KeyObject): KeyObject {
  return key.type === 'public' ? key : createPublicKey(key)
}

function keyName(key: KeyObject): string {
  const der = publicOf(key).export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(der).digest('hex').slice(0, 16)
}

async function appendDurably(file: string, text: string, flags: 'a' | 'wx'): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const handle = await open(file, flags, 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
