import { openBrowser } from '../test/journeys/browser.ts'
const browser = await openBrowser()
const base = 'http://127.0.0.1:8391'
const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false })
const page = await context.newPage()
const shot = async (name: string) => {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: `/tmp/shots/${name}-${width}.png`, fullPage: true })
  }
}
await page.goto(`${base}/sign-in`)
const reset = process.argv[2] ?? 'Jerome Atwell'
await page.getByRole('button', { name: reset }).click()
await page.goto(`${base}/work`)
const links = await page.locator('a[href^="/discussions/"]').evaluateAll(all => all.map(a => (a as HTMLAnchorElement).href))
console.log(links)
for (const link of [...new Set(links)].slice(0, 6)) {
  await page.goto(link.split('?')[0]!)
  const text = await page.locator('main').innerText()
  if (!/Bristol 2019|Bea Garside/.test(text)) continue
  const at = page.url()
  await shot('1-discussion')
  await page.goto(`${at}/version`)
  await shot('2-version')
  await page.getByRole('button', { name: 'Move it to Bristol 2024' }).click()
  await shot('3-error')
  await page.getByLabel('Why is it moved to Bristol 2024?').fill('It is held under the version adopted this morning: the visit within two working days is wanted.')
  await page.getByRole('button', { name: 'Move it to Bristol 2024' }).click()
  await shot('4-moved')
  await page.goto(`${at}/history`)
  await shot('5-history')
  await page.goto(`${at}/clocks/convene`)
  await shot('6-clock')
  await page.goto(at)
  await shot('7-discussion-after')
  break
}
await browser.close()
