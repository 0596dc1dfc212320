/** What left the house. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import PostalMime from 'postal-mime'

export type Letter = { file: string; to: string; subject: string; everything: string }

/** Every file of the post folder, decoded: mails with their parts and attachments, calendar items as they are. */
export async function readPost(folder: string): Promise<Letter[]> {
  const files = (await readdir(folder)).filter(file => /\.(eml|ics)$/.test(file))
  return Promise.all(
    files.map(async file => {
      const raw = await readFile(join(folder, file))
      if (!file.endsWith('.eml')) return { file, to: '', subject: '', everything: raw.toString() }
      const mail = await PostalMime.parse(raw)
      const attached = mail.attachments.map(one =>
        typeof one.content === 'string' ? one.content : new TextDecoder().decode(one.content),
      )
      const to = (mail.to ?? []).map(one => one.address ?? '').join(', ')
      const everything = [raw, mail.subject, mail.text, mail.html, ...attached].join('\n')
      return { file, to, subject: mail.subject ?? '', everything }
    }),
  )
}

/** Mail goes out by a sweep, so it is waited for. */
export async function waitForPost(
  folder: string,
  enough: (letters: Letter[]) => boolean,
  patience_ms = 60_000,
): Promise<Letter[]> {
  for (const until = Date.now() + patience_ms; ; ) {
    const letters = await readPost(folder)
    if (enough(letters) || Date.now() > until) return letters
    await pause(200)
  }
}
