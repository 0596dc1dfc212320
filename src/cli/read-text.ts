import { readFile } from 'node:fs/promises'
import type { Problem } from '../procedure/index.ts'

/** The text of a file a person named; or, in a sentence, why there is none. */
export async function readText(file: string): Promise<{ text: string } | Problem> {
  try {
    return { text: await readFile(file, 'utf8') }
  } catch (error) {
    return { file, line: 1, path: '', says: whyUnreadable((error as NodeJS.ErrnoException).code) }
  }
}

function whyUnreadable(code: string | undefined): string {
  if (code === 'ENOENT') return 'there is no such file.'
  return code === 'EISDIR' ? 'this is a folder. Name the file in it.' : `it cannot be read (${code}).`
}
