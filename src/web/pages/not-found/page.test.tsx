import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { SomethingBroke } from './page.tsx'
import { troubleOf } from './trouble.ts'

const failed = (what: object) => Object.assign(new Error('could not extend file "base/1/2"'), what)
const shown = (error: Error) =>
  renderToString(SomethingBroke({ trouble: troubleOf(error).trouble, number: '1a2b3c4d' }))

test('a full disk is said as a full disk, whether the database or the system noticed it', () => {
  for (const code of ['53100', 'ENOSPC', 'EDQUOT']) {
    assert.equal(troubleOf(failed({ code })).status, 503)
    assert.match(
      shown(failed({ code })),
      /The disk of the server is full\..*what you just sent is not\s+saved/s,
    )
  }
})

test('anything else is our fault and has a number; a form that is too long is said to be', () => {
  assert.equal(troubleOf(failed({ code: '22P02' })).status, 500)
  assert.match(shown(failed({})), /tell your support desk this number: 1a2b3c4d/)
  assert.match(shown(failed({ statusCode: 413 })), /under 4 megabytes/)
  for (const error of [failed({}), failed({ code: '53100' })]) assert.doesNotMatch(shown(error), /base\/1/)
})
