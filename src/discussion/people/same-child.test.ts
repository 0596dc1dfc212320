import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sameChild } from './same-child.ts'

const child = (name: string | undefined, born?: string) => ({
  id: 'A',
  facts: {},
  ...(name !== undefined && { name }),
  ...(born !== undefined && { born }),
})
const niamh = child('Niamh O’Brien', '2016-05-01')

test('the same name and date of birth are the same child, however the name is spelt', () => {
  for (const name of ['Niamh OBrien', 'O’BRIEN, Niamh', 'niamh o brien'])
    assert.equal(sameChild(niamh, child(name, '2016-05-01')), 'same', name)
})

test('day and month the other way round, a year beside it, no date, a middle name: possibly the same', () => {
  for (const [name, born] of [
    ['Niamh OBrien', '2016-01-05'],
    ['Niamh OBrien', '2015-05-01'],
    ['Niamh OBrien', '2017-05-01'],
    ['Niamh OBrien', undefined],
    ['Niamh Rose O’Brien', '2016-05-01'],
  ] as const)
    assert.equal(sameChild(niamh, child(name, born)), 'possibly', `${name} ${born}`)
})

test('another date, another name, or no name at all: another child', () => {
  for (const [name, born] of [
    ['Niamh O’Brien', '2016-05-02'],
    ['Niamh O’Brien', '2014-05-01'],
    ['Una O’Brien', '2016-05-01'],
    ['Niamh Rose O’Brien', '2015-05-01'],
    [undefined, '2016-05-01'],
  ] as const)
    assert.equal(sameChild(niamh, child(name, born)), undefined, `${name} ${born}`)
})

test('it is the same question whichever child is asked about first', () => {
  const day = fc.integer({ min: 1, max: 12 }).map(one => String(one).padStart(2, '0'))
  const any = fc
    .tuple(
      fc.constantFrom('Niamh O’Brien', 'Niamh Rose OBrien', 'Una Dale'),
      fc.constantFrom('2015', '2016'),
      day,
      day,
    )
    .map(([name, year, month, of]) => child(name, `${year}-${month}-${of}`))
  fc.assert(fc.property(any, any, (one, other) => assert.equal(sameChild(one, other), sameChild(other, one))))
})
