import { openBrowser, visitor } from './journeys/browser.ts'
const b = await openBrowser()
const v = await visitor(b, 'http://127.0.0.1:8099', 'Helena Voss', { width: 1280 })
await v.goto('/discussions/SD-0410/history'); console.log((await v.page.innerText('main')).slice(0,1500))
await b.close()
