import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Block, Paper } from '../../discussion/papers/index.ts'
import { author, checkPaper, printablePaper } from './paper-fault.ts'
import { stillZip } from './still-zip.ts'
import { typed } from './typed-text.ts'

/**
 * A paper as a Word file, with real headings, lists, header rows and language, so that a screen reader and a reader's own
 * styles work. The same paper gives the same bytes with this version of the library: dates are the paper's own moment.
 *
 * @throws PaperFault when it has no title.
 */
export async function asDocx(paper: Paper): Promise<Uint8Array> {
  checkPaper(paper)
  const printed = printablePaper(paper)
  const { title, reference, version, at, blocks, language } = printed
  const document = new Document({
    title,
    creator: author,
    lastModifiedBy: author,
    description: reference,
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 22, language: { value: language } } },
        title: { run: { size: 40, bold: true }, paragraph: { spacing: { after: 240 } } },
        heading1: {
          run: { size: 28, bold: true },
          paragraph: { spacing: { before: 360, after: 120 }, keepNext: true },
        },
        heading2: {
          run: { size: 24, bold: true },
          paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: bullets,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 360, hanging: 260 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { page: { size: a4, margin: { top: 1134, bottom: 1134, left: 1247, right: 1247 } } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [
                  new TextRun({
                    text: version === undefined ? reference : `${reference}, version ${version}`,
                    size: 17,
                  }),
                  new TextRun({
                    children: ['    Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
                    size: 17,
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: runs(title) }),
          ...blocks.flatMap(piece),
        ],
      },
    ],
  })
  const core = { path: 'docProps/core.xml', data: coreProperties(title, reference, at) }
  return stillZip(await Packer.toBuffer(document, undefined, [core]), at)
}

const bullets = 'bullets'
/** Twentieths of a point: 210 mm by 297 mm. */
const a4 = { width: 11906, height: 16838 }
const rule = { style: BorderStyle.SINGLE, size: 4, color: '767676' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

function piece(block: Block): (Paragraph | Table)[] {
  switch (block.block) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          children: runs(block.text),
        }),
      ]
    case 'paragraph':
      return [
        new Paragraph({
          spacing: { after: 140 },
          children: block.runs.flatMap(run => runs(run.text, { bold: run.strong ?? false })),
        }),
      ]
    case 'facts':
      return block.facts.map(
        ({ key, value }) =>
          new Paragraph({
            spacing: { after: 60 },
            children: [...runs(`${key}: `, { bold: true }), ...runs(value)],
          }),
      )
    case 'table':
      return [
        new Paragraph({
          keepNext: true,
          spacing: { before: 120, after: 60 },
          children: runs(block.caption, { bold: true }),
        }),
        tableOf(block.head, block.rows),
        new Paragraph({ children: [] }),
      ]
    case 'list':
      return block.items.map(
        item =>
          new Paragraph({
            numbering: { reference: bullets, level: 0 },
            spacing: { after: 60 },
            children: runs(item),
          }),
      )
    case 'words':
      return [
        new Paragraph({
          keepNext: true,
          spacing: { before: 120 },
          children: runs(block.label, { bold: true }),
        }),
        new Paragraph({
          indent: { left: 200 },
          border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: '767676' } },
          children: runs(block.words),
        }),
        new Paragraph({ spacing: { after: 120 }, children: runs(block.by, { size: 18 }) }),
      ]
    case 'callout': {
      const side = { style: BorderStyle.SINGLE, size: 8, space: 6, color: '0B0C0C' }
      const border = { top: side, bottom: side, left: side, right: side }
      return [
        new Paragraph({ border, keepNext: true, children: runs(block.title, { bold: true }) }),
        new Paragraph({ border, spacing: { after: 160 }, children: runs(block.text) }),
      ]
    }
  }
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): Table {
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        cell =>
          new TableCell({
            margins: { top: 60, bottom: 60, left: 60, right: 100 },
            borders: { top: none, left: none, right: none, bottom: rule },
            children: [new Paragraph({ children: runs(cell, { size: 18, bold: isHead }) })],
          }),
      ),
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(head, true), ...rows.map(cells => row(cells, false))],
  })
}

/** Line breaks, gaps and right-to-left words as they were typed. */
function runs(text: string, how: { bold?: boolean; size?: number } = {}): TextRun[] {
  return typed(text).map(piece =>
    'mark' in piece
      ? new TextRun({ ...how, ...(piece.mark === 'line' ? { break: 1 } : { children: [new Tab()] }) })
      : new TextRun({ ...how, text: piece.text, rightToLeft: isRightToLeft(piece.text) }),
  )
}

const isRightToLeft = (line: string): boolean =>
  /^\P{L}*[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}]/u.test(line)

function coreProperties(title: string, reference: string, at: string): string {
  const moment = `${at.slice(0, 19)}Z`
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title><dc:creator>${author}</dc:creator><cp:lastModifiedBy>${author}</cp:lastModifiedBy>`,
    `<dc:description>${escaped(reference)}</dc:description><dc:language>en-GB</dc:language><cp:revision>1</cp:revision>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('')
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
