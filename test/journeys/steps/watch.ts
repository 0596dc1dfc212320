/** Looks over everybody’s shoulder: what no page may do, whoever opens it. */
import assert from 'node:assert/strict'
import type { Page, Response } from 'playwright-core'
import { faults, type Visitor } from '../browser.ts'

/** The kind of page: the same for another discussion, line, letter, clock or answer. */
export const pageOf = (path: string): string =>
  path
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
    .replaceAll(/SD-\d+/g, 'SD')
    .replace(/\/(lines|letter|reply|withdraw|invite|clocks|answers|minutes|copies|post)\/[^/]+/, '/$1/ID')

export class Watch {
  /** Every address that was opened, in order, without what follows `?` or `#`. */
  readonly addresses = new Set<string>()
  readonly wrong: string[] = []

  /**
   * @param canaries - words of children’s names, which may stand in no title and no address.
   * @param pages - the kinds of pages that axe has looked at; shared, each is looked at once in all.
   */
  constructor(
    readonly canaries: readonly string[],
    readonly pages: Set<string> = new Set(),
  ) {}

  /** Hears what a browser complains of from now on. */
  over({ page }: Visitor): void {
    page.on('pageerror', error => void this.wrong.push(`${where(page)}: ${error.message}`))
    page.on('console', message => {
      // A refused form answers 422 and a hidden page 404: the browser notes both, and both are meant.
      if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
      this.wrong.push(`${where(page)}: the console says ${message.text()}`)
    })
    page.on('response', response => this.#hear(response))
  }

  #hear(response: Response): void {
    const { pathname } = new URL(response.url())
    const part = response.request().resourceType() !== 'document'
    if (response.status() >= 500 || (part && response.status() >= 400))
      this.wrong.push(`${pathname} answered ${response.status()}`)
  }

  /**
   * A page as it stands now: heading, title and address; the first time also what axe says, and once more for each `state`.
   * Axe is a script, so it looks only where scripts run.
   */
  async look({ page, javaScript }: Visitor, state = ''): Promise<void> {
    const { pathname, href } = new URL(page.url())
    this.addresses.add(pathname)
    const title = await page.title()
    for (const name of this.canaries)
      if (title.includes(name) || decodeURIComponent(href).includes(name))
        this.wrong.push(`${pathname}: a child’s name stands in the title or the address`)
    const headings = await page.locator('h1').count()
    if (headings !== 1) this.wrong.push(`${pathname}: ${headings} first headings`)
    const what = `${pageOf(pathname)} ${state}`
    if (!javaScript || this.pages.has(what)) return
    this.pages.add(what)
    this.wrong.push(...(await faults(page)))
    for (const fault of [...(await loudFields(page)), ...(await tooWide(page)), ...(await onPaper(page))])
      this.wrong.push(`${pathname}: ${fault}`)
  }

  sawNothingWrong(): void {
    assert.deepEqual([...new Set(this.wrong)], [])
  }
}

/** Fields whose words a browser may send away to check their spelling. */
const loudFields = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('input, textarea, [contenteditable]')]
      .filter(field => !['hidden', 'checkbox', 'radio', 'file'].includes(field.getAttribute('type') ?? ''))
      .filter(field => field.getAttribute('spellcheck') !== 'false' || field.spellcheck)
      .map(field => `the spelling of ${field.id} may be checked elsewhere`),
  )

/** The narrowest window that a page has to fit into without scrolling sideways (WCAG 2.2, 1.4.10), in CSS pixels. */
const narrowest_px = 320

async function tooWide(page: Page): Promise<string[]> {
  const usual = page.viewportSize()!
  await page.setViewportSize({ ...usual, width: narrowest_px })
  const width_px = await page.evaluate(() => document.documentElement.scrollWidth)
  await page.setViewportSize(usual)
  return width_px > narrowest_px ? [`scrolls sideways at ${narrowest_px} pixels: it is ${width_px} wide`] : []
}

/** What would stand on paper and only makes sense on a screen. */
async function onPaper(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' })
  const found = await page.evaluate(() =>
    [...document.querySelectorAll('.govuk-button, .quorate-room__small-button, a[href]')]
      .filter(one => one.getClientRects().length > 0)
      .filter(
        one =>
          one.localName !== 'a' ||
          one.matches('.govuk-button') ||
          !['none', 'normal', ''].includes(getComputedStyle(one, '::after').content),
      )
      .map(one => `“${one.textContent?.trim()}” is printed as a button, or with its address`),
  )
  await page.emulateMedia({ media: null })
  return found
}

const where = (page: Page): string => new URL(page.url()).pathname
