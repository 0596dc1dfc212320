import pg from 'pg'

/** How to reach one database as one role: what `pg` takes, and no more than we use. */
export type Connection = {
  host?: string
  port?: number
  user?: string
  password?: string
  database?: string
  ssl?: pg.ClientConfig['ssl']
}

/** What an address such as `postgres://user:password@host:5432/database?sslmode=verify-full` means. */
export function readConnection(url: string): Connection {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: plainly(url) })
  return {
    host,
    port,
    ssl,
    ...(user && { user }),
    ...(database && { database }),
    ...(password && { password }),
  }
}

/** `pg` takes these words for the strictest one and warns of it in eight lines; an operator reads what is meant instead. */
const plainly = (url: string): string =>
  /uselibpqcompat/.test(url)
    ? url
    : url.replace(/([?&]sslmode=)(prefer|require|verify-ca)\b/, '$1verify-full')

/** Everything of ours lies in this schema, so that a database we share with others stays tidy. */
export const SCHEMA = 'quorate'

/**
 * A statement that runs longer than this is a mistake in a page; a transaction that idles longer holds locks that others
 * wait for. A lock is waited for as long as a crowded room may take to save, and no longer.
 */
const LIMITS = {
  statement_timeout: 30_000,
  idle_in_transaction_session_timeout: 60_000,
  lock_timeout: 10_000,
  connectionTimeoutMillis: 10_000,
}

const INSTANT = 1184
const LOCAL_DATE = 1082
const BIGINT = 20

/** Instants come as ISO text, dates as `YYYY-MM-DD`, bigints as numbers (every count of ours stays below 2^53). */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((type: number, format?: 'text' | 'binary') => {
    if (format !== 'binary') {
      if (type === INSTANT) return (text: string) => new Date(text).toISOString()
      if (type === LOCAL_DATE) return (text: string) => text
      if (type === BIGINT) return readCount
    }
    return pg.types.getTypeParser(type, format)
  }) as typeof pg.types.getTypeParser,
}

function readCount(text: string): number {
  const count = Number(text)
  if (Number.isSafeInteger(count)) return count
  throw new RangeError('a count beyond 2^53')
}

/** The settings of a client or pool for a connection, with our limits and our reading of types. */
export function clientSettings(connection: Connection, name = `quorate ${process.pid}`): pg.PoolConfig {
  const search = `-c search_path=${SCHEMA}`
  // A pipeline: statements asked for together are sent together and carried out in order, without waiting for each answer.
  return { ...LIMITS, ...connection, types, application_name: name, options: search, pipeline: true }
}

/** A pool that survives a restart of the server: a dead connection is dropped and the next one is made anew. */
export function createPool(connection: Connection, most = 10): pg.Pool {
  const pool = new pg.Pool({ ...clientSettings(connection), max: most })
  pool.on('error', () => {})
  // A connection that dies between two statements has nobody to tell, and Node would end the program: the next statement fails
  // instead, and whoever asked for it hears.
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

/** One connection, for the time of `work`. */
export async function withClient<T>(
  connection: Connection,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(clientSettings(connection))
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    void client.end().catch(() => {}) // a server that never lets us in may never say goodbye either
    throw error
  }
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
