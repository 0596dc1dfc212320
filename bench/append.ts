import { mkdtemp, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Asked, begin, type Conduct, conduct, nothingHere } from '../src/conduct.ts'
import { States } from '../src/states.ts'
import { clientSettings } from '../src/database/connection.ts'
import { prepare } from '../src/database/index.ts'
import { startPrivatePostgres } from '../src/database/private.ts'
import { readDirectory, seatPeople } from '../src/people/directory.ts'
import { isRefusal } from '../src/discussion/happening.ts'
import { follow } from '../src/follow.ts'
import { keep } from '../src/keep.ts'
import { openShelf, usualPlaces } from '../src/shelf.ts'
import { type Line, withinFloor } from './line.ts'

const now = '2026-12-01T09:30:00.000Z'
/** Enough for the middle to be steady, short enough for somebody to wait for. */
const lines = 300
const warmUp = 60

/**
 * One line typed in the room, from the command to the commit, beside the same rows put bare into the same database: the entry, the
 * head of the discussion, the end of the chain, the row of the board and the word to the rooms, one statement for each, in one
 * durable transaction (synchronous commit, as ours). The floor's tables have our indexes and none of our checks, keys to other
 * tables, triggers or row security; nothing is asked, decided, chained or projected. Once its statements wait for each other,
 * as programs do, and once they are sent in one go, as ours are: lower it cannot be. Time on the wall, because a writer waits
 * for the disk. The goals are explained in decisions/0007.
 */
export async function bench(): Promise<Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'quorate-bench-'))
  const server = await startPrivatePostgres(folder)
  const pool = await prepare(server.admin, server.app)
  const bare = new pg.Client(clientSettings(server.admin))
  await bare.connect()
  try {
    const directory = await readDirectory('directory/aldermere.yaml')
    await seatPeople({ pool } as Parameters<typeof seatPeople>[0], directory)
    const shelf = await openShelf()
    const { rulesFor } = await keep({ pool } as Parameters<typeof keep>[0], shelf, usualPlaces)
    const house: Conduct = { pool, rulesFor, follow, states: new States() }
    const actor = {
      person: directory.people[1]!.id,
      authority: directory.authority.id,
      capacity: 'person',
      now,
    }
    const discussion = randomUUID()
    const pinned = {
      procedure: shelf.hashes.get('bristol/2024')!,
      id: 'bristol/2024',
      calendar: shelf.holidays.hash,
    }
    const done = (answer: unknown): void => {
      if (answer === nothingHere || isRefusal(answer as object))
        throw new Error(`not done: ${JSON.stringify(answer)}`)
    }
    done(await begin(house, actor, discussion, request(), pinned))
    const ask = async (told: object) =>
      done(await conduct(house, actor, discussion, { id: randomUUID(), ...told } as unknown as Asked))
    await ask({ type: 'StartDiscussion', present: [] })

    for (const table of ['entry', 'view_row', 'discussion_head', 'chain_head'])
      await bare.query(
        `create table bare_${table} (like quorate.${table} including defaults including indexes);
         insert into bare_${table} select * from quorate.${table} where authority = '${actor.authority}'`,
      )
    const { rows } = await bare.query(
      'select * from quorate.entry where discussion = $1 and number is not null order by number desc limit 1',
      [discussion],
    )
    const { rows: views } = await bare.query('select * from quorate.view_row where discussion = $1', [
      discussion,
    ])
    const entry = rows[0] as Record<string, unknown>
    const view = views[0] as Record<string, unknown>
    let turnOfBare = 0
    const statements = () => {
      turnOfBare += 1
      const number = Number(entry.number) + turnOfBare
      const position = Number(entry.position) + turnOfBare
      const { authority, actor: person, salt, digest } = entry
      const told = JSON.stringify(line(turnOfBare))
      return [
        'begin',
        {
          name: 'bare-entry',
          text: `insert into bare_entry (authority, position, discussion, number, ordinal, type, schema, at, recorded_at, actor, command,
                   content, salt, content_digest, previous, digest)
                 values ($1, $2, $3, $4, 1, 'LineRecorded', 1, $5, $5, $6, $7, $8, $9, $10, $10, $10)`,
          values: [authority, position, discussion, number, now, person, randomUUID(), told, salt, digest],
        },
        {
          name: 'bare-head',
          text: 'update bare_discussion_head set number = $3 where authority = $1 and discussion = $2',
          values: [authority, discussion, number],
        },
        {
          name: 'bare-chain',
          text: 'update bare_chain_head set position = $2, digest = $3 where authority = $1',
          values: [authority, position, digest],
        },
        {
          name: 'bare-view',
          text: `insert into bare_view_row (authority, view, key, discussion, number, content, sort) values ($1, 'board', $2::uuid::text, $2, $3, $4, $5)
                 on conflict (authority, view, key) do update set number = excluded.number, content = excluded.content, sort = excluded.sort`,
          values: [authority, discussion, number, JSON.stringify(view.content), view.sort],
        },
        { name: 'bare-notify', text: `select pg_notify('bare', $1)`, values: [discussion] },
        'commit',
      ]
    }
    const check = (counts: (number | null)[]) => {
      if (counts.slice(1, 5).some(count => count !== 1)) throw new Error(`not the same rows: ${counts}`)
    }
    const oneByOne = async () => {
      const counts = []
      for (const one of statements()) counts.push((await bare.query(one)).rowCount)
      check(counts)
    }
    const inOneGo = async () => {
      const all = await Promise.all(statements().map(one => bare.query(one)))
      check(all.map(one => one.rowCount))
    }

    // In turns, so that whatever else the disk does meets both alike.
    const ours_ms: number[] = []
    const oneByOne_ms: number[] = []
    const inOneGo_ms: number[] = []
    for (let turn = 0; turn < warmUp + lines; turn++) {
      const told = { type: 'RecordLine', ...line(turn) }
      const took = [await wall(() => ask(told)), await wall(oneByOne), await wall(inOneGo)] as const
      if (turn < warmUp) continue
      ours_ms.push(took[0])
      oneByOne_ms.push(took[1])
      inOneGo_ms.push(took[2])
    }
    const measured = { name: 'append', value: median(ours_ms), unit: 'ms' }
    return [
      withinFloor(
        {
          ...measured,
          peer: 'the same rows put bare, a statement for each, nothing decided or checked',
          peerValue: median(oneByOne_ms),
        },
        2.5,
      ),
      withinFloor(
        { ...measured, peer: 'the same, its statements sent in one go', peerValue: median(inOneGo_ms) },
        4.5,
        2.5,
      ),
    ]
  } finally {
    await Promise.all([pool.end(), bare.end()])
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const request = () => ({
  id: randomUUID(),
  type: 'AskForDiscussion' as const,
  reference: '',
  kind: 'initial',
  reason: 'A teacher saw a bruise.',
  form: {},
  facts: { harm: ['physical'] },
  urgency: 'two-working-days',
  children: [{ id: 'A', name: 'Ada Quillfeather', born: '2016-05-01', facts: { 'in-education': true } }],
  implicated: [],
  happened: [{ instant: 'risk-identified' as const, at: '2026-12-01T08:50:00.000Z' }],
})

const line = (turn: number) => ({
  line: randomUUID(),
  agency: 'Westvale Police',
  speaker: 'Tomasz Reeve',
  kind: 'fact',
  text: `Call-out number ${turn}: neighbours heard shouting; nobody was hurt, the children were asleep upstairs.`,
  about: ['A'],
  audience: 'everyone',
})

async function wall(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}

const median = (all: number[]): number => all.sort((a, b) => a - b)[Math.floor(all.length / 2)]!
