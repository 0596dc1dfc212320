import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
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

/**
 * The key that signs checkpoints, made on first use. An Ed25519 private key as PEM that only our account may read.
 *
 * It must not lie on the witness, nor may the witness lie on this disk only: whoever holds both can rewrite history.
 */
export async function openSealKey(file: string): Promise<KeyObject> {
  if (!existsSync(file)) {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
    await appendDurably(file, pem.toString(), 'wx').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error // another process made it first: that one counts
    })
  }
  return createPrivateKey(readFileSync(file))
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
  await appendDurably(witness, `${canonical(signed)}\n`, 'a')
  return signed
}

/**
 * The checkpoints of one authority in a witness file, in order.
 *
 * @throws WitnessBroken when a line is not a checkpoint or its signature is not by this key.
 */
export function readWitness(file: string, authority: string, key: KeyObject): SignedCheckpoint[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  if (lines.at(-1) === '') lines.pop()
  const checkpoints = lines.map((line, index) => {
    const signed = parseLine(line)
    if (!signed) throw new WitnessBroken(`${file} line ${index + 1} is not a checkpoint`)
    const { signature, key: name, ...checkpoint } = signed
    const holds = name === keyName(key) && isSigned(checkpoint, signature, key)
    if (!holds) throw new WitnessBroken(`${file} line ${index + 1} is not signed by this key`)
    return signed
  })
  return checkpoints.filter(checkpoint => checkpoint.authority === authority)
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
