import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { checkDraft } from '../procedure/checking/draft.ts'
import { walkPack } from '../procedure/pack/walk.ts'
import { check, examineBeside } from './check-beside.ts'

const bristol = readFileSync('procedures/bristol/2024.yaml', 'utf8')
const id = 'bristol/2026'
const name = 'What changes in January'
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const keys = (count: number) => Array.from({ length: count }, (_, at) => `key-${at}: ${at}`).join('\n')

test('checked beside the house a draft has the same faults, in the same lines, as checked here', async () => {
  for (const text of [
    bristol,
    bristol.replace('force: must', 'force: mussed'),
    bristol.replaceAll('id: BR24-202', 'id: BR24-203'),
    'nonsense: [',
    '',
  ]) {
    const [beside, here] = [
      await check({ text, name }, id),
      checkDraft({ text, hash: sha256(text), id, file: name }),
    ]
    assert.deepEqual({ ...beside, read: beside.read?.pack }, { ...here, read: here.read?.pack })
    for (const { path } of here.read ? walkPack(here.read.pack).rules : [])
      assert.deepEqual(beside.read!.at(path, ''), here.read!.at(path, ''))
  }
})

test('while a draft of hundreds of kilobytes is read, the house goes on', async () => {
  let answered = 0
  // Checked here, the draft would let nobody else have a turn until it is done.
  const others = setInterval(() => {
    answered += 1
  }, 1)
  const { errors } = await check({ text: keys(40_000), name }, id)
  clearInterval(others)
  assert.ok(errors.length > 0)
  assert.ok(answered > 10, `others had ${answered} turns meanwhile`)
})

test('a draft that takes too long is given up with a sentence, and opening it again costs nothing', async () => {
  const text = `# hopeless\n${keys(60_000)}`
  const { errors, read } = await examineBeside(text, name, sha256(text), 100)
  assert.equal(read, undefined)
  assert.deepEqual(
    errors.map(({ line, says }) => [line, says]),
    [
      [
        1,
        'this draft could not be checked: it takes longer than 0.1 seconds to read, and no procedure does. Take out what does not belong there, and save again.',
      ],
    ],
  )
  // Tried again it would be given the usual time, and the sentence would say that.
  assert.deepEqual((await check({ text, name }, id)).errors, errors)
  assert.deepEqual((await check({ text: bristol, name }, id)).errors, [], 'the next draft is checked as ever')
})
