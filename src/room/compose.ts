/**
 * What a minute-taker types becomes a line: short marks before the words say whose they are and what kind. Pure; the server
 * reads what was typed, so it works the same without JavaScript.
 */
import type { LineKind } from '../discussion/discussion.ts'
import type { KnownPerson, Speaking } from './legend.ts'

/** What the marks before the words said, and the words. */
type Composed = {
  readonly text: string
  /** `>`: this is to become an action, not a line. */
  readonly action: boolean
  readonly agency?: string
  readonly speaker?: string
  readonly kind?: LineKind
}

/** The marks, as the legend on the page shows them. */
export const marks: readonly { readonly mark: string; readonly kind: LineKind; readonly words: string }[] = [
  { mark: '!', kind: 'opinion', words: 'opinion' },
  { mark: '"', kind: 'childs-words', words: 'child’s words' },
  { mark: "'", kind: 'familys-words', words: 'family’s words' },
  { mark: '#', kind: 'intelligence', words: 'intelligence, for police' },
]

/** Telephones turn straight quotes into curly ones by themselves. */
const markOf: Readonly<Record<string, LineKind>> = {
  '!': 'opinion',
  '"': 'childs-words',
  '“': 'childs-words',
  '”': 'childs-words',
  "'": 'familys-words',
  '‘': 'familys-words',
  '’': 'familys-words',
  '#': 'intelligence',
}

/** “s 47 is met” is about a section of the Children Act, not said by social care. */
const section = /^s\s+(17|20|31|37|38|44|46|47)\b/i

/**
 * Reads one composed text.
 *
 * Marks may come in any order, each once: a letter and a space set the agency, `!` `"` `'` `#` the kind, `@name ` the speaker,
 * `>` makes an action. A backslash before everything says that what follows is words only. Nothing typed is lost: a mark that
 * does not fit stays in the words.
 */
export function readComposed(
  typed: string,
  { agencies, people }: { agencies: readonly Speaking[]; people: readonly KnownPerson[] },
): Composed {
  let rest = typed.trim()
  if (rest.startsWith('\\')) return { text: rest.slice(1).trim(), action: false }
  let agency: string | undefined
  let speaker: string | undefined
  let kind: LineKind | undefined
  let action = false
  let quoted = false
  for (;;) {
    const before = rest
    const letter = /^([a-z])\s+(?=\S)/i.exec(rest)
    if (letter && !agency && !quoted && !section.test(rest)) {
      const found = agencies.find(one => one.key === letter[1]!.toLowerCase())
      if (found) {
        agency = found.agency
        rest = rest.slice(letter[0].length)
      }
    }
    if (rest.startsWith('@') && !speaker) {
      const named = readSpeaker(rest.slice(1), people)
      if (named) ({ speaker, rest } = named)
    }
    if (rest.startsWith('>') && !action && !quoted) {
      action = true
      rest = rest.slice(1).trimStart()
    }
    const marked = markOf[rest.charAt(0)]
    if (marked && !kind && !quoted && !/^#\d/.test(rest)) {
      const inner = unquote(rest, marked)
      quoted = marked === 'childs-words' || marked === 'familys-words'
      kind = marked
      if (inner === undefined) break
      rest = inner
    }
    if (rest === before) break
  }
  return {
    text: rest.trim(),
    action,
    ...(agency && { agency }),
    ...(speaker && { speaker }),
    ...(kind && { kind }),
  }
}

/** The words after a mark. Undefined when the quotation ends before the words do: then the quotation marks are part of them. */
function unquote(rest: string, kind: LineKind): string | undefined {
  const words = rest.slice(1).trim()
  if (kind === 'childs-words') {
    const closes = words.search(/["”]/)
    if (closes === -1) return words
    return closes === words.length - 1 ? words.slice(0, -1).trim() : undefined
  }
  // An apostrophe looks like a closing mark: only one at the very end, and not after a plural, is taken for one.
  return kind === 'familys-words' && /[^s]['’]$/.test(words) ? words.slice(0, -1).trim() : words
}

/** The speaker's name and what comes after it: somebody known by full, first or last name, or one word as it was typed. */
function readSpeaker(
  rest: string,
  people: readonly KnownPerson[],
): { speaker: string; rest: string } | undefined {
  const after = (length: number) => rest.slice(length).replace(/^\s*[:,]?\s*/, '')
  const low = rest.toLowerCase()
  const full = people
    .filter(
      one => low.startsWith(one.name.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(rest.slice(one.name.length)),
    )
    .sort((a, b) => b.name.length - a.name.length)[0]
  if (full) return { speaker: full.name, rest: after(full.name.length) }
  const token = /^[^\s:,]+/.exec(rest)?.[0]
  if (!token) return undefined
  const found = findPersonNamed(token, people)
  return { speaker: found?.name ?? token.replaceAll('_', ' '), rest: after(token.length) }
}

/** Somebody by one of their names, when only one person has it. */
export function findPersonNamed(name: string, people: readonly KnownPerson[]): KnownPerson | undefined {
  const low = name.trim().toLowerCase()
  const whole = people.find(one => one.name.toLowerCase() === low)
  if (whole) return whole
  const found = people.filter(one => one.name.toLowerCase().split(/\s+/).includes(low))
  return found.length === 1 ? found[0] : undefined
}

/** Whoever types: their agency, and their name when their own words may be meant (a minute-taker writes others' words). */
export type Typist = { readonly agency: string; readonly speaks: string | undefined }

/** What was chosen by hand in the fields; it wins over the marks. Empty text: not chosen. */
export type Chosen = { readonly agency?: string; readonly speaker?: string; readonly kind?: LineKind }

/** Whose words a line is, after the fields, the marks and who is in the room have been asked, in this order. */
export function attribute(
  composed: Composed,
  chosen: Chosen,
  typist: Typist,
  people: readonly KnownPerson[],
): { agency: string; speaker: string; kind: LineKind } {
  const named = chosen.speaker || composed.speaker
  const agency =
    chosen.agency ||
    composed.agency ||
    (named && people.find(one => one.name === named)?.agency) ||
    typist.agency
  const own = agency === typist.agency ? typist.speaks : undefined
  const here = people.filter(one => one.here && one.agency === agency)
  return {
    agency,
    speaker: named || own || (here.length === 1 ? here[0]!.name : agency),
    kind: chosen.kind ?? composed.kind ?? 'fact',
  }
}
