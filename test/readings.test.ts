/** The record of readings (decisions/0011): all of them, each with a place that says so itself. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const record = 'decisions/0011-readings-of-what-the-documents-leave-open.md'
const ambiguities = 85
/** Followed by nothing that could say so; the record says why. */
const withoutPlace = ['AMB-69']

test('every reading of what the documents leave open has its place, and the place says so', () => {
  const rows = readFileSync(record, 'utf8')
    .split('\n')
    .flatMap(line => {
      const [, id, says, where] = /^\| (AMB-\d\d) \| (.+?) \| (.+) \|$/.exec(line) ?? []
      return id && says && where ? [{ id, where }] : []
    })
  assert.deepEqual(
    rows.map(({ id }) => id),
    Array.from({ length: ambiguities }, (_, at) => `AMB-${String(at + 1).padStart(2, '0')}`),
  )
  for (const { id, where } of rows.filter(one => !withoutPlace.includes(one.id))) {
    const files = [...where.matchAll(/`([^`]+)`/g)].map(([, file]) => file!)
    assert.ok(files.length > 0, `${id} has no place`)
    for (const file of files)
      assert.ok(readFileSync(file, 'utf8').includes(id), `${file} does not name ${id}`)
  }
})
