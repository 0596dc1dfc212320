import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { assets, fontFiles } from './assets.ts'
import { compileScripts } from './compile-scripts.ts'
import { compileStyle } from './compile-style.ts'
import { compileBeside } from './compiled.ts'

const { css } = compileStyle()
const source = join(import.meta.dirname, '..')
const isComponent = (file: string): boolean => file.endsWith('.tsx')

test('compiled on a thread of its own it is the same style sheet, and the same scripts', async () => {
  assert.deepEqual(await compileBeside(), { css, scripts: compileScripts() })
})

test('a script is one module that asks for no other, and for nothing of the server', () => {
  for (const [name, script] of Object.entries(compileScripts())) {
    assert.ok(script.length > 100, name)
    assert.doesNotMatch(script, /\bimport\s*[{*"'(]|\brequire\(|node:/, name)
  }
})

test('whatever of the design system moves on a page is set going, and nothing else', () => {
  const components = readdirSync(join(source, 'govuk'))
    .filter(isComponent)
    .map(file => readFileSync(join(source, 'govuk', file), 'utf8'))
  const written = components.flatMap(text =>
    [...text.matchAll(/data-module\W{1,4}(govuk-[a-z-]+)/g)].map(([, name]) => name),
  )
  const { enhance } = compileScripts()
  const started = [...enhance.matchAll(/moduleName\s*=\s*["'](govuk-[a-z-]+)/g)].map(([, name]) => name)
  assert.deepEqual([...new Set(started)].sort(), [...new Set(written)].sort())
})

test('what browsers run is written with types, like everything else', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  assert.ok(files.length > 200, 'this looked at the web')
  assert.deepEqual(
    files.filter(file => /\.[cm]?js$/.test(file)),
    [],
  )
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

test('a class is dressed in one place, so that no page is dressed for another', () => {
  const sheets = readdirSync(join(source, 'style')).filter(file => file.endsWith('.scss'))
  const dressed = sheets.flatMap(sheet =>
    [...readFileSync(join(source, 'style', sheet), 'utf8').matchAll(/^\.(quorate-[\w-]+)(?=,$| \{$)/gm)].map(
      ([, name]) => ({ name, sheet }),
    ),
  )
  assert.ok(dressed.length > 200, 'this looked at the sheets')
  assert.deepEqual(
    dressed.filter(one => dressed.some(other => other.name === one.name && other.sheet !== one.sheet)),
    [],
  )
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
