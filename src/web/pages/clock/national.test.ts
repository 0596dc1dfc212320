/** A national clock on its page: explained, labelled, beside the procedure's own; and the reason when it was not kept. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  actor,
  asFollows,
  asVisitor,
  boardOf,
  database,
  house,
  idOf,
  asks,
  openAldermere,
  pinned,
  referenceOf,
  request,
  storyOf,
} from '../../../../test/aldermere.ts'
import { renderToString } from 'preact-render-to-string'
import { begin } from '../../../conduct.ts'
import { openShelf } from '../../../shelf.ts'
import { Fields } from '../../fields.ts'
import { type Route, Visit } from '../../visit.ts'
import { answerRoutes } from '../answers/page.tsx'
import { clockRoutes } from './page.tsx'

let overlay: string
before(async () => {
  await openAldermere()
  overlay = (await openShelf()).overlays.get('england/2026')!.overlay.hash
})
after(() => database.close())

/** A discussion whose referral came on 1 September 2026: 45 working days from then were over in November. */
async function referredInSeptember(beside: object): Promise<{ id: string; reference: string }> {
  const id = randomUUID()
  const happened = [
    { instant: 'referral-received', at: '2026-09-01T08:00:00.000Z' },
    { instant: 'risk-identified', at: '2026-12-01T08:50:00.000Z' },
  ]
  asFollows(await begin(house, actor('Amira Rahman'), id, request({ happened }), { ...pinned, ...beside }))
  const chair = { type: 'Appoint', as: 'chair', person: idOf('Dilys Okonjo'), name: 'Dilys Okonjo' }
  asFollows(await asks('Amira Rahman', id, chair))
  return { id, reference: await referenceOf(id) }
}

async function opens(
  routes: readonly Route[],
  params: Record<string, string>,
  fields?: Record<string, string>,
) {
  const { house: itsHouse, session, now } = await asVisitor('Dilys Okonjo')
  const visit = new Visit(itsHouse, session, now, params, {}, new Fields(fields ?? {}), '/')
  const answer = await routes.find(one => one.method === (fields ? 'POST' : 'GET'))!.handle(visit)
  return 'page' in answer
    ? {
        text: renderToString(answer.page)
          .replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' '),
        led: '',
      }
    : { text: '', led: 'redirect' in answer ? answer.redirect : '' }
}
const clock = (reference: string, key: string) => opens(clockRoutes, { reference, key })

test('the national clock is explained day by day, labelled, and the procedure’s silence stands beside it', async () => {
  const { reference } = await referredInSeptember({ overlay })
  const { text } = await clock(reference, 'england.assessment/A')
  assert.match(text, /National: Finish the assessment within 45 working days of the referral/)
  assert.match(text, /By the end of Tuesday 3 November 2026: 45 working days after Tuesday 1 September 2026/)
  assert.match(text, /Counted again just now from what was pinned/)
  assert.match(text, /\(england\/2026\), not from this authority’s procedure \(Bristol 2024\)/)
  assert.match(text, /Late: a departure from national guidance/)
  assert.match(text, /In the procedure itself .*says nothing about this, and the silence is kept/)
})

test('the page of the silent clock stays silent, and leads to the national one', async () => {
  const { reference } = await referredInSeptember({ overlay })
  const { text } = await clock(reference, 'assessment/A')
  assert.match(text, /This procedure does not say when\. So there is no date, and nobody is late\./)
  assert.match(
    text,
    /Nationally National: .*National: Finish the assessment .* late: a departure from national guidance/,
  )
})

test('where the authority has not adopted it, nothing of it is on the page, and its own page is not there', async () => {
  const { reference } = await referredInSeptember({})
  const silent = await clock(reference, 'assessment/A')
  assert.match(silent.text, /This procedure does not say when/)
  assert.doesNotMatch(silent.text, /[Nn]ational/)
  assert.equal((await clock(reference, 'england.assessment/A')).text, '')
})

test('the reason is asked for on a page of its own and recorded as a departure from the national rule alone', async () => {
  const { id, reference } = await referredInSeptember({ overlay })
  assert.match((await clock(reference, 'england.assessment/A')).text, /Record the reason/)
  const params = { reference, duty: 'england.assessment/A' }
  const asked = await opens(answerRoutes, params)
  assert.match(asked.text, /Why is it late\? National guidance offers no excuse for this clock/)
  assert.doesNotMatch(asked.text, /We knowingly do not do this/)
  const empty = await opens(answerRoutes, params, { doing: 'answer', words: '' })
  assert.match(empty.text, /There is a problem/)
  const { led } = await opens(answerRoutes, params, {
    doing: 'answer',
    words: 'The paediatric report came late.',
  })
  assert.match(led, /done=departed/)
  const last = (await storyOf(id)).at(-1)
  assert.deepEqual(
    [last?.type, last?.content?.rule, last?.content?.duty, last?.content?.permitted],
    ['DepartureRecorded', 'ENG-5', 'england.assessment/A', true],
  )
  const after = await clock(reference, 'england.assessment/A')
  assert.match(after.text, /The paediatric report came late\. Dilys Okonjo/)
  assert.doesNotMatch(after.text, /Record the reason/)
  const row = (await boardOf('Dilys Okonjo')).find(one => one.reference === reference)
  assert.ok(!row?.open.some(({ key }) => key === 'england.assessment/A'))
})
