/**
 * The forms before there is a discussion, and those about the procedure itself: refused with the words kept, done once however
 * often they are sent, and whatever is sent gets a page.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Sent } from './posts/form-in.ts'
import { amira, anselm, callum, PostsHouse, tomasz, winifred } from './posts/house.ts'
import { nonsense } from './posts/nonsense.ts'

let house: PostsHouse
before(async () => {
  house = await PostsHouse.open()
})
after(() => house.close())

/** A form: who sends it from where, what they fill in, what it needs, which fields hold words, where it leads. */
type Plain = {
  who: string
  /** Signed in, and there is nothing here for them. */
  stranger: string
  /** Makes what the form is about; the page it stands on, and where it goes. */
  place: () => Promise<{ page: string; to: string }>
  fill: Sent
  needs: readonly string[]
  words: readonly string[]
  leads: RegExp
}

const drafts = '/procedure/drafts'
async function request(): Promise<string> {
  const form = await house.form(amira, '/ask', '/ask')
  return (await house.ask(amira, '/ask', form)).to
}
const step = (name: string) => async () => {
  const to = `${await request()}/${name}`
  return { page: to, to }
}
async function draft(): Promise<string> {
  const form = await house.form(winifred, drafts, drafts)
  const sent = { ...form, name: 'For next year' }
  const came = await house.ask(winifred, drafts, sent)
  assert.equal(came.status, 303, came.body.slice(0, 3000))
  const at = came.to.split('?')[0]!
  // Word for word it is the version it began with, which cannot be published a second time.
  const opened = await house.form(winifred, at, at)
  await house.ask(winifred, at, {
    ...opened,
    text: `${String(opened.text)}\n# For next year: ${randomUUID()}\n`,
  })
  return at
}
const from = (month: number) => ({ 'from-day': '1', 'from-month': String(month), 'from-year': '2027' })

const posts: Readonly<Record<string, Plain>> = {
  '/ask': {
    who: amira,
    stranger: tomasz,
    place: async () => ({ page: '/ask', to: '/ask' }),
    fill: {},
    needs: [],
    words: [],
    leads: /^\/ask\/[0-9a-f-]{36}$/,
  },
  '/ask/:request/:step': {
    who: amira,
    stranger: callum,
    place: step('when'),
    fill: {
      'risk-identified-day': '1',
      'risk-identified-month': '12',
      'risk-identified-year': '2026',
      'risk-identified-time': '8am',
    },
    needs: ['risk-identified-day'],
    words: ['risk-identified-time'],
    leads: /^\/ask\//,
  },
  '/ask/:request/children/:child': {
    who: amira,
    stranger: callum,
    place: step('children/A'),
    fill: { name: 'Ada Quillfeather', address: '1 Mill Lane', school: 'Fernbank' },
    needs: ['name'],
    words: ['address', 'school'],
    leads: /\/children$/,
  },
  '/ask/:request/children/:child/remove': {
    who: amira,
    stranger: callum,
    place: async () => {
      const at = await request()
      await house.ask(amira, `${at}/children/A`, { name: 'Ada' })
      return { page: `${at}/children`, to: `${at}/children/A/remove` }
    },
    fill: {},
    needs: [],
    words: [],
    leads: /^\/ask\//,
  },
  '/ask/:request/throw-away': {
    who: amira,
    stranger: callum,
    place: async () => {
      const at = await request()
      return { page: at, to: `${at}/throw-away` }
    },
    fill: {},
    needs: [],
    words: [],
    leads: /done=thrown-away/,
  },
  '/ask/:request/check': {
    who: amira,
    stranger: callum,
    place: async () => {
      const at = await request()
      await house.ask(amira, `${at}/children/A`, { name: 'Ada Quillfeather' })
      await house.ask(amira, `${at}/urgency`, { urgency: 'two-working-days' })
      await house.ask(amira, `${at}/people`, { chair: house.personOf('Dilys Okonjo').id })
      return { page: `${at}/check`, to: `${at}/check` }
    },
    fill: { incomplete: 'The child cannot wait.' },
    needs: ['incomplete'],
    words: [],
    leads: /\/threshold\?done=asked/,
  },
  [drafts]: {
    who: winifred,
    stranger: amira,
    place: async () => ({ page: drafts, to: drafts }),
    fill: { name: 'For next year' },
    needs: ['name'],
    words: [],
    leads: /^\/procedure\/drafts\//,
  },
  '/procedure/drafts/:draft': {
    who: winifred,
    stranger: amira,
    place: async () => {
      const to = await draft()
      return { page: to, to }
    },
    fill: { text: 'Not a procedure yet.' },
    needs: [],
    words: [],
    leads: /done=saved/,
  },
  '/procedure/drafts/:draft/propose': {
    who: winifred,
    stranger: amira,
    place: async () => {
      const to = `${await draft()}/propose`
      return { page: to, to }
    },
    fill: { id: 'aldermere/2027', ...from(4), reason: 'Shorter words.' },
    needs: ['id', 'reason', 'from-day'],
    words: ['id', 'reason'],
    leads: /done=proposed/,
  },
  '/procedure/drafts/:draft/discard': {
    who: winifred,
    stranger: amira,
    place: async () => {
      const at = await draft()
      return { page: at, to: `${at}/discard` }
    },
    fill: {},
    needs: [],
    words: [],
    leads: /^\/procedure\/drafts/,
  },
  '/procedure/adopt': {
    who: winifred,
    stranger: amira,
    place: async () => ({ page: '/procedure/adopt', to: '/procedure/adopt' }),
    fill: { id: 'bradford/2023', ...from(5), reason: 'One county.' },
    needs: ['reason', 'from-day'],
    words: ['reason'],
    leads: /done=proposed/,
  },
}

