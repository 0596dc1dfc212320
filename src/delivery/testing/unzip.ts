import { inflateRawSync } from 'node:zlib'

/** The files in a zip, by name, read from its central directory as Word does. */
export function unzip(zip: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(zip)
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  const files = new Map<string, string>()
  let entry = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [bytes.readUInt16LE(entry + 10), bytes.readUInt32LE(entry + 20)]
    const [name, extra, comment] = [28, 30, 32].map(offset => bytes.readUInt16LE(entry + offset)) as [
      number,
      number,
      number,
    ]
    const local = bytes.readUInt32LE(entry + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const raw = bytes.subarray(from, from + size)
    const file = bytes.toString('utf8', entry + 46, entry + 46 + name)
    files.set(file, (method === 0 ? raw : inflateRawSync(raw)).toString('utf8'))
    entry += 46 + name + extra + comment
  }
  return files
}
