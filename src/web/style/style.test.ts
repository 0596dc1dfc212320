import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { assets, fontFiles } from './assets.ts'
import { compileBeside } from './beside.ts'
import { compileStyle } from './compile.ts'

const { css } = compileStyle()

test('compiled on a thread of its own it is the same style sheet', async () => {
  assert.equal(await compileBeside(), css)
})

test('pages wear our own dress: our font and colours, and nothing that is reserved for GOV.UK', () => {
  assert.match(css, /font-family:"?Source Sans 3 Variable/)
  assert.match(css, /\.quorate-header\{[^}]*#28a197/)
  assert.match(css, /#12436d/)
  assert.doesNotMatch(css, /GDS Transport/)
  assert.doesNotMatch(css, /crest/)
})

test('the components of both design systems are dressed, and ours', () => {
  for (const block of [
    'govuk-button',
    'govuk-task-list',
    'govuk-service-navigation',
    'moj-timeline',
    'moj-badge',
  ]) {
    assert.match(css, new RegExp(`\\.${block}\\{`), block)
  }
  for (const block of [
    'moj-sub-navigation',
    'moj-alert',
    'quorate-count',
    'quorate-clock',
    'quorate-definition',
  ]) {
    assert.match(css, new RegExp(`\\.${block}\\{`), block)
  }
})

test('everything the style sheet asks for is something we serve, and every file we serve is there', () => {
  const asked = [...css.matchAll(/url\("?([^")]+)/g)].map(([, url]) => url)
  const served = new Set(assets.map(asset => asset.url))
  assert.deepEqual(
    asked.filter(url => !url || !served.has(url)),
    [],
  )
  assert.deepEqual(
    fontFiles.filter(font => !asked.includes(font.url)),
    [],
    'fonts served in vain',
  )
  for (const { file } of assets) assert.ok(existsSync(file), file)
})

test('the style sheet is compiled once', () => {
  assert.equal(compileStyle(), compileStyle())
})
