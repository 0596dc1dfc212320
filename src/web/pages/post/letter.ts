/**
 * Reading a mail that the folder transport wrote, to show it. Only what our own mails use (RFC 5322 headers, MIME parts,
 * RFC 2047 words in headers); anything else is shown as it is, in the raw text.
 */
export type ReadLetter = {
  readonly from: string
  readonly to: string
  readonly subject: string
  /** As an instant; undefined when the header cannot be read. */
  readonly sent: string | undefined
  readonly text: string
  readonly calendar: ReadEntry | undefined
}
/** A calendar entry: what a reader's calendar would do with it. */
export type ReadEntry = {
  readonly method: string
  readonly sequence: string
  readonly summary: string
  readonly starts: string | undefined
  readonly ends: string | undefined
}

/** Multipart mails nest twice here; a mail that nests deeper is none of ours. */
const deepestParts = 5

export function readLetter(raw: string): ReadLetter {
  const { headers, body } = split(raw)
  const parts = leaves(headers, body, 0)
  const text = parts.find(part => part.type === 'text/plain')
  const calendar = parts.find(part => part.type === 'text/calendar')
  const date = Date.parse(headers.get('date') ?? '')
  return {
    from: words(headers.get('from') ?? ''),
    to: words(headers.get('to') ?? ''),
    subject: words(headers.get('subject') ?? ''),
    sent: Number.isNaN(date) ? undefined : new Date(date).toISOString(),
    text: text?.content ?? '',
    calendar: calendar && readEntry(calendar.content),
  }
}

/** The first event of a calendar file. */
function readEntry(raw: string): ReadEntry {
  const lines = raw
    .replaceAll('\r\n', '\n')
    .replaceAll(/\n[ \t]/g, '')
    .split('\n')
  const value = (name: string): string => {
    const line = lines.find(one => one.startsWith(`${name}:`) || one.startsWith(`${name};`))
    return line === undefined ? '' : line.slice(line.indexOf(':') + 1)
  }
  return {
    method: value('METHOD'),
    sequence: value('SEQUENCE'),
    summary: value('SUMMARY').replaceAll(/\\([,;\\])/g, '$1'),
    starts: instantIn(value('DTSTART')),
    ends: instantIn(value('DTEND')),
  }
}

/** `20261130T110000Z` → an instant; other forms of time are not ours. */
function instantIn(stamp: string): string | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp)
  if (!found) return undefined
  const [, year, month, day, hour, minute, second] = found
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
}

type Headers = ReadonlyMap<string, string>
type Part = { type: string; content: string }

function split(raw: string): { headers: Headers; body: string } {
  const text = raw.replaceAll('\r\n', '\n')
  const end = text.indexOf('\n\n')
  const head = end === -1 ? text : text.slice(0, end)
  const headers = new Map<string, string>()
  for (const line of head.replaceAll(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim())
  }
  return { headers, body: end === -1 ? '' : text.slice(end + 2) }
}

function leaves(headers: Headers, body: string, depth: number): Part[] {
  const type = headers.get('content-type') ?? 'text/plain'
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1]
  if (!boundary || depth >= deepestParts)
    return [
      {
        type: type.split(';')[0]!.trim().toLowerCase(),
        content: decode(body, headers.get('content-transfer-encoding') ?? '7bit'),
      },
    ]
  const inside = body.split(`--${boundary}`).slice(1)
  return inside
    .filter(part => !part.startsWith('--'))
    .flatMap(part => {
      const inner = split(part.replace(/^\n/, ''))
      return leaves(inner.headers, inner.body, depth + 1)
    })
}

function decode(body: string, encoding: string): string {
  switch (encoding.toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64').toString('utf8')
    case 'quoted-printable':
      return quoted(body.replaceAll(/=\n/g, ''))
    default:
      return body
  }
}

const quoted = (text: string): string =>
  Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    // Characters outside ASCII cannot stand in quoted-printable, so what is there now are bytes.
    'latin1',
  ).toString('utf8')

const words = (header: string): string =>
  header
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, inside: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(inside, 'base64').toString('utf8')
        : quoted(inside.replaceAll('_', ' ')),
    )
