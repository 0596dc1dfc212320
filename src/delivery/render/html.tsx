import { renderToString } from 'preact-render-to-string'
import type { Block, Paper } from '../../discussion/papers/index.ts'
import { author, checkPaper, printablePaper } from './paper-fault.ts'

/**
 * A paper as a section of a page, in GOV.UK classes, with the page's h1 above it: its headings begin at h2.
 *
 * @throws PaperFault when it has no title.
 */
export function PaperSection({ paper }: { paper: Paper }) {
  checkPaper(paper)
  const printed = printablePaper(paper)
  return (
    <section class="app-paper" aria-label={printed.title} lang={printed.language}>
      {printed.blocks.map((block, index) => (
        <Piece key={index} block={block} lowest={2} />
      ))}
    </section>
  )
}

/**
 * A paper as one file that reads without us: no script, no style sheet, no picture, nothing fetched. Any browser of 2060 can
 * show it, and so can a text editor. The same paper gives the same bytes.
 */
export function asHtmlFile(paper: Paper): string {
  checkPaper(paper)
  const { title, language, reference, version, at, blocks } = printablePaper(paper)
  const page = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
        />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <meta name="author" content={author} />
        <meta name="dcterms.identifier" content={reference} />
        <meta name="dcterms.created" content={at} />
        {version !== undefined && <meta name="version" content={String(version)} />}
        <title>{title}</title>
        {/* our own constant: a style element takes no escapes */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {blocks.map((block, index) => (
            <Piece key={index} block={block} lowest={2} />
          ))}
        </main>
      </body>
    </html>
  )
  return `<!doctype html>\n${renderToString(page)}\n`
}

function Piece({ block, lowest }: { block: Block; lowest: 2 }) {
  switch (block.block) {
    case 'heading': {
      const Heading = block.level === 1 ? (`h${lowest}` as const) : ('h3' as const)
      return <Heading class={block.level === 1 ? 'govuk-heading-m' : 'govuk-heading-s'}>{block.text}</Heading>
    }
    case 'paragraph':
      return (
        <p class="govuk-body" dir="auto">
          {block.runs.map((run, index) => (run.strong ? <strong key={index}>{run.text}</strong> : run.text))}
        </p>
      )
    case 'facts':
      return (
        <dl class="govuk-summary-list govuk-summary-list--no-border">
          {block.facts.map(({ key, value }) => (
            <div key={key} class="govuk-summary-list__row">
              <dt class="govuk-summary-list__key">{key}</dt>
              <dd class="govuk-summary-list__value" dir="auto">
                {value}
              </dd>
            </div>
          ))}
        </dl>
      )
    case 'table':
      return (
        <table class="govuk-table">
          <caption class="govuk-table__caption govuk-table__caption--s">{block.caption}</caption>
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              {block.head.map(cell => (
                <th key={cell} scope="col" class="govuk-table__header">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {block.rows.map((row, index) => (
              <tr key={index} class="govuk-table__row">
                {row.map((cell, column) => (
                  <td key={block.head[column]} class="govuk-table__cell" dir="auto">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'list':
      return (
        <ul class="govuk-list govuk-list--bullet">
          {block.items.map((item, index) => (
            <li key={index} dir="auto">
              {item}
            </li>
          ))}
        </ul>
      )
    case 'words':
      return (
        <figure class="app-paper__words">
          <figcaption class="govuk-!-font-weight-bold">{block.label}</figcaption>
          <blockquote class="govuk-inset-text" dir="auto">
            {block.words}
          </blockquote>
          <p class="govuk-hint app-paper__by">{block.by}</p>
        </figure>
      )
    case 'callout':
      return (
        <div class="govuk-inset-text app-paper__callout">
          <p class="govuk-body">
            <strong>{block.title}</strong>
          </p>
          <p class="govuk-body">{block.text}</p>
        </div>
      )
  }
}

/** Line breaks and gaps that people typed stay (`pre-wrap`); nothing is told by colour alone; it prints as it reads. */
const style = `
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #0b0c0c; font: 1.0625rem/1.5 "Source Sans 3 Variable", "Source Sans 3", Arial, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1, h2, h3 { line-height: 1.2; break-after: avoid; }
h1 { font-size: 2rem; margin: 0 0 1.5rem; }
h2 { font-size: 1.4rem; margin: 2.5rem 0 .75rem; padding-top: .75rem; border-top: 2px solid #0b0c0c; }
h3 { font-size: 1.15rem; margin: 1.75rem 0 .5rem; }
h1, h2, h3, p, dt, dd, th, td, caption, li, figcaption, blockquote { white-space: pre-wrap; tab-size: 4; overflow-wrap: anywhere; }
dl { margin: 0 0 1.5rem; }
dl > div { display: grid; grid-template-columns: 11rem 1fr; gap: 1rem; padding: .3rem 0; }
dt, th, caption { font-weight: 700; text-align: left; }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; margin: 1rem 0 1.5rem; font-size: .9375rem; }
caption { padding: .25rem 0 .5rem; }
th, td { text-align: start; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid #b1b4b6; }
tr, figure { break-inside: avoid; }
figure { margin: 1rem 0 1.5rem; }
figcaption { font-weight: 700; }
blockquote { margin: .25rem 0; padding: .25rem 0 .25rem 1rem; border-inline-start: 4px solid #b1b4b6; }
.app-paper__by { margin: 0; color: #484949; font-size: .9375rem; }
.app-paper__callout { margin: 1.25rem 0; padding: .75rem 1rem; border: 2px solid #0b0c0c; }
.app-paper__callout p { margin: 0 0 .25rem; }
@media (max-width: 40rem) { dl > div { grid-template-columns: 1fr; gap: 0; } table { display: block; overflow-x: auto; } }
@media print { body { font-size: 10.5pt; } main { max-width: none; padding: 0; } }
`
