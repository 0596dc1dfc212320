/** A real browser for the journeys: the machine's Chromium when there is one, else the one that npm brought. */
import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
)

/** No sandbox: the tests also run as root. No calls home: they also run without a network. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: installed ?? (await fromNpm()), args: flags })
}

/** The package unpacks its own libraries only where it believes itself on a bare machine of this kind. */
async function fromNpm(): Promise<string> {
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x'
  const { default: packed } = await import('@sparticuz/chromium')
  return packed.executablePath()
}

/** How long a page may take on a slow, busy machine before the test gives up, in milliseconds. */
const patience_ms = 60_000

/** One person in a browser session of their own. */
export type Visitor = {
  name: string
  page: Page
  /** Whether scripts run in this person’s browser. */
  javaScript: boolean
  goto: (path: string) => Promise<void>
  close: () => Promise<void>
}

export async function visitor(
  browser: Browser,
  address: string,
  name: string,
  { javaScript = true, width = 1280 }: { javaScript?: boolean; width?: number } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    viewport: { width, height: 900 },
  })
  const page = await context.newPage()
  page.setDefaultTimeout(patience_ms)
  await page.goto(`${address}/sign-in`)
  await page.getByRole('button', { name, exact: true }).click()
  await page.waitForURL(`${address}/work`)
  return {
    name,
    page,
    javaScript,
    goto: async path => void (await page.goto(address + path)),
    close: () => context.close(),
  }
}

/** What axe finds wrong with a page, WCAG 2.2 AA; an empty list is the only good answer. */
export async function faults(page: Page): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page })
    // Our pages have no frames, so axe need not open a page of its own for each answer.
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  if (passes.length === 0) throw new Error('axe looked at nothing')
  return violations.map(
    one =>
      `${new URL(page.url()).pathname}: ${one.id} at ${one.nodes.map(node => node.target.join(' ')).join('; ')}`,
  )
}
