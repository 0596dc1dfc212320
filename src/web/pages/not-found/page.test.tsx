import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { Fields } from '../../fields.ts'
import { keptFrom } from './kept.tsx'
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

const sent = new Fields({
  command: '2f1b8a53-0f0a-4c6c-9df1-9a1f3a2b7c11',
  reason: ' Two lines,\r\nand <b>marks</b> ',
  choice: 'police-only',
  about: ['A', 'B'],
})

test('the database away, or a fault of ours: every field is on the page, to be read and to be sent as it was', () => {
  for (const error of [failed({ code: '57P01' }), failed({ code: '53100' }), failed({})]) {
    const { trouble } = troubleOf(error)
    const html = renderToString(
      SomethingBroke({ trouble, number: '1', kept: keptFrom('/discussions/SD-0001/x', sent) }),
    )
    assert.match(html, /<form method="post" action="\/discussions\/SD-0001\/x"/)
    assert.match(html, /name="command" value="2f1b8a53-0f0a-4c6c-9df1-9a1f3a2b7c11"/)
    assert.match(html, /name="reason" value=" Two lines,\r\nand &lt;b>marks&lt;\/b> "/)
    assert.equal(html.match(/name="about"/g)?.length, 2)
    assert.match(html, /<dt[^>]*>Reason<\/dt><dd[^>]*> Two lines,\r\nand &lt;b>marks/)
    assert.doesNotMatch(html, /<dd[^>]*>(police-only|2f1b8a53)/, 'what was ticked is sent, and not told back')
    assert.doesNotMatch(html, /Go back/, 'nobody is sent back to an empty form')
  }
})

test('what says that the database is away, and what does not', () => {
  const said = (what: object, message = 'x') => troubleOf(Object.assign(new Error(message), what)).trouble
  for (const code of ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '08006', '53300'])
    assert.equal(said({ code }), 'away', code)
  assert.equal(said({}, 'Connection terminated unexpectedly'), 'away')
  assert.equal(said({ code: 'ENOENT', syscall: 'connect' }), 'away')
  assert.equal(said({ code: 'ENOENT', syscall: 'open' }), 'ours')
  assert.equal(said({ code: '23505' }), 'ours')
})
