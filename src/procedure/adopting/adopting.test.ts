import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  adoptionsAfter,
  type Following,
  inTheWayOfAdopting,
  inTheWayOfPublishing,
  whyUnsettled,
  inTheWayOfWithdrawing,
} from './adopting.ts'
import { checkDraft } from '../checking/draft.ts'
import { type Adoption, followed } from './in-force.ts'
import type { Procedure } from '../index.ts'
import { anytown, anytownWith } from '../testing/anytown.ts'
import { procedureOf } from '../testing/packs.ts'

const today = '2026-12-01'
const from = '2027-04-01'
const inForceFrom = (date: string) => anytownWith('from: "2026-01-01"', `from: "${date}"`)
const next = inForceFrom('2027-04-01')
const draft = (text = next, id = 'anytown/2027') => checkDraft({ text, hash: 'd'.repeat(64), id, file: id })

/** Anytown follows its version of 2026 and knows no other. */
function anytownFollows(but: Partial<Following> = {}, ...more: Procedure[]): Following {
  const known = [procedureOf(anytown, 'anytown/2026'), ...more]
  return {
    today,
    adoptions: [{ id: 'anytown/2026' }],
    find: (id, hash) => known.find(one => one.id === id && (hash === undefined || one.hash === hash)),
    versions: known.map(({ id, pack }) => ({
      id,
      pack,
      at: (_, says) => ({ file: id, line: 1, path: '', says }),
    })),
    families: ['anytown'],
    taken: [],
    waiting: [],
    ...but,
  }
}
const why = (
  text: string,
  { id = 'anytown/2027', on = from }: { id?: string; on?: string } = {},
  following = anytownFollows(),
) => inTheWayOfPublishing(draft(text, id), { id, from: on }, following)
const onlySays = (found: readonly { field: string; says: string }[], field: string, says: RegExp) => {
  assert.deepEqual(
    found.map(one => one.field),
    [field],
    JSON.stringify(found),
  )
  assert.match(found[0]!.says, says)
}

test('given a sound draft, when it is proposed from a day to come, then nothing stands in its way', () => {
  assert.deepEqual(why(next), [])
  assert.deepEqual(why(inForceFrom('2026-12-01'), { on: today }), [], 'today is not too late')
})

test('given an error or a contradiction, when it is proposed, then the text has to be mended first', () => {
  onlySays(why(next.replace('section: "1.1"', 'section: 1.1')), 'text', /has 1 error\. Mend the text first/)
  onlySays(
    why(next.replace('      starts-section-47: true\n', '')),
    'text',
    /has 1 contradiction\. Mend the text first/,
  )
  onlySays(why('🙂'), 'text', /1 error/)
  onlySays(why(next.replace('vocabulary: 1', 'vocabulary: 99')), 'text', /1 error/)
})

test('given a day that has passed, or on which another begins, or for which another waits, then it is refused', () => {
  onlySays(why(next, { on: '2026-11-30' }), 'from', /Monday 30 November 2026 has passed/)
  const planned = anytownFollows({ adoptions: [{ id: 'anytown/2026' }, { id: 'anytown/2026', from }] })
  onlySays(why(next, {}, planned), 'from', /Another version begins on Thursday 1 April 2027/)
  onlySays(why(next, {}, anytownFollows({ waiting: [from] })), 'from', /is waiting for approval/)
})

test('given an id that is no name, another authority’s, or published with other contents, then it is refused', () => {
  for (const id of [
    '2027',
    'Anytown/2027',
    'anytown/../2027',
    'anytown/2027/x',
    'anytown/20 27',
    `anytown/${'2'.repeat(90)}`,
  ])
    onlySays(why(next, { id }), 'id', /is not a name for a version/)
  onlySays(
    why(next, { id: 'othertown/2027' }),
    'id',
    /another authority’s procedure\. Yours begins with anytown/,
  )
  const taken = anytownFollows({ taken: ['e'.repeat(64)] })
  onlySays(why(next, {}, taken), 'id', /already published with other contents/)
  assert.deepEqual(why(next, {}, anytownFollows({ taken: ['d'.repeat(64)] })), [], 'the very same bytes')
})

