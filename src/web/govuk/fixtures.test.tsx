import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ComponentChildren, type FunctionComponent, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { Input } from './input.tsx'
import { canonical, type Markup, parse } from './testing/markup.ts'
import { quiet } from './quiet.ts'
import { Textarea } from './textarea.tsx'

type Options = Readonly<Record<string, unknown>>
type Fixture = { readonly name: string; readonly options: Options; readonly html: string }

const official = new URL('./components/', import.meta.resolve('govuk-frontend'))
const shipped = readdirSync(official, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)
const ours = readdirSync(import.meta.dirname).filter(file => /^[a-z-]+\.tsx$/.test(file))
/** Those of the design system’s components that our pages use. */
const folders = shipped.filter(folder => ours.includes(`${folder}.tsx`))
const fixtures = new Map(folders.map(folder => [folder, fixturesOf(folder)]))

function fixturesOf(folder: string): readonly Fixture[] {
  const file = new URL(`${folder}/fixtures.json`, official)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).fixtures : []
}

test('the design system ships its components, each with fixtures, so that we do not prove nothing', () => {
  assert.ok(shipped.length >= 39, `only ${shipped.length} component folders in ${official}`)
  assert.ok(folders.length >= 20, `only ${folders.length} of them are ours`)
  assert.deepEqual(
    folders.filter(folder => !fixtures.get(folder)?.length),
    [],
    'component folders without fixtures',
  )
})

test('every component stands on some page, by itself or in another one', () => {
  const web = join(import.meta.dirname, '..')
  const sources = readdirSync(web, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map(file => ({ file: join(web, file), text: readFileSync(join(web, file), 'utf8') }))
  const usersOf = (file: string) =>
    sources.filter(
      one =>
        basename(one.file) !== file && new RegExp(`from '[^']*/${file.replace('.', '\\.')}'`).test(one.text),
    )
  assert.deepEqual(
    ours.filter(file => usersOf(file).length === 0),
    [],
    'components that nothing uses',
  )
})

for (const [folder, all] of fixtures) {
  test(`${folder}: every official fixture (${all.length}) comes out as the design system writes it`, async () => {
    const Component = await componentOf(folder)
    const wrong = all.flatMap(fixture => {
      const actual = loud(canonical(renderToString(h(Component, propsOf(fixture.options)))))
      const expected = loud(canonical(fixture.html))
      return actual === expected ? [] : [`“${fixture.name}”\n${difference(expected, actual)}`]
    })
    assert.equal(
      wrong.length,
      0,
      `${wrong.length} of ${all.length} differ:\n\n${wrong.slice(0, 5).join('\n\n')}`,
    )
  })
}

/** Without what our fields carry and the design system’s do not (`quiet.ts`): that is looked at below. */
function loud(markup: string): string {
  const names = Object.keys(quiet).filter(name => name !== 'autocomplete')
  return markup.replaceAll(new RegExp(` (?:(?:${names.join('|')})="[^"]*"|autocomplete="off")`, 'g'), '')
}

test('whatever is typed into a field goes nowhere but to us, and no page can say otherwise', () => {
  const fields = [h(Input, { name: 'a', label: 'A' }), h(Textarea, { name: 'a', label: 'A' })].map(field =>
    renderToString(field),
  )
  for (const field of fields)
    for (const [name, value] of Object.entries(quiet))
      assert.ok(field.includes(` ${name}="${value}"`), `${name} in ${field}`)
  const web = join(import.meta.dirname, '..')
  const written = readdirSync(web, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
    .flatMap(file => readFileSync(join(web, file), 'utf8').match(/<(?:input|textarea)\s[^>]*>/g) ?? [])
    .filter(tag => !/type="(?:hidden|checkbox|radio|file)"|type=\{(?:type|kind)\}/.test(tag))
  assert.ok(written.length >= 4, 'this looked at the fields')
  assert.deepEqual(
    written.filter(tag => !tag.includes('{...quiet}')),
    [],
    'fields that are not quiet',
  )
  assert.deepEqual(
    written.filter(tag => /spellcheck|autocorrect|writingsuggestions|contenteditable/i.test(tag)),
    [],
  )
})

async function componentOf(folder: string): Promise<FunctionComponent<Options>> {
  const file = new URL(`./${folder}.tsx`, import.meta.url)
  assert.ok(existsSync(fileURLToPath(file)), `the design system has “${folder}”; we have no ${folder}.tsx`)
  const name = folder.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase())
  const component = (await import(file.href))[name]
  assert.equal(typeof component, 'function', `${folder}.tsx exports no ${name}`)
  return component
}

/*
 * From Nunjucks options to our props, the same for all components:
 * - `html` or `text` is `text`, and `children` at the top; `titleHtml` or `titleText` is `title`, and so on;
 * - `{ text }` alone is just the text; HTML is parsed into elements, because our components take no HTML strings;
 * - attribute values that are true or false are written out, as the templates do.
 */
function propsOf(options: Options): Options {
  const { text, ...props } = worded(options)
  return { ...props, ...(text === undefined ? {} : { children: text }) }
}

function worded(options: Options): Options {
  const props: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(options)) {
    const base = /^(title|heading|summary|description|logo)(Html|Text)$/.exec(key)
    if (key === 'html' || base?.[2] === 'Html') {
      if (value) props[base?.[1] ?? 'text'] = elements(parse(String(value)))
    } else if (key === 'text' || base) {
      if (!options[base ? `${base[1]}Html` : 'html']) props[base?.[1] ?? 'text'] = value
    } else if (/attributes$/i.test(key)) props[key] = written(value as Options)
    else if (key === 'slots') props[key] = slots(value as Options)
    else props[key] = converted(value)
  }
  return props
}

function converted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(item => (isOptions(item) ? worded(item) : converted(item)))
  if (!isOptions(value)) return value
  const onlyWords =
    Object.keys(value).length > 0 && Object.keys(value).every(key => key === 'html' || key === 'text')
  return onlyWords ? worded(value).text : worded(value)
}

function written(attributes: Options): Options {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]))
}

/** Slots are HTML strings; only `end` may be an object that says how it is aligned. */
function slots(all: Options): Options {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, slot]) => {
      if (!isOptions(slot)) return [[name, elements(parse(String(slot)))]]
      return [
        [name, elements(parse(String(slot.html)))],
        [`${name}Inline`, slot.align === 'inline'],
      ]
    }),
  )
}

function elements(markup: readonly Markup[]): ComponentChildren {
  const nodes = markup.map(node =>
    typeof node === 'string'
      ? node
      : h(node.tag, Object.fromEntries(node.attributes), elements(node.children)),
  )
  return <>{nodes}</>
}

function isOptions(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function difference(expected: string, actual: string): string {
  const want = expected.split('\n')
  const have = actual.split('\n')
  const at = want.findIndex((line, index) => line !== have[index])
  const first = at < 0 ? want.length : at
  const part = (sign: string, all: string[]) => all.slice(first, first + 3).map(line => `    ${sign} ${line}`)
  return [`    line ${first + 1}`, ...part('-', want), ...part('+', have)].join('\n')
}
