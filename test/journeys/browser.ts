/** A real browser for the journeys: the machine's Chromium when there is one, else the one that npm brought. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
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
  if (installed) return chromium.launch({ executablePath: installed, args: flags })
  const home = await browserFromNpm()
  const libraries = { LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_FILE: fontList(home) }
  return chromium.launch({
    executablePath: join(home, 'chromium'),
    args: flags,
    env: { ...process.env, ...libraries },
  })
}

/** Unpacking 200 megabytes may take this long on a slow, busy machine; a folder that is older and not ready was given up. */
const unpacking_ms = 180_000

/**
 * Where the browser that npm brought is unpacked, by whoever of us comes first: test files run side by side, and a browser
 * that is half there does not start. Each account has a folder of its own, which no other can read or write.
 */
async function browserFromNpm(): Promise<string> {
  const { version } = JSON.parse(await readFile('node_modules/@sparticuz/chromium/package.json', 'utf8'))
  const home = join(tmpdir(), `quorate-browser-${version}-${process.getuid?.() ?? 0}`)
  const ready = fontList(home)
  for (;;) {
    try {
      await mkdir(home, { mode: 0o700 })
      await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpack], {
        // The package unpacks its own libraries only where it believes itself on a bare machine of this kind.
        env: { ...process.env, TMPDIR: home, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
      })
      await writeFile(join(home, 'fonts', 'fonts.conf'), fontsIn(home))
      await rename(join(home, 'fonts', 'fonts.conf'), ready)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        await rm(home, { recursive: true, force: true })
        throw error
      }
    }
    const { uid, mtimeMs } = await stat(home)
    if (uid !== (process.getuid?.() ?? uid)) throw new Error(`${home} belongs to somebody else. Delete it.`)
    for (const until = mtimeMs + unpacking_ms; Date.now() < until && !existsSync(ready); ) await pause(200)
    if (existsSync(ready)) return home
    await rm(home, { recursive: true, force: true })
  }
}
const unpack = `await (await import('@sparticuz/chromium')).default.executablePath()`

/** There last, and whole: so it also says that everything is unpacked. The package's own list names folders that none of our
 * machines has, and a browser without a single font ends itself sooner or later. */
const fontList = (home: string): string => join(home, 'our-fonts.conf')
const fontsIn = (home: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(home, 'fonts')}</dir><cachedir>${join(home, 'font-cache')}</cachedir></fontconfig>
`

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