/** What a page says is wrong. */
const said = (html: string): string =>
  /error-summary__list[\s\S]*?<\/ul>/.exec(html)?.[0] ?? html.slice(0, 500)

const again = (form: Sent): Sent =>
  Object.fromEntries(
    Object.entries(form).map(([name, value]) =>
      ['command', 'draft', 'proposal'].includes(name) ? [name, randomUUID()] : [name, value],
    ),
  )

for (const [path, post] of Object.entries(posts)) {
  test(`${path}: refused when something is missing, with the words kept; done once, however often it is sent`, async () => {
    const { page, to } = await post.place()
    const form = { ...(await house.form(post.who, page, to)), ...post.fill }
    for (const missing of post.needs) {
      const came = await house.ask(post.who, to, { ...again(form), [missing]: '' })
      assert.equal(came.status, 422, `without ${missing}: ${came.status} ${came.to}`)
      for (const field of post.words)
        if (field !== missing)
          assert.ok(came.body.includes(String(form[field as keyof typeof form])), `${field} is lost`)
    }
    const nobody = await house.ask(undefined, to, again(form))
    assert.ok(
      nobody.status === 401 || nobody.to.startsWith('/sign-in'),
      `without a session: ${nobody.status}`,
    )
    const stranger = await house.ask(post.stranger, to, again(form))
    assert.ok(
      stranger.status === 404 || stranger.to === '/ask',
      `${post.stranger}: ${stranger.status} ${stranger.to}`,
    )
    const done = await house.ask(post.who, to, form)
    assert.equal(done.status, 303, said(done.body))
    assert.match(done.to, post.leads)
    const twice = await house.ask(post.who, to, form)
    assert.ok(twice.status < 500, `sent twice: ${twice.status}`)
  })

  test(`${path}: whatever is sent gets a page`, async () => {
    const { page, to } = await post.place()
    const form = { ...(await house.form(post.who, page, to)), ...post.fill }
    for (const [kind, value] of nonsense) {
      const all = Object.fromEntries(Object.keys(form).map(field => [field, value]))
      const came = await house.ask(post.who, to, all)
      assert.ok(came.status < 500, `${kind} in every field: ${came.status}`)
      for (const field of Object.keys(form)) {
        const one = await house.ask(post.who, to, { ...again(form), [field]: value })
        assert.ok(one.status < 500, `${kind} in ${field}: ${one.status}`)
      }
    }
    assert.ok((await house.ask(post.who, to, {})).status < 500)
  })
}

test('a proposal is approved once, by somebody else, and withdrawn by whoever made it', async () => {
  const to = `${await draft()}/propose`
  const form = {
    ...(await house.form(winifred, to, to)),
    id: 'aldermere/2028',
    ...from(6),
    reason: 'Shorter words.',
  }
  const proposed = await house.ask(winifred, to, form)
  assert.equal(proposed.status, 303, said(proposed.body))
  const { body } = await house.ask(anselm, drafts)
  const proposal = /\/procedure\/proposals\/[0-9a-f-]{36}/.exec(body)![0]
  for (const [, value] of nonsense)
    for (const sent of [{ answer: value, reason: value }, { answer: 'approve', reason: value }, {}])
      assert.ok((await house.ask(winifred, proposal, sent)).status < 500)
  const unsaid = await house.ask(anselm, proposal, { answer: '', reason: 'Read it twice.' })
  assert.equal(unsaid.status, 422)
  assert.ok(unsaid.body.includes('Read it twice.'))
  assert.equal((await house.ask(undefined, proposal, { answer: 'approve', reason: 'x y' })).status, 401)
  assert.equal((await house.ask(amira, proposal, { answer: 'approve', reason: 'x' })).status, 404)
  assert.equal((await house.ask(anselm, proposal, { answer: 'approve', reason: 'Read.' })).status, 303)
  assert.ok((await house.ask(anselm, proposal, { answer: 'approve', reason: 'Read.' })).status < 500)

  const back = `/procedure/withdraw?id=${encodeURIComponent('aldermere/2028')}&from=2027-06-01`
  const withdraw = await house.form(winifred, back, '/procedure/withdraw')
  const silent = await house.ask(winifred, '/procedure/withdraw', { ...withdraw, reason: '' })
  assert.equal(silent.status, 422)
  for (const [kind, value] of nonsense)
    for (const field of [...Object.keys(withdraw), 'reason']) {
      const came = await house.ask(winifred, '/procedure/withdraw', { ...withdraw, [field]: value })
      assert.ok(came.status < 500, `${kind} in ${field}: ${came.status}`)
    }
  assert.equal(
    (await house.ask(winifred, '/procedure/withdraw', { ...withdraw, reason: 'Not yet.' })).status,
    303,
  )
})
