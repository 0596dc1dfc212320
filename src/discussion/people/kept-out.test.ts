import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isBlocked, isNamedIn } from './kept-out.ts'

test('somebody is kept out by who they are, or else by the role they hold at the agency', () => {
  assert.equal(isBlocked([{ person: 'p1', role: 'teacher' }], { person: 'p2', role: 'teacher' }), false)
  assert.equal(isBlocked([{ role: 'teacher' }], { person: 'p2', role: 'teacher' }), true)
  assert.equal(isBlocked([{ role: 'school' }], { seat: 'school', agency: 'Oakfield' }), true)
  assert.equal(isBlocked([{ agency: 'Oakfield' }], { seat: 'school', agency: 'Oakfield' }), true)
  assert.equal(
    isBlocked([{ role: 'teacher', agency: 'Elm' }], { role: 'teacher', agency: 'Oakfield' }),
    false,
  )
  assert.equal(isBlocked([], { person: 'p1' }), false)
})

test('a name in a sentence is found, a part of one is not', () => {
  const said = 'Mr John Smith, the football coach. And his wife Ann-Marie Smith: a.smith@club.example'
  assert.ok(isNamedIn(said, { name: 'john smith' }))
  assert.ok(isNamedIn(said, { name: 'Smith, Annmarie' }))
  assert.ok(isNamedIn(said, { email: 'A.Smith@club.example' }))
  for (const name of ['Ann Smith', 'John', 'Football', 'John Coach', ''])
    assert.equal(isNamedIn(said, { name }), false, name)
  assert.equal(isNamedIn('None known', { name: 'Nan Known' }), false)
  assert.equal(isNamedIn(undefined, { name: 'John Smith' }), false)
})

const word = fc.stringMatching(/^[a-z]{3,9}$/)
test('a block on somebody meets them in every spelling, and somebody of another name in none', () => {
  fc.assert(
    fc.property(word, word, word, (first, last, another) => {
      fc.pre(new Set([first, last, another]).size === 3)
      const block = [{ person: 'p', name: `${first} ${last}` }]
      for (const name of [`${last}, ${first}`, `${first.toUpperCase()} ${last}`, `Dr ${first}  ${last}`])
        assert.ok(isBlocked(block, { name, agency: 'Anywhere' }), name)
      assert.equal(isBlocked(block, { name: `${another} ${last}` }), false)
    }),
  )
})
