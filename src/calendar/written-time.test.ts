import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readWrittenTime } from './written-time.ts'

test('times are read the way people write them', () => {
  for (const [written, time] of [
    ['14:30', '14:30'],
    ['2:30pm', '14:30'],
    ['2.30 pm', '14:30'],
    ['2.30 p.m.', '14:30'],
    ['2pm', '14:00'],
    ['1430', '14:30'],
    ['0230', '02:30'],
    ['02:30', '02:30'],
    [' 9 am ', '09:00'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['0:05', '00:05'],
  ] as const)
    assert.deepEqual(readWrittenTime(written), { time }, written)
})

test('“2:30” may be at night or in the afternoon, so it is neither until somebody says', () => {
  assert.deepEqual(readWrittenTime('2:30'), { either: ['02:30', '14:30'] })
  assert.deepEqual(readWrittenTime('7'), { either: ['07:00', '19:00'] })
  assert.deepEqual(readWrittenTime('1.15'), { either: ['01:15', '13:15'] })
})

test('“9:20” is in the morning and “12:15” after noon, as everybody reads them', () => {
  assert.deepEqual(readWrittenTime('9'), { time: '09:00' })
  assert.deepEqual(readWrittenTime('9:20'), { time: '09:20' })
  assert.deepEqual(readWrittenTime('12:15'), { time: '12:15' })
})

test('what is no time is not guessed', () => {
  for (const written of ['', 'noon', '25:00', '14:60', '13pm', '0am', '2:3', '-1', '14:30:00', '12345'])
    assert.equal(readWrittenTime(written), undefined, written)
})
