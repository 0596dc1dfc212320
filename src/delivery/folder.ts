import { link, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fictionalDomains, type NotSent } from './address.ts'
import { type Letter, type Post, writeLetter } from './letter.ts'
import type { Notice } from './notices.ts'

/** A notice with the address it goes to. */
type Addressed = Omit<Notice, 'discussion' | 'cause' | 'person'>

/** Something that carries notices away. */
export type Transport = {
  readonly name: string
  /**
   * Hands one notice over. Handing over the same notice again must not reach anybody twice: its Message-ID stays the same.
   *
   * @returns where it went, or why it can never go. @throws when it may go later: the sweep tries again.
   */
  handOver(notice: Addressed): Promise<HandedOver | NotSent>
}
type HandedOver = { messageId: string; where: string }

type FolderChoice = {
  folder: string
  from?: string
  /** Domains that mail may go to; `.example` unless the operator lists others. */
  domains?: readonly string[]
}

/**
 * The transport that comes with the box: real mails and calendar entries as files in a folder, one of each for a notice,
 * for whoever runs Quorate to look at or to feed to a mail server.
 */
export function folderTransport({
  folder,
  from = 'no-reply@quorate.example',
  domains = fictionalDomains,
}: FolderChoice): Transport {
  const post: Post = { from, domains }
  return {
    name: `folder ${folder}`,
    async handOver(notice) {
      const letter = await writeLetter(notice, post)
      return 'refused' in letter ? letter : await keep(letter, folder)
    },
  }
}

async function keep({ notice, messageId, eml, ics }: Letter, folder: string): Promise<HandedOver> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const where = join(folder, `${notice}.eml`)
  // The mail comes last: whoever watches the folder for mails finds the calendar entry already there.
  if (ics) await keepOnce(join(folder, `${notice}.ics`), ics)
  await keepOnce(where, eml)
  return { messageId, where }
}

/** Whole or not at all, and only once: a name that is taken stays as it is. */
async function keepOnce(path: string, content: string | Uint8Array): Promise<void> {
  const part = `${path}.${process.pid}.part`
  await writeFile(part, content, { mode: 0o600, flush: true })
  try {
    await link(part, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(part, { force: true })
  }
}
