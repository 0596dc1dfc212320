import { asDocx } from '../src/delivery/render/docx.ts'
import { asHtmlFile } from '../src/delivery/render/html.tsx'
import { asPdf, closePdf } from '../src/delivery/render/pdf.ts'
import { pdfText } from '../src/delivery/testing/pdf-text.ts'
import { minutes, type Paper, wholeRecord } from '../src/discussion/papers/index.ts'
import { aDiscussion, agencies, bristol2024 } from '../src/discussion/papers/testing/a-discussion.ts'
import { openBrowser } from '../test/journeys/browser.ts'
import { fasterThan, type Line } from './line.ts'

const turns = 9
/** Long minutes: six sides of A4. */
const pages = 6

/**
 * The minutes of a discussion as PDF and as Word, beside a browser that prints the same HTML: what most systems do. All three as
 * somebody waits for them, in turns; the middle of several, because one that is disturbed says nothing.
 */
export async function bench(): Promise<Line[]> {
  const paper = await sixPages()
  const html = asHtmlFile(paper)
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    const took = await inTurns({
      pdf: () => asPdf(paper),
      docx: () => asDocx(paper),
      browser: async () => {
        await page.setContent(html)
        return page.pdf({ format: 'A4' })
      },
    })
    const measured = {
      unit: 'ms',
      peer: `Chromium printing the same ${pages} pages`,
      peerValue: took.browser,
    }
    return [
      fasterThan({ name: 'papers.pdf', value: took.pdf, ...measured }, 3),
      fasterThan({ name: 'papers.docx', value: took.docx, ...measured }, 3),
    ]
  } finally {
    await browser.close()
    await closePdf()
  }
}

/** Minutes of the story of the papers' tests, with its own blocks told again until they fill the pages. */
async function sixPages(): Promise<Paper> {
  const rules = bristol2024()
  const told = minutes(aDiscussion(rules, { signed: true }), rules, {
    now: '2026-01-20T10:00:00.000Z',
    agencies,
    reader: wholeRecord,
  })
  const paper = { ...told, blocks: [...told.blocks] }
  while (pdfText(await asPdf(paper)).length < pages) paper.blocks.push(...told.blocks)
  return paper
}

/** Milliseconds each piece of work takes, from asking to having it: the median of several turns. */
async function inTurns<Name extends string>(
  work: Record<Name, () => Promise<Uint8Array>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(work) as Name[]
  const took = new Map<Name, number[]>(names.map(name => [name, []]))
  for (let turn = 0; turn <= turns; turn++)
    for (const name of names) {
      const before = performance.now()
      const made = await work[name]()
      if (made.length === 0) throw new Error(`${name} made nothing`)
      // The first turn warms up: the browser’s page, the worker of the PDF.
      if (turn > 0) took.get(name)!.push(performance.now() - before)
    }
  return Object.fromEntries(
    names.map(name => [name, took.get(name)!.sort((a, b) => a - b)[Math.floor(turns / 2)]!]),
  ) as Record<Name, number>
}
