import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { assets, type Script, scripts, stylesheetUrl } from './assets.ts'
import { compileBeside } from './compiled.ts'

/** Hands out style, scripts, fonts and pictures. A browser that has the newest of one is told so and sent nothing. */
export async function handOut(server: FastifyInstance): Promise<void> {
  const hand = (url: string, type: string, body: Buffer | string) => {
    const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`
    server.get(url, async (request, reply) => {
      reply.header('cache-control', 'no-cache').header('etag', tag)
      if (request.headers['if-none-match'] === tag) return reply.code(304).send()
      return reply.type(type).send(body)
    })
  }
  const compiled = await compileBeside()
  hand(stylesheetUrl, 'text/css; charset=utf-8', compiled.css)
  for (const [name, url] of Object.entries(scripts))
    hand(url, 'text/javascript; charset=utf-8', compiled.scripts[name as Script])
  for (const { url, file, contentType } of assets) hand(url, contentType, await readFile(file))
}
