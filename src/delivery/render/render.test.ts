import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  copyReader,
  extract,
  minutes,
  type Paper,
  textOf,
  wholeRecord,
} from '../../discussion/papers/index.ts'
import {
  aDiscussion,
  agencies,
  bristol2024,
  canary,
  names,
} from '../../discussion/papers/testing/a-discussion.ts'
import { pdfTags, pdfText } from '../testing/pdf-text.ts'
import { unzip } from '../testing/unzip.ts'
import { wordText } from '../testing/word-text.ts'
import { asDocx } from './docx.ts'
import { asHtmlFile } from './html.tsx'
import { PaperFault } from './paper-fault.ts'
import { asPdf, closePdf } from './pdf.ts'

after(closePdf)

const rules = bristol2024()
const signed = aDiscussion(rules, { signed: true })
const telling = { now: '2026-01-20T10:00:00.000Z', agencies }
const full = minutes(signed, rules, { ...telling, reader: wholeRecord })

const saying = (...texts: string[]): Paper => ({
  kind: 'minutes',
  title: 'Minutes, SD-0001',
  reference: 'SD-0001',
  at: '2026-01-16T10:00:00.000Z',
  language: 'en-GB',
  blocks: texts.map(text => ({ block: 'paragraph', runs: [{ text }] })),
})
const docxText = async (paper: Paper) => wordText(await asDocx(paper))
/** Layouts differ in spaces, and in whether a colon stands between a fact and its value. */
const squeezed = (text: string) => text.replace(/[\s:]+/g, '')
const flat = async (paper: Paper) => pdfText(await asPdf(paper)).join(' ')

