/** Enough of a PDF reader to see what is in ours: the words page by page, and the tree of tags in reading order. */
import { inflateSync } from 'node:zlib'

type Objects = Map<number, { head: string; stream?: Buffer }>

function objectsOf(pdf: Uint8Array): Objects {
  const bytes = Buffer.from(pdf)
  const text = bytes.toString('latin1')
  const found: Objects = new Map()
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const from = match.index + match[0].length
    const end = text.indexOf('\nendobj', from)
    const streamAt = text.indexOf('\nstream\n', from)
    if (streamAt === -1 || streamAt > end) {
      found.set(Number(match[1]), { head: text.slice(from, end) })
      continue
    }
    const head = text.slice(from, streamAt)
    const length = Number(/\/Length (\d+)/.exec(head)?.[1])
    const begin = streamAt + '\nstream\n'.length
    const raw = bytes.subarray(begin, begin + length)
    found.set(Number(match[1]), { head, stream: head.includes('/FlateDecode') ? inflateSync(raw) : raw })
  }
  return found
}

/** The words of each page, in the order in which they were drawn. */
export function pdfText(pdf: Uint8Array): string[] {
  const objects = objectsOf(pdf)
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head))
  return pages.map(({ head }) => {
    const fonts = new Map(
      [...(/\/Font <<([\s\S]*?)>>/.exec(head)?.[1] ?? '').matchAll(/\/(\S+) (\d+) 0 R/g)].map(
        ([, name, id]) => [name!, characterMap(objects, Number(id))],
      ),
    )
    const contents = objects.get(Number(/\/Contents (\d+) 0 R/.exec(head)?.[1]))?.stream?.toString('latin1')
    return drawn(contents ?? '', fonts)
  })
}

function characterMap(objects: Objects, font: number): Map<number, string> {
  const cmap = Number(/\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.head ?? '')?.[1])
  const text = objects.get(cmap)?.stream?.toString('latin1') ?? ''
  const characters = [...text.matchAll(/^<([0-9a-fA-F]+)> <([0-9a-fA-F]+)>$/gm)].map(
    ([, code, to]): [number, string] => [
      Number.parseInt(code!, 16),
      Buffer.from(to!, 'hex').swap16().toString('utf16le'),
    ],
  )
  return new Map(characters)
}

function drawn(contents: string, fonts: Map<string, Map<number, string>>): string {
  let font = new Map<number, string>()
  let text = ''
  const tokens =
    /\/(\S+) [\d.]+ Tf|<([0-9a-fA-F]*)>|\(((?:[^\\()]|\\[\s\S]|\((?:[^\\()]|\\[\s\S])*\))*)\)|\b(BT|ET)\b/g
  for (const [, named, hex, literal, begins] of contents
    .replace(/\/\w+ ?<<[^>]*>>\s*BDC/g, '')
    .matchAll(tokens)) {
    if (named !== undefined) font = fonts.get(named) ?? font
    else if (begins === 'BT') text += text.endsWith(' ') ? '' : ' '
    else if (hex !== undefined || literal !== undefined) {
      const bytes = hex === undefined ? literalBytes(literal!) : Buffer.from(hex, 'hex')
      for (let at = 0; at + 1 < bytes.length; at += 2) text += font.get(bytes.readUInt16BE(at)) ?? '\u25A1'
    }
  }
  return text.replace(/\s+/g, ' ').trim()
}

function literalBytes(literal: string): Buffer {
  const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
  const plain = literal.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_all, octal: string, one: string) =>
    octal === undefined ? (escapes[one] ?? one) : String.fromCharCode(Number.parseInt(octal, 8)),
  )
  return Buffer.from(plain, 'latin1')
}

/** The tags under the root in reading order: `Title`, `H1`, `P`, `Table` … */
export function pdfTags(pdf: Uint8Array): string[] {
  const objects = objectsOf(pdf)
  const tags: string[] = []
  const walk = (id: number) => {
    const head = objects.get(id)?.head ?? ''
    const tag = /\/S \/(\w+)/.exec(head)?.[1]
    if (tag) tags.push(tag)
    for (const [, kid] of (/\/K \[([^\]]*)\]/.exec(head)?.[1] ?? '').matchAll(/(\d+) 0 R/g)) walk(Number(kid))
  }
  for (const [id, { head }] of objects) if (head.includes('/Type /StructTreeRoot')) walk(id)
  return tags
}
