import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import type { Block, Paper } from '../../discussion/papers/index.ts'
import { pdfText } from '../testing/pdf-text.ts'
import { wordText } from '../testing/word-text.ts'
import { asDocx } from './docx.ts'
import { asHtmlFile } from './html.tsx'
import { asPdf, closePdf } from './pdf.ts'
import { printable } from './typed-text.ts'

after(closePdf)

const paperOf = (blocks: readonly Block[]): Paper => ({
  kind: 'minutes',
  title: 'Minutes, SD-0001',
  reference: 'SD-0001',
  at: '2026-01-16T10:00:00.000Z',
  language: 'en-GB',
  blocks,
})

/** The same words in every place where a paper has words, each between two marks. */
function everywhere(said: string): Paper {
  const at = (place: string): string => `${place}begin ${said} ${place}end`
  return paperOf([
    { block: 'heading', level: 1, text: at('A') },
    { block: 'paragraph', runs: [{ text: at('B') }, { text: ' ' }, { text: at('C'), strong: true }] },
    { block: 'facts', facts: [{ key: at('D'), value: at('E') }] },
    { block: 'table', caption: at('F'), head: ['Who'], rows: [[at('G')]] },
    { block: 'list', items: [at('H')] },
    { block: 'words', label: 'What was said', words: at('I'), by: 'Ian Okafor' },
    { block: 'callout', title: 'Mind', text: at('J') },
  ])
}

/**
 * What stands between the marks of each place, as words: how wide a gap is and where a line turns is layout. A symbol is a word of
 * its own, because the PDF sets it in another font and its text begins anew there.
 */
const between = (text: string): string[][] =>
  [...'ABCDEFGHIJ'].map(place => {
    const found = new RegExp(`${place}begin([\\s\\S]*?)${place}end`).exec(text)
    assert.ok(found, `${place} is not there`)
    return found[1]!
      .replace(/[•✓✗→]/g, ' $& ')
      .split(/\s+/)
      .filter(Boolean)
  })

const htmlText = (file: string): string =>
  file
    .replace(/^[\s\S]*<body>/, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

async function inEachForm(said: string): Promise<{ html: string[][]; pdf: string[][]; word: string[][] }> {
  const paper = everywhere(said)
  const [pdf, word] = [await asPdf(paper), await asDocx(paper)]
  return {
    html: between(htmlText(asHtmlFile(paper))),
    pdf: between(pdfText(pdf).join(' ')),
    word: between(wordText(word)),
  }
}

const readAs = (words: string[]): string[][] => [...'ABCDEFGHIJ'].map(() => words)

const told: [said: string, words: string[]][] = [
  ['Dose 1\t5 mg', ['Dose', '1', '5', 'mg']],
  ['5\u202Fmg and 5\u2009mg and 5\u00A0mg', ['5', 'mg', 'and', '5', 'mg', 'and', '5', 'mg']],
  [
    'one\r\ntwo\rthree\u2028four\u000Bfive\u0085six\fseven',
    ['one', 'two', 'three', 'four', 'five', 'six', 'seven'],
  ],
  ['\uF0B7\tfirst\n\uF0A7\tsecond', ['•', 'first', '•', 'second']],
  ['seen\uF0FC not heard\uF0FB', ['seen', '✓', 'not', 'heard', '✗']],
  ['Quill\u00ADfeather and Quill\u001Ffeather', ['Quillfeather', 'and', 'Quillfeather']],
  ['twenty\u001Eone', ['twenty\u2011one']],
  ['at \u202E321\u202C Row', ['at', '321', 'Row']],
  ['far      apart', ['far', 'apart']],
]

for (const [said, words] of told)
  test(`${JSON.stringify(said)} reads “${words.join(' ')}” as a page, in the PDF and in Word`, async () => {
    assert.deepEqual(await inEachForm(said), { html: readAs(words), pdf: readAs(words), word: readAs(words) })
  })

test('whatever somebody types or pastes, the page, the PDF and the Word file say the same words', async () => {
  const character = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...'abcXYZ0123456789.,;:-*#_/\\"\'&<>()éŁß£•–“”') },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        ...' \t\n\r\u000B\f\u0085\u2028\u2029\u00A0\u2007\u202F\u2009\u2003\u3000\u00AD\u200B\u2060\uFEFF\u202E\u2066\u001E\u001F\uF0B7\uF0FC\u0007',
        '\r\n',
      ),
    },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(character, { maxLength: 40 }).map(all => all.join('')),
      async said => {
        const { html, pdf, word } = await inEachForm(said)
        assert.deepEqual(pdf, html)
        assert.deepEqual(word, html)
      },
    ),
    { numRuns: 60, seed: 20260116 },
  )
})

test('making text printable twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), said =>
      assert.equal(printable(printable(said)), printable(said)),
    ),
    { seed: 20260116 },
  )
})

test('a new line and a gap are drawn as Word draws them, not as characters that it shows as a box', async () => {
  const file = await asDocx(paperOf([{ block: 'paragraph', runs: [{ text: 'Dose 1\t5 mg\u000Bat night' }] }]))
  assert.match(wordText(file), /Dose 1\t5 mg\nat night/)
})
