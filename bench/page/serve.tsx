/** One of the servers that `page.tsx` compares; tells its port, and when asked the processor time it has used. */
import { join } from 'node:path'
import express from 'express'
import fastify from 'fastify'
import nunjucks from 'nunjucks'
import { duties } from '../../src/discussion/required/duties/duties.ts'
import { renderPage } from '../../src/web/frame/layout.tsx'
import { DiscussionPage } from '../../src/web/pages/discussion/page.tsx'
import { seenAs, type Visit } from '../../src/web/visit.ts'
import { aDiscussion, now } from './a-discussion.ts'
import { matterOf } from './what-it-says.ts'

type Template = { render(template: string, data: object): void }

const story = aDiscussion()
const agencyName = 'Children’s Social Care'
const seen = seenAs(
  story.discussion,
  story.rules,
  { person: 'asha', agency: agencyName, capacities: ['convenor', 'chair'], blocked: false },
  { agencyName, agencyKind: 'social-care' },
)
const session = {
  authority: 'a',
  authorityName: 'Aldermere City Council',
  person: { name: 'Asha Verma' },
  roles: [],
}
const visit = {
  now,
  session,
  signedIn: session,
  house: { demo: false, conduct: { followedToday: () => story.rules.procedure.hash } },
  params: {},
  path: '/',
} as unknown as Visit
const ours = (): string => renderPage(<DiscussionPage visit={visit} seen={seen} series={{ later: [] }} />)

const host = '127.0.0.1'
switch (process.argv[2]) {
  case 'nunjucks': {
    const root = join(import.meta.dirname, '..', '..')
    const app = express()
    nunjucks.configure([import.meta.dirname, join(root, 'node_modules/govuk-frontend/dist')], {
      autoescape: true,
      express: app,
      watch: false,
    })
    app.get('/discussions/:reference', (_request: unknown, response: Template) =>
      response.render('discussion.njk', matterOf(seen, now)),
    )
    const server = app.listen(0, host, () =>
      process.send?.({ port: (server.address() as { port: number }).port }),
    )
    break
  }
  default: {
    const constant = process.argv[2] === 'constant' ? ours() : undefined
    const app = fastify()
    app.get('/discussions/:reference', (_request, reply) =>
      reply.type('text/html; charset=utf-8').send(constant ?? ours()),
    )
    await app.listen({ port: 0, host })
    process.send?.({ port: (app.server.address() as { port: number }).port })
  }
}

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpu_ms: (user + system) / 1000 })
})
if (duties(story.discussion, story.rules, now).length < 20) throw new Error('not much of a discussion')
