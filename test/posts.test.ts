/**
 * Every form that can be sent is tried: with something missing, as nonsense, done, sent twice, sent late, by nobody, and by
 * somebody who may not. Whatever a browser can send gets a page, and nothing is on record that was not done.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { routes } from '../src/web/server/routes.ts'
import { elsewhere } from './posts/elsewhere.ts'
import { fromThenOn } from './posts/from-then-on.ts'
import type { Sent } from './posts/form-in.ts'
import { PostsHouse, type Stage, stages, type HouseDiscussion } from './posts/house.ts'
import { inTheRoom } from './posts/in-the-room.ts'
import { nonsense } from './posts/nonsense.ts'
import type { Here, Post } from './posts/post.ts'
import { untilItBegins } from './posts/until-it-begins.ts'

const posts: Readonly<Record<string, Post>> = { ...untilItBegins, ...inTheRoom, ...fromThenOn }
let house: PostsHouse
before(async () => {
  house = await PostsHouse.open()
})
after(() => house.close())

test('every form there is stands in these tables, and none that is gone', () => {
  const there = routes.filter(route => route.method === 'POST').map(route => route.path)
  assert.deepEqual([...Object.keys(posts), ...Object.keys(elsewhere)].sort(), [...there].sort())
  for (const [path, file] of Object.entries(elsewhere))
    assert.ok(existsSync(file), `${path}: ${file} is gone`)
})

/** A form as it stands in the page, filled in; with where it goes. */
type Filled = { here: Here; to: string; form: Sent }

async function filled(path: string, post: Post, told: HouseDiscussion): Promise<Filled> {
  const bare = { ...told, house, discussion: await house.read(told.id) }
  const found = await post.before?.(bare)
  const here = { ...bare, found, discussion: await house.read(told.id) }
  const params = { reference: told.reference, ...post.params?.(here) } as Record<string, string>
  const to = path.replaceAll(/:([a-z]+)/g, (_, name: string) => params[name] ?? '')
  const form = post.bare ? {} : await house.form(post.who, post.page?.(here, to) ?? to, to)
  return { here, to, form: { ...form, ...post.fill(here, form) } }
}

const told = (post: Post): Promise<HouseDiscussion> => house.discussion(post.stage, post.under)
const again = (form: Sent): Sent => ({ ...form, command: randomUUID() })
const escaped = (words: string) =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const namesOf = <T>(
  of: readonly T[] | ((here: Here, form: Sent) => readonly T[]),
  { here, form }: Filled,
): readonly T[] => (typeof of === 'function' ? of(here, form) : of)
const words = (form: Sent, field: string): string => [form[field] ?? ''].flat()[0] ?? ''

for (const [path, post] of Object.entries(posts)) {
  test(`${path}: refused when something is missing, with the words kept; done once, however often it is sent`, async () => {
    const one = await filled(path, post, await told(post))
    const { here, to, form } = one
    const before = await house.story(here.id)
    for (const needed of namesOf(post.needs, one)) {
      const missing = [needed].flat()
      const without = Object.fromEntries(missing.map(field => [field, '']))
      const came = await house.ask(post.who, to, { ...again(form), ...without })
      assert.equal(came.status, 422, `without ${missing}: ${came.status} ${came.to}`)
      for (const field of namesOf(post.words, one))
        if (!missing.includes(field))
          assert.ok(came.body.includes(escaped(words(form, field))), `without ${missing}, ${field} is lost`)
    }
    const nobody = await house.ask(undefined, to, again(form))
    assert.equal(nobody.status, 401, 'without a session')
    for (const field of namesOf(post.words, one))
      assert.ok(nobody.body.includes(escaped(words(form, field))), `${field} is lost with the session`)
    if (post.stranger) {
      const came = await house.ask(post.stranger, to, again(form))
      assert.ok([404, 422].includes(came.status), `${post.stranger}: ${came.status} ${came.to}`)
    }
    assert.deepEqual(await house.story(here.id), before, 'something is on record that was refused')

    const done = await house.ask(post.who, to, form)
    if (post.makes.length > 0) assert.equal(done.status, 303, text(done.body))
    assert.ok(done.status < 400, text(done.body))
    const story = await house.story(here.id)
    assert.deepEqual(only(post.makes, story.slice(before.length)), post.makes)
    const twice = await house.ask(post.who, to, form)
    assert.ok(twice.status < 400, `sent twice: ${twice.status} ${text(twice.body)}`)
    assert.deepEqual(await house.story(here.id), story, 'a double click is on record twice')
  })

  test(`${path}: whatever is sent gets a page`, async () => {
    const { to, form } = await filled(path, post, await told(post))
    for (const [kind, value] of nonsense) {
      const all = Object.fromEntries(Object.keys(form).map(field => [field, value]))
      await isAnswered(post, to, all, `${kind} in every field`)
      for (const field of Object.keys(form))
        if (kind === 'not an id' || kind === 'NUL')
          await isAnswered(post, to, { ...again(form), [field]: value }, `${kind} in ${field}`)
    }
    await isAnswered(post, to, { ...again(form), ['__proto__']: 'x', toString: 'y' }, 'names of every object')
    await isAnswered(post, to, {}, 'nothing')
    const longest = namesOf(post.words, { here: {} as Here, to, form })[0] ?? 'words'
    await isAnswered(post, to, { ...again(form), [longest]: 'y'.repeat(1_000_000) }, 'a megabyte')
  })
}

async function isAnswered(post: Post, to: string, sent: Sent, what: string): Promise<void> {
  const came = await house.ask(post.who, to, sent)
  assert.ok(came.status < 500, `${what}: ${came.status}`)
  assert.ok(came.status === 303 || came.body.length > 0, `${what}: an empty page`)
}

/** Of what happened, the kinds that are looked for, each as often as it is looked for. */
function only(wanted: readonly string[], happened: readonly string[]): string[] {
  const left = [...happened]
  return wanted.filter(one => {
    const found = left.indexOf(one)
    if (found >= 0) left.splice(found, 1)
    return found >= 0
  })
}

const text = (html: string): string =>
  html
    .replaceAll(/<(script|style|svg)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 1500)

for (const [from, stage] of stages.entries())
  for (const later of stages.slice(from + 1))
    test(`forms opened when a discussion was ${stage} and sent when it was ${later} get a page, and claim nothing`, async () => {
      await sentLate(stage, later)
    })

async function sentLate(stage: Stage, later: Stage): Promise<void> {
  const mine = Object.entries(posts).filter(([, post]) => post.stage === stage && !post.before && !post.under)
  if (mine.length === 0) return
  const one = await house.discussion(stage)
  const forms: (Filled & { post: Post; path: string })[] = []
  for (const [path, post] of mine) forms.push({ ...(await filled(path, post, one)), post, path })
  for (const next of stages.slice(stages.indexOf(stage) + 1, stages.indexOf(later) + 1))
    await house.goOn(one, next)
  for (const { post, path, to, form } of forms) {
    const before = await house.story(one.id)
    const came = await house.ask(post.who, to, form)
    const grown = (await house.story(one.id)).slice(before.length)
    assert.ok([200, 303, 404, 422].includes(came.status), `${path}: ${came.status}`)
    if (came.status === 404 || came.status === 422 || came.status === 200)
      assert.deepEqual(grown, [], `${path}: refused and on record all the same`)
    else if (post.makes.length > 0 && /done=/.test(came.to) && came.to.startsWith(`${one.at}/`))
      assert.ok(grown.length > 0, `${path}: says “${came.to}” and nothing happened`)
    if (came.status === 422) assert.match(came.body, /There is a problem/, `${path}: no sentence`)
  }
}
