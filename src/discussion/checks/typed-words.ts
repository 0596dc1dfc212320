/** Words that somebody typed, before they go into the record: kept exactly, or refused with what to do. */
import { refuse } from '../happening.ts'

/** A megabyte is a document, not a line: 20 000 characters is about seven pages. */
export const longestLine_characters = 20_000

const nul = String.fromCharCode(0)
/** Why words cannot be kept; undefined when they can. */
export const unusable = (words: string, field: string) =>
  words.trim() === ''
    ? refuse('empty', 'Write something first.', { field })
    : words.includes(nul)
      ? refuse('nul', 'The text holds a character (NUL) that cannot be kept. Take it out and save again.', {
          field,
        })
      : words.length > longestLine_characters
        ? refuse(
            'too-long',
            `That is ${words.length} characters. Keep one entry under ${longestLine_characters}, or attach it as a document.`,
            { field },
          )
        : undefined
