/** Somebody who must not learn that a discussion exists. */
import assert from 'node:assert/strict'
import type { Person } from './person.ts'

/** A reference nobody has been given. */
const nobodys = 'SD-9415'

/** Every address of the discussion, and what it is called, so that what does not exist can be asked for in the same way. */
export async function findsNothing(
  martin: Person,
  reference: string,
  addresses: readonly string[],
): Promise<number> {
  const at = `/discussions/${reference}`
  const all = new Set([
    ...addresses.filter(path => path.includes(reference)),
    ...[
      '',
      '/threshold',
      '/convene',
      '/reply',
      '/room',
      '/room/parts/all',
      '/live',
      '/decisions',
      '/actions',
    ].map(end => at + end),
    ...['/close', '/minutes', '/copies', '/history', '/clocks/convene', '/answers/legal-advice'].map(
      end => at + end,
    ),
    ...['/minutes/1/pdf', '/minutes/1/word', '/minutes/1/words', '/copies/1/pdf', '/copies/2/word'].map(
      end => at + end,
    ),
  ])
  for (const path of all) {
    await sameAsNothing(path, one => martin.fetches(one), reference)
  }
  for (const path of [
    '/reply',
    '/room/lines',
    '/draft',
    '/room/start',
    '/decisions',
    '/close/sign',
    '/convene/book',
  ])
    await sameAsNothing(
      at + path,
      one => martin.sends(one, { text: 'Is anybody there?', line: crypto.randomUUID() }),
      reference,
    )
  await martin.opens('/work')
  assert.ok(!(await martin.page.content()).includes(reference), 'it stands on his board')
  return all.size
}

/** The minute on the demonstration’s clock may turn between the two answers, so it is asked again once. */
async function sameAsNothing(
  path: string,
  ask: (path: string) => Promise<{ status: number; body: Buffer; headers?: Record<string, string> }>,
  reference: string,
): Promise<void> {
  const both = async () => {
    const there = await ask(path)
    const nothing = await ask(path.replaceAll(reference, nobodys))
    const { date: _one, ...headers } = there.headers ?? {}
    const { date: _other, ...noHeaders } = nothing.headers ?? {}
    return [
      { status: there.status, headers, body: there.body.toString().replaceAll(reference, nobodys) },
      { status: nothing.status, headers: noHeaders, body: nothing.body.toString() },
    ] as const
  }
  let [there, nothing] = await both()
  if (there.body !== nothing.body) [there, nothing] = await both()
  assert.equal(there.status, 404, path)
  assert.deepEqual(there, nothing, path)
}