test('given a draft that says itself when it begins and ends, then it is followed neither before nor after', () => {
  onlySays(why(next, { on: '2027-03-31' }), 'from', /in force from Thursday 1 April 2027/)
  const ends = anytownWith('from: "2026-01-01"', 'from: "2027-04-01", to: "2027-12-31"')
  onlySays(why(ends, { on: '2028-01-01' }), 'from', /ends on Friday 31 December 2027/)
})

test('given a version before it without a last day, then that ends where the draft begins; given another that overlaps or leaves days out, then it is refused', () => {
  assert.deepEqual(why(next), [])
  onlySays(why(anytown, { on: from }), 'from', /Only one version is in force on any day/)
  const ended = (to: string) =>
    procedureOf(anytownWith('from: "2026-01-01"', `from: "2026-06-01", to: "${to}"`), 'anytown/2026-b')
  const beside = (other: Procedure) => why(next, {}, anytownFollows({}, other))
  onlySays(beside(ended('2027-06-30')), 'from', /Only one version is in force on any day/)
  onlySays(beside(ended('2027-01-31')), 'from', /nothing is in force from 2027-02-01 to 2027-03-31/)
})

test('given nothing in force on the day before, then the gap is named', () => {
  const old = procedureOf(
    anytownWith('from: "2026-01-01"', 'from: "2026-01-01", to: "2026-12-31"'),
    'anytown/2025',
  )
  const following = anytownFollows({ adoptions: [{ id: 'anytown/2025' }] }, old)
  const found = inTheWayOfAdopting({ id: 'anytown/2026', hash: 'a'.repeat(64), from }, following)
  onlySays(found, 'from', /nothing would be in force\. No procedure .* anytown\/2025 ended on 2026-12-31/)
})

test('given a version that is there already, when it is adopted, then it needs no draft; what is followed anyway is not adopted again', () => {
  const other = procedureOf(next, 'anytown/2027')
  const adopt = { id: 'anytown/2027', hash: other.hash, from }
  assert.deepEqual(inTheWayOfAdopting(adopt, anytownFollows({}, other)), [])
  onlySays(inTheWayOfAdopting({ ...adopt, id: 'anytown/2030' }, anytownFollows()), 'id', /Choose a version/)
  onlySays(
    inTheWayOfAdopting({ ...adopt, id: 'anytown/2026' }, anytownFollows()),
    'from',
    /is what is followed on Wednesday 31 March 2027 already/,
  )
})

test('given an adoption that has not begun, then it can be taken back; what has begun cannot', () => {
  const planned: Adoption[] = [{ id: 'anytown/2026' }, { id: 'anytown/2026', from }]
  const following = anytownFollows({ adoptions: planned })
  const withdrawn = { kind: 'withdraw', id: 'anytown/2026', hash: 'a'.repeat(64), from } as const
  assert.deepEqual(inTheWayOfWithdrawing(withdrawn, following), [])
  assert.deepEqual(adoptionsAfter(withdrawn, planned), [{ id: 'anytown/2026' }])
  onlySays(
    inTheWayOfWithdrawing(withdrawn, { ...following, today: from }),
    'id',
    /What has begun is not taken back/,
  )
  onlySays(inTheWayOfWithdrawing({ ...withdrawn, from: today }, following), 'id', /Nobody has adopted/)
})

test('given an approved proposal, then the new version is followed from its day and the old one until then', () => {
  const other = procedureOf(next, 'anytown/2027')
  const following = anytownFollows({}, other)
  const after = adoptionsAfter(
    { kind: 'publish', id: 'anytown/2027', hash: other.hash, from },
    following.adoptions,
  )
  const on = (day: string) => {
    const found = followed(after, following.find, day)
    return 'gap' in found ? found.gap : found.id
  }
  assert.deepEqual(['2026-12-01', '2027-03-31', '2027-04-01'].map(on), [
    'anytown/2026',
    'anytown/2026',
    'anytown/2027',
  ])
})

test('given a proposal, then nobody approves their own, and nobody settles it twice', () => {
  const waiting = { state: 'waiting', proposedBy: 'winifred' } as const
  assert.match(whyUnsettled(waiting, 'winifred') ?? '', /somebody else has to approve it/)
  assert.equal(whyUnsettled(waiting, 'anselm'), undefined)
  assert.match(whyUnsettled({ ...waiting, state: 'declined' }, 'anselm') ?? '', /settled already/)
})
