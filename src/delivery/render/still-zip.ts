/**
 * A zip file whose entries all carry one moment instead of the time at which it was packed, so that packing the same files
 * twice gives the same bytes. PKWARE APPNOTE 6.3, 4.3.7 and 4.3.12: time and date stand at offset 10 of a local header
 * and at offset 12 of an entry of the central directory.
 */
export function stillZip(zip: Uint8Array, at: string): Uint8Array {
  const bytes = Buffer.from(zip)
  const { time, date } = dosMoment(at)
  const end = bytes.lastIndexOf(endOfDirectory)
  if (end === -1) throw new TypeError('this is not a zip file')
  let entry = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    stamp(entry + 12)
    stamp(bytes.readUInt32LE(entry + 42) + 10)
    entry +=
      46 + bytes.readUInt16LE(entry + 28) + bytes.readUInt16LE(entry + 30) + bytes.readUInt16LE(entry + 32)
  }
  return new Uint8Array(bytes)

  function stamp(offset: number): void {
    bytes.writeUInt16LE(time, offset)
    bytes.writeUInt16LE(date, offset + 2)
  }
}

const endOfDirectory = Buffer.from('PK\x05\x06', 'latin1')

/** MS-DOS time counts two seconds at a time, from 1980. */
function dosMoment(at: string): { time: number; date: number } {
  const [year = 1980, month = 1, day = 1, hour = 0, minute = 0, second = 0] = at.split(/\D/).map(Number)
  return {
    time: (hour << 11) | (minute << 5) | (second >> 1),
    date: (Math.max(0, year - 1980) << 9) | (month << 5) | day,
  }
}
