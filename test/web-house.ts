/** A whole house with its web server, as a browser meets it; everybody of the demonstration is in it. */
import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { cast } from '../src/demo/cast.ts'
import { demoStart, furnishDemo } from '../src/demo/index.ts'
import { type House, openHouse } from '../src/house.ts'
import { openWeb, type WebChoice } from '../src/web/server/server.ts'

export type WebHouse = {
  house: House
  web: FastifyInstance
  port: number
  dataFolder: string
  close(): Promise<void>
}

export async function openWebHouse(choice?: WebChoice): Promise<WebHouse> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'quorate-web-'))
  chmodSync(dataFolder, 0o711) // as root the database's account must be able to walk here
  const house = await openHouse({
    dataFolder,
    demo: true,
    today: demoStart,
    address: 'https://quorate.example',
    furnish: furnishDemo,
  })
  await furnishDemo(house)
  const { web, port } = await listen(house, choice)
  return {
    house,
    web,
    port,
    dataFolder,
    async close() {
      await web.close()
      await house.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** A web server of its own for a house, on a free port. */
export async function listen(
  house: House,
  choice?: WebChoice,
): Promise<{ web: FastifyInstance; port: number }> {
  const web = await openWeb(house, choice)
  await web.listen({ port: 0, host: '127.0.0.1' })
  const address = web.server.address()
  assert.ok(typeof address === 'object' && address)
  return { web, port: address.port }
}

export type Came = { status: number; headers: IncomingHttpHeaders; body: string }
export type Form = Record<string, string>

/** One request as it goes over the wire, headers as given. A form is sent as a browser sends it. */
export async function ask(
  port: number,
  path: string,
  {
    form,
    headers = {},
    body,
    method,
  }: { form?: Form; headers?: OutgoingHttpHeaders; body?: string; method?: string } = {},
): Promise<Came> {
  const sent = form ? new URLSearchParams(form).toString() : body
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const asking = request(
      {
        port,
        host: '127.0.0.1',
        path,
        method: method ?? (sent === undefined ? 'GET' : 'POST'),
        headers: {
          ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
        agent: false,
      },
      resolve,
    )
    asking.on('error', reject)
    asking.end(sent)
  })
  let words = ''
  for await (const chunk of answer) words += chunk
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: words }
}

/** Signs somebody in, in a browser of its own. @returns the cookie. */
export async function signIn(port: number, name: string, cookie?: string): Promise<string> {
  const person = cast.find(one => one.name === name)?.person
  assert.ok(person, `nobody is called ${name}`)
  const came = await ask(port, '/sign-in', { form: { person }, headers: cookie ? { cookie } : {} })
  const set = came.headers['set-cookie']?.[0]?.split(';')[0]
  assert.ok(set, `${name} could not sign in: ${came.status}`)
  return set
}

/** The fields of the form in a page, as a browser would send them again. */
export function fieldsIn(html: string): Form {
  const plain = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  const found = html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)
  return Object.fromEntries([...found].map(([, name, value]) => [plain(name!), plain(value!)]))
}

/** A live channel as a browser holds it. */
export type Channel = { status: number; heard: () => string; ended: Promise<void> }
export async function listenTo(port: number, path: string, cookie: string): Promise<Channel> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const asking = request({ port, host: '127.0.0.1', path, headers: { cookie }, agent: false }, resolve)
    asking.on('error', reject)
    asking.end()
  })
  let words = ''
  answer.on('data', chunk => {
    words += chunk
  })
  return {
    status: answer.statusCode ?? 0,
    heard: () => words,
    ended: new Promise(resolve => answer.once('close', () => resolve())),
  }
}