/** Every piece of the paper, in order, as one reads it. */
function assertReadsInOrder(text: string, paper: Paper): void {
  const whole = squeezed(text)
  let at = 0
  for (const line of textOf(paper).split('\n')) {
    for (const piece of line
      .replace(/^#+ |^- /, '')
      .replace(/^\((.*)\)$/, '$1')
      .split(' | ')) {
      const found = whole.indexOf(squeezed(piece), at)
      assert.notEqual(found, -1, `missing, or out of order: “${piece}”`)
      at = found
    }
  }
}

test('the PDF says everything that the minutes say, in the same order', async () => {
  const pages = pdfText(await asPdf(full)).map(page => page.replace(/SD-0417, version 1 Page \d of \d$/, ''))
  // A table that runs over a page repeats its head: what is compared is the text with those repetitions taken out.
  const whole = squeezed(pages.join(' '))
  for (const line of textOf(full).split('\n').filter(Boolean))
    for (const piece of line
      .replace(/^#+ |^- /, '')
      .replace(/^\((.*)\)$/, '$1')
      .split(' | '))
      assert.ok(whole.includes(squeezed(piece)), `missing: “${piece}”`)
  assertReadsInOrder(pages.join(' '), { ...full, blocks: full.blocks.filter(one => one.block !== 'table') })
})

test('a screen reader finds a title, headings, tables with header cells, lists and quotations in the PDF', async () => {
  const pdf = await asPdf(full)
  const raw = Buffer.from(pdf).toString('latin1')
  assert.match(raw, /\/StructTreeRoot \d+ 0 R/)
  assert.match(raw, /\/MarkInfo <<[^>]*\/Marked true/)
  assert.match(raw, /\/Lang \(en-GB\)/)
  assert.match(raw, /<pdfuaid:part>1</)
  assert.match(raw, /\/DisplayDocTitle true/)
  const tags = pdfTags(pdf)
  assert.equal(tags[1], 'Title')
  for (const tag of ['H1', 'H2', 'P', 'Table', 'Caption', 'THead', 'TH', 'TD', 'L', 'LI', 'BlockQuote'])
    assert.ok(tags.includes(tag), tag)
})

test('the files carry our name and the paper’s own moment, and nobody’s name', async () => {
  const pdf = Buffer.from(await asPdf(full)).toString('latin1')
  assert.match(pdf, /\/Author \(Quorate\)/)
  assert.match(pdf, /\/CreationDate \(D:20260116100000Z\)/)
  const core = unzip(await asDocx(full)).get('docProps/core.xml')!
  assert.match(core, /<dc:creator>Quorate<\/dc:creator><cp:lastModifiedBy>Quorate</)
  assert.match(core, /2026-01-16T10:00:00Z/)
  const info =
    /\/Title \(Minutes[\s\S]*?>>/.exec(pdf)![0] + /<x:xmpmeta[\s\S]*?<\/x:xmpmeta>/.exec(pdf)![0] + core
  for (const word of [...names, ...Object.values(canary), 'Asha Verma']) assert.ok(!info.includes(word), word)
})

test('the same minutes give the same bytes again, so that the hash of a frozen document can be checked', async () => {
  assert.deepEqual(await asPdf(full), await asPdf(full))
  assert.deepEqual(await asDocx(full), await asDocx(full))
  assert.equal(asHtmlFile(full), asHtmlFile(full))
})

test('the Word file tells nobody when it was packed: every file in it carries the paper’s own moment', async () => {
  const zip = Buffer.from(await asDocx(full))
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  const entry = zip.readUInt32LE(end + 16)
  const [time, date] = [zip.readUInt16LE(entry + 12), zip.readUInt16LE(entry + 14)]
  assert.deepEqual([1980 + (date >> 9), (date >> 5) & 15, date & 31, time >> 11], [2026, 1, 16, 10])
  assert.deepEqual([zip.readUInt16LE(10), zip.readUInt16LE(12)], [time, date])
})

test('the Word file opens, with the words in order and real headings, lists and header rows', async () => {
  assertReadsInOrder(await docxText(full), full)
  const xml = unzip(await asDocx(full)).get('word/document.xml')!
  for (const mark of ['"Title"', '"Heading1"', '"Heading2"', '<w:tblHeader/>', '<w:numPr>'])
    assert.ok(xml.includes(mark), mark)
})

test('the page of 2060 needs nothing but itself', () => {
  const file = asHtmlFile(full)
  assert.doesNotMatch(file, /<script|<link|<img|src=|href=|url\(|@import/)
  assert.match(file, /^<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"/)
  assert.match(file, /<title>Minutes of a strategy discussion, SD-0417<\/title>/)
  assertReadsInOrder(unescaped(file.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<[^>]+>/g, ' ')), full)
})

const unescaped = (html: string) =>
  html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

test('what somebody typed stays text, whatever it looks like', async () => {
  const typed = '#panic() *x* $a$ @ref <b>bold</b> \\ ` [link](x) = not a heading & "q" </w:t>{{x}}'
  const paper = saying(typed)
  assert.ok(squeezed(await flat(paper)).includes(squeezed(typed)))
  assert.ok((await docxText(paper)).includes(typed))
  assert.ok(asHtmlFile(paper).includes('#panic() *x* $a$ @ref &lt;b>bold&lt;/b>'))
  assert.ok(!asHtmlFile(paper).includes('<b>'))
})

test('a file cannot be read from within a paper', async () => {
  const paper = saying('#read("/etc/passwd")', '#include "/etc/hostname"', '#json(sys.inputs.paper)')
  assert.match(await flat(paper), /#read\("\/etc\/passwd"\) ?#include "\/etc\/hostname"/)
})

test('the other child’s words are in no part of a PDF extract, not even in what is not shown', async () => {
  const copy = extract(signed, rules, copyReader({}, 'A'), telling)
  const pdf = await asPdf(copy)
  const everything = `${pdfText(pdf).join(' ')} ${Buffer.from(pdf).toString('latin1')} ${[...unzip(await asDocx(copy)).values()].join(' ')} ${asHtmlFile(copy)}`
  for (const word of [canary.bram, canary.police, canary.family, canary.address, 'Bram'])
    assert.ok(!everything.includes(word), word)
})

test('words of a family in other scripts come through; what the PDF cannot draw stands as its number', async () => {
  const said = saying('مرحبا بالعالم', 'שלום', '😀 नमस्ते 👨‍👩‍👧 漢字', 'e⃝ Zażółć “ok” – …')
  const text = await flat(said)
  for (const shown of ['[U+1F600]', '[U+0928]', '[U+6F22]', 'Zażółć “ok” – …', 'Characters given by number'])
    assert.ok(text.includes(shown), shown)
  const word = await docxText(said)
  for (const shown of ['مرحبا بالعالم', 'שלום', '😀 नमस्ते 👨‍👩‍👧 漢字']) {
    assert.ok(word.includes(shown), shown)
    assert.ok(asHtmlFile(said).includes(shown), shown)
  }
})

test('a megabyte of text, a word without end, control characters and half a character break nothing', async () => {
  const awkward = saying(
    'word '.repeat(200_000),
    'x'.repeat(20_000),
    'bell \u0007 nul \u0000 end',
    'half \ud800 end',
  )
  assert.ok((await asPdf(awkward)).length > 100_000)
  assert.match(await docxText(awkward), /bell \uFFFD nul \uFFFD end\nhalf \uFFFD end/)
  assert.match(asHtmlFile(awkward), /bell \uFFFD nul \uFFFD end/)
})

test('many PDFs asked for at once all come, each with its own words', async () => {
  const texts = await Promise.all([...'abcdefgh'].map(letter => flat(saying(`only ${letter} here`))))
  for (const [index, text] of texts.entries()) assert.ok(text.includes(`only ${'abcdefgh'[index]} here`))
})

test('a paper without a title, or with a heading that skips a level, is refused before anybody gets it', async () => {
  const untitled = { ...saying('x'), title: ' ' }
  const skipped: Paper = { ...saying('x'), blocks: [{ block: 'heading', level: 2, text: 'deep' }] }
  for (const paper of [untitled, skipped]) {
    await assert.rejects(asPdf(paper), PaperFault)
    await assert.rejects(asDocx(paper), PaperFault)
    assert.throws(() => asHtmlFile(paper), PaperFault)
  }
})
