import { withSystem } from '../../../database/index.ts'
import { type Answer, nothing, type Route, type Visit } from '../../visit.ts'
import { livePath } from './live-path.ts'

/**
 * For whoever watches the service; none of them holds a secret or a name. Three questions and three prices: does the process
 * answer (`live`), can it serve (`ready`), and is the record whole (`record`: every entry is counted again, so it is asked by
 * those who may, and by one at a time).
 */
export const healthRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: livePath,
    open: true,
    handle: async () => json({ live: true }),
  },
  {
    method: 'GET',
    path: '/health/ready',
    open: true,
    async handle({ house }) {
      const ready = (await askDatabase(house)) !== undefined
      return json({ ready, database: ready ? sound : away }, ready ? 200 : 503)
    },
  },
  {
    method: 'GET',
    path: '/health',
    open: true,
    async handle({ house, now }) {
      const version = await askDatabase(house)
      return json(
        {
          quorate: house.version,
          node: process.version,
          postgres: version,
          database: version === undefined ? away : sound,
          record: house.lastRecount() ?? 'not recounted since the start: see /health/record',
          procedures: [...house.shelf.procedures.keys()],
          problems: house.shelf.problems.length,
          time: now,
        },
        version === undefined ? 503 : 200,
      )
    },
  },
  {
    method: 'GET',
    path: '/health/record',
    async handle({ house, session }) {
      const may = session?.roles.some(role => role === 'oversight' || role === 'administrator')
      if (!may) return nothing
      const found = await house.recordIsSound()
      return json({ record: found, at: house.lastRecount()?.at }, found === sound ? 200 : 500)
    },
  },
]

const sound = 'sound'
const away = 'does not answer'

const json = (body: object, status = 200): Answer => ({
  file: `${JSON.stringify(body, null, 2)}\n`,
  type: 'application/json; charset=utf-8',
  status,
})

/** The version of the database; undefined when it does not answer. */
async function askDatabase(house: Visit['house']): Promise<string | undefined> {
  return await withSystem(house.database.pool, { authority: null }, async tx => {
    const { rows } = await tx.query<{ version: string }>('select version()')
    return rows[0]!.version.split(' ').slice(0, 2).join(' ')
  }).catch(() => undefined)
}
