import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendar } from './calendar.ts'

async function ask(...args: string[]): Promise<{ code: number; said: string[] }> {
  const said: string[] = []
  const code = await calendar(args, line => said.push(line))
  return { code, said }
}

test('when is the conference due? asked at a prompt, answered in a sentence', async () => {
  const { code, said } = await ask('due', '--from', '2025-04-10', '--allow', '15wd')
  assert.equal(code, 0)
  assert.equal(said[0], 'By the end of Tuesday 6 May 2025: 15 working days after Thursday 10 April 2025')
})

test('and how was that worked out?', async () => {
  const { said } = await ask('due', '--from', '2025-04-17T10:00', '--allow', '2wd', '--explain')
  assert.deepEqual(said.slice(1, 8), [
    '   0  Thursday 17 April 2025',
    '   –  Friday 18 April 2025: Good Friday',
    '   –  Saturday 19 April 2025: Saturday',
    '   –  Sunday 20 April 2025: Sunday',
    '   –  Monday 21 April 2025: Easter Monday',
    '   1  Tuesday 22 April 2025',
    '   2  Wednesday 23 April 2025',
  ])
})

test('a town hall’s own way of counting can be tried', async () => {
  const closed = await ask(
    'due',
    '--from',
    '2025-12-24T10:00',
    '--allow',
    '2wd',
    '--closure',
    '2025-12-29,2025-12-30',
  )
  assert.match(closed.said[0]!, /^By the end of Friday 2 January 2026/)
  const options = [
    '--count-from',
    'event-day',
    '--edge',
    'office-close',
    '--late-receipt',
    'next-working-day',
  ]
  const counted = await ask('due', '--from', '2025-06-10T18:00', '--allow', '1wd', ...options)
  assert.match(counted.said[0]!, /^By 5:00pm on Wednesday 11 June 2025: 1 working day, counting/)
})

test('as JSON, with the calendar it was counted from', async () => {
  const { said } = await ask('due', '--from', '2025-10-25T14:00', '--allow', '24h', '--json')
  const answer = JSON.parse(said.join('\n'))
  assert.equal(answer.due.at, '2025-10-26T13:00:00.000Z')
  assert.equal(answer.due.atLondon, '2025-10-26T13:00')
  assert.match(answer.calendar.hash, /^[0-9a-f]{64}$/)
  assert.equal(
    JSON.parse((await ask('due', '--from', '2025-10-25', '--allow', 'none', '--json')).said[0]!).due.at,
    null,
  )
})

const refusals: [string, string[], RegExp][] = [
  [
    'a mistyped allowance',
    ['--from', '2025-04-10', '--allow', '15'],
    /^--allow: “15” is not an allowance\. Write 15wd/,
  ],
  ['no start', ['--allow', '15wd'], /^--from is missing\. Say when/],
  ['no allowance', ['--from', '2025-04-10'], /^--allow is missing/],
  [
    'a day that does not exist',
    ['--from', '2025-02-30', '--allow', '1wd'],
    /^--from: 2025-02-30 is not a day/,
  ],
  ['a time that came twice', ['--from', '2025-10-26T01:30', '--allow', '2h'], /happened twice/],
  [
    'hours from a date without a time',
    ['--from', '2025-04-10', '--allow', '24h'],
    /has no time of day.* Write 2025-04-10T16:30/,
  ],
  [
    'a way of counting nobody knows',
    ['--from', '2025-04-10', '--allow', '1wd', '--edge', 'noon'],
    /^--edge: “noon” is not/,
  ],
  [
    'an option nobody knows',
    ['--form', '2025-04-10'],
    /^Unknown option '--form'\. Write quorate calendar due --help/,
  ],
  [
    'a calendar that is not there',
    ['--from', '2025-04-10', '--allow', '1wd', '--calendar', 'nowhere.json'],
    /nowhere\.json cannot be read \(ENOENT\)/,
  ],
  [
    'a file that is not a calendar',
    ['--from', '2025-04-10', '--allow', '1wd', '--calendar', 'package.json'],
    /is not a list of bank holidays/,
  ],
  [
    'a closure day that is no day',
    ['--from', '2025-04-10', '--allow', '1wd', '--closure', '29/12/2025'],
    /closure day “29\/12\/2025” is not a day/,
  ],
  [
    'a year before the calendar',
    ['--from', '2010-04-10', '--allow', '1wd'],
    /Use a calendar that covers 2010\.$/,
  ],
]

for (const [what, args, sentence] of refusals) {
  test(`${what} is answered with one clear sentence and exit code 2`, async () => {
    const { code, said } = await ask('due', ...args)
    assert.equal(code, 2)
    assert.equal(said.length, 1)
    assert.match(said[0]!, sentence)
  })
}

test('without a question it says how to ask', async () => {
  assert.equal((await ask('--help')).code, 0)
  assert.equal((await ask()).code, 2)
  assert.match((await ask('when')).said[0]!, /“calendar when” is not known/)
  assert.match((await ask('due', '--help')).said[0]!, /^quorate calendar due --from/)
})
