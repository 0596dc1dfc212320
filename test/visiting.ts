/** Somebody opens a page or sends a form, through the page’s own route and on the real database. */
import assert from 'node:assert/strict'
import { renderToString } from 'preact-render-to-string'
import { Fields } from '../src/web/fields.ts'
import { type Answer, type Route, Visit } from '../src/web/visit.ts'
import { asVisitor, now } from './aldermere.ts'

/** What came back: the text of a page, where it led, a file, or nothing. */
export type Came = {
  html: string
  status: number
  led: string | undefined
  file: string | undefined
  nothing: boolean
}

type Sent = Readonly<Record<string, string | readonly string[]>>

/** Opens `path` (with a query) as somebody; with fields, sends it as a form. */
export async function visits(
  routes: readonly Route[],
  name: string,
  path: string,
  fields?: Sent,
  at = now,
): Promise<Came> {
  const method = fields ? 'POST' : 'GET'
  const url = new URL(path, 'http://quorate.example')
  const parts = url.pathname.split('/')
  const route = routes.find(
    one =>
      one.method === method &&
      one.path.split('/').length === parts.length &&
      one.path.split('/').every((part, index) => part.startsWith(':') || part === parts[index]),
  )
  assert.ok(route, `no route for ${method} ${path}`)
  const params = Object.fromEntries(
    route.path
      .split('/')
      .flatMap((part, index) => (part.startsWith(':') ? [[part.slice(1), parts[index]!]] : [])),
  )
  const { house, session } = await asVisitor(name, at)
  const visit = new Visit(
    house,
    session,
    at,
    params,
    Object.fromEntries(url.searchParams),
    new Fields(fields ?? {}),
    path,
  )
  return tell(await route.handle(visit))
}

function tell(answer: Answer): Came {
  const none: Came = { html: '', status: 200, led: undefined, file: undefined, nothing: false }
  if ('page' in answer) return { ...none, html: renderToString(answer.page), status: answer.status ?? 200 }
  if ('part' in answer) return { ...none, html: renderToString(answer.part) }
  if ('redirect' in answer) return { ...none, led: answer.redirect, status: 303 }
  if ('file' in answer) return { ...none, file: Buffer.from(answer.file).toString('utf8') }
  return { ...none, nothing: true, status: 404 }
}

/** The value of a hidden field of a page. */
export const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
