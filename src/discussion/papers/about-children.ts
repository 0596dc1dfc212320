/** Which words go into the copy about one child: those somebody said are about that child, unless they name another. */
import { apostrophes, plainWords } from '../people/names.ts'
import type { Child, Line } from '../discussion.ts'

/**
 * Why something stands in no copy about this child: it is about others; it is about all of them at once; nobody has said whom it
 * is about; it names another child.
 */
export type WhyLeftOut = 'about-others' | 'about-all' | 'nobody-said' | 'names-another'

/** Whether somebody said that a line is about every child of the discussion. */
export const isAboutAll = ({ about }: Pick<Line, 'about'>, children: readonly Child[]): boolean =>
  children.every(child => about.includes(child.id))

/**
 * Why a line stands in no copy about some children; undefined when it goes in.
 *
 * @param subjects - the children the copy is about. @param others - the other children of the discussion.
 */
export function whyLeftOut(
  line: Pick<Line, 'about' | 'text' | 'speaker' | 'source'>,
  subjects: readonly Child[],
  others: readonly Child[],
): WhyLeftOut | undefined {
  if (others.length === 0) return undefined
  if (line.about.length === 0) return 'nobody-said'
  if (!subjects.some(child => line.about.includes(child.id))) return 'about-others'
  // The names are the second net: whoever ticked the child may have forgotten whom the words name besides.
  const named = [line.text, line.speaker, line.source].some(
    text => text && namesAnyOf(others, subjects, text),
  )
  return named ? 'names-another' : undefined
}

/**
 * Whether a text names one of some children, by any part of the name that those it may speak of do not share, however short.
 * A look-out, not a proof: it cannot know a nickname.
 */
export function namesAnyOf(others: readonly Child[], subjects: readonly Child[], text: string): boolean {
  const theirs = new Set(subjects.flatMap(nameParts))
  const said = new Set(wordsOf(text))
  return others.flatMap(nameParts).some(part => !theirs.has(part) && said.has(part))
}

/** Words inside surnames that stand in any text: “de”, “of”. At the beginning of a name they are somebody's name. */
const particles: ReadonlySet<string> = new Set([
  'de',
  'da',
  'di',
  'du',
  'la',
  'le',
  'of',
  'the',
  'van',
  'von',
  'der',
  'den',
  'el',
])

/** The words a name is known by, without the accidents of writing; “d’Arcy-Lee” is known by each of its parts. */
const nameParts = (child: Child): string[] =>
  wordsOf(child.name ?? '').filter((part, index) => index === 0 || (part.length > 1 && !particles.has(part)))
/** What stands around an apostrophe, together and apart: “O’Brien’s” is obriens, o, brien, s. */
const wordsOf = (text: string): string[] => [
  ...plainWords(text),
  ...plainWords(text.replaceAll(apostrophes, ' ')),
]

/** The children that a text names, by any part of a name that is theirs alone: a proposal of whom it is about. */
export const childrenNamedIn = (text: string, children: readonly Child[]): string[] =>
  children
    .filter(child =>
      namesAnyOf(
        [child],
        children.filter(one => one !== child),
        text,
      ),
    )
    .map(child => child.id)
