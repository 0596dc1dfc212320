import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonical } from './markup.ts'

const same = (one: string, other: string) => assert.equal(canonical(one), canonical(other))
const different = (one: string, other: string) => assert.notEqual(canonical(one), canonical(other))

test('the order of attributes and white space that nobody sees make no difference', () => {
  same('<p id="a" class="b">x</p>', '<p class="b" id="a">\n  x\n</p>')
  same('<div><p>x</p></div>', '<div>\n  <p>x</p>\n</div>')
  same('<p>one  <b>two </b>three</p>', '<p>one<b> two</b> three</p>')
  same('<input disabled>', '<input disabled="" />')
  same('<p>&quot;&#39;&lt;</p>', '<p>"\'&lt;</p>')
})

test('everything else does', () => {
  different('<p class="a">x</p>', '<p class="b">x</p>')
  different('<p class="a b">x</p>', '<p class="b a">x</p>')
  different('<p id="">x</p>', '<p>x</p>')
  different('<p>x</p>', '<p>y</p>')
  different('<p>x</p>', '<div>x</div>')
  different('<p></p><div></div>', '<div></div><p></p>')
  different('<p><b>x</b>y</p>', '<p><b>xy</b></p>')
  different('<p>one<b>two</b></p>', '<p>one <b>two</b></p>')
  different('<p>x\u00a0y</p>', '<p>x y</p>')
  different('<textarea> x</textarea>', '<textarea>x</textarea>')
  different('<svg viewBox="0 0 1 1"></svg>', '<svg viewbox="0 0 1 1"></svg>')
})

test('HTML that is not well-formed is refused, not guessed at', () => {
  assert.throws(() => canonical('<p><b>x</p></b>'), /closes/)
  assert.throws(() => canonical('<p>x'), /never closed/)
  assert.throws(() => canonical('<p>&thing;</p>'), /Unknown entity/)
  assert.throws(() => canonical('a < b'), /Not well-formed/)
})
