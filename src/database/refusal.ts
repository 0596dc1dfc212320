/**
 * The program cannot start, and a person can do something about it.
 *
 * The message is one sentence or two: what is wrong, where, and what to do. It is printed alone, without a stack.
 */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal'
}

/** The code of a failed system call (`EACCES`, `ENOSPC` …) or of a PostgreSQL error (`28P01` …), if it has one. */
export function errorCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code
  return typeof code === 'string' ? code : undefined
}
