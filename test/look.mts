import { openBrowser, visitor, faults } from './journeys/browser.ts'
const b = await openBrowser()
const at = 'http://127.0.0.1:8099'
const shots: [string,string,string][] = JSON.parse(process.argv[2]!)
for (const w of [1280, 390]) for (const [who, path, name] of shots) {
  const v = await visitor(b, at, who, { width: w })
  await v.goto(path)
  await v.page.screenshot({ path: `/tmp/shot-${name}-${w}.png`, fullPage: w===1280 })
  const f = await faults(v.page); if (f.length) console.log(f)
  const over = await v.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth); if (over) console.log('overflow', name, w)
  if (w===1280 && process.argv[3]) console.log(await v.page.evaluate(() => [...document.querySelectorAll('a[href^="/discussions"]')].map(a=>a.getAttribute('href')).slice(0,12)))
  await v.close()
}
await b.close()
