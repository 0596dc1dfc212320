/** Follows every link of a place, as one person, without a browser: each must lead somewhere decent. */
import type { Person } from './person.ts'
import { pageOf } from './watch.ts'

export type Crawled = {
  /** Every address that was followed. */
  addresses: string[]
  /** One page of each kind. */
  pages: string[]
  wrong: string[]
}

/** @param from - a path; every link on it and below it is followed, and links that lead out of it are asked for too. */
export async function crawl(person: Person, from: string, canaries: readonly string[]): Promise<Crawled> {
  const found: Crawled = { addresses: [], pages: [], wrong: [] }
  const kinds = new Set<string>()
  const waiting = [from]
  const known = new Set(waiting)
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    found.addresses.push(path)
    const { status, body, headers } = await person.fetches(path)
    if (status !== 200 && !(path === '/' && status === 303)) found.wrong.push(`${path} answered ${status}`)
    if (canaries.some(name => decodeURIComponent(path).includes(name)))
      found.wrong.push(`the address ${path} names a child`)
    if (!headers['content-type']?.startsWith('text/html') || headers['content-disposition']) continue
    const html = body.toString()
    if (/\/minutes\/\d+\/html$|\/copies\/\d+\/html$/.test(path)) continue // a document, not a page of ours
    if ((html.match(/<h1[\s>]/g) ?? []).length !== 1)
      found.wrong.push(`${path} has no first heading, or several`)
    const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''
    if (title === '') found.wrong.push(`${path} has no title`)
    if (canaries.some(name => title.includes(name))) found.wrong.push(`the title of ${path} names a child`)
    const [bare = path] = path.split('?')
    if (!kinds.has(pageOf(bare))) {
      kinds.add(pageOf(bare))
      found.pages.push(path)
    }
    // Another discussion has its own crawl, and the ways out of this one are asked for once but not followed further.
    if (!bare.startsWith(from)) continue
    for (const [, href] of html.matchAll(/<a [^>]*href="(\/[^"#]*)/g)) {
      const next = href!.replaceAll('&amp;', '&')
      if (!known.has(next)) waiting.push(next)
      known.add(next)
    }
  }
  return found
}
