import { withSystem } from '../../../database/index.ts'
import type { Route } from '../../visit.ts'

/** For whoever watches the service: versions, and whether database and record answer. Holds no secret and no name. */
export const healthRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/health',
    open: true,
    async handle({ house, now }) {
      const record = await withSystem(house.database.pool, { authority: null }, async tx => {
        const { rows } = await tx.query<{ version: string }>('select version()')
        return { database: 'sound', version: rows[0]!.version.split(' ').slice(0, 2).join(' ') }
      }).catch(() => ({ database: 'does not answer', version: undefined }))
      const body = {
        quorate: house.version,
        node: process.version,
        postgres: record.version,
        database: record.database,
        record: await house.recordIsSound().catch(() => 'cannot be read'),
        procedures: [...house.shelf.procedures.keys()],
        problems: house.shelf.problems.length,
        time: now,
      }
      return { file: `${JSON.stringify(body, null, 2)}\n`, type: 'application/json; charset=utf-8' }
    },
  },
]
