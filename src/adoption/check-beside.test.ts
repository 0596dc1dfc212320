import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { checkDraft } from '../procedure/checking/draft.ts'
import { walkPack } from '../procedure/walk.ts'
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
  let longest_ms = 0
  let before = performance.now()
  const beating = setInterval(() => {
    longest_ms = Math.max(longest_ms, performance.now() - before)
    before = performance.now()
  }, 5)
  const used = performance.eventLoopUtilization()
  const { errors } = await check({ text: keys(40_000), name }, id)
  const { active } = performance.eventLoopUtilization(used)
  clearInterval(beating)
  assert.ok(errors.length > 0)
  assert.ok(active < 500, `the house itself was busy for ${active} ms`)
  assert.ok(longest_ms < 500, `somebody waited ${longest_ms} ms`)
})

test('a draft that takes too long is given up with a sentence, and opening it again costs nothing', async () => {
  const text = `# hopeless\n${keys(60_000)}`
  const began = performance.now()
  const { errors, read } = await examineBeside(text, name, sha256(text), 100)
  assert.ok(performance.now() - began < 5_000)
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
  const used = process.cpuUsage()
  for (let opening = 0; opening < 50; opening++) await check({ text, name }, id)
  await pause(200)
  const { user } = process.cpuUsage(used)
  assert.ok(user < 400_000, `fifty openings took ${user} µs of the processor`)
  assert.deepEqual((await check({ text: bristol, name }, id)).errors, [], 'the next draft is checked as ever')
})
