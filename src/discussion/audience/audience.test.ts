import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Audience,
  isWider,
  keepsRecord,
  type LineAudience,
  mayChangeAudience,
  mayCorrect,
  mayHave,
  narrowest,
  type Reader,
  type Reading,
  reads,
} from './audience.ts'

const health = 'Aldermere Community Health'
const reader = (more: Partial<Reader>): Reader => ({
  person: 'p-grace',
  agency: health,
  police: false,
  as: ['seat'],
  ...more,
})
const officer = reader({ person: 'p-tomasz', agency: 'Westvale Police', police: true })
const nurse = reader({})
const line = <A extends LineAudience>(audience: A, by = 'p-priya', agency = 'Westvale Police') => ({
  audience,
  agency,
  by: { person: by },
})

test('the whole table, written out: who reads what, where nothing was written by themselves', () => {
  const audiences: readonly Audience[] = [
    'everyone',
    'professionals',
    'running',
    'police',
    { policeAnd: health },
  ]
  const had = (who: Reader) => audiences.map(audience => (mayHave({ audience }, who) ? 'x' : '.')).join('')
  const elsewhere = { agency: 'Oakfield School' }
  const table: Record<Reading, readonly [seldom: string, ofHealth: string, police: string]> = {
    //             ENRPH   of health  of the police
    chair: ['xxxxx', 'xxxxx', 'xxxxx'],
    'minute-taker': ['xxxxx', 'xxxxx', 'xxxxx'],
    convenor: ['xxx..', 'xxx.x', 'xxxxx'],
    seat: ['xx...', 'xx..x', 'xx.xx'],
    oversight: ['xx...', 'xx..x', 'xx.xx'],
    copy: ['xx...', 'xx..x', 'xx.xx'],
    record: ['xx.xx', 'xx.xx', 'xx.xx'],
    family: ['x....', 'x....', 'x....'],
    recipient: ['.....', '.....', '.....'],
    invited: ['.....', '.....', '.....'],
    duty: ['.....', '.....', '.....'],
  }
  for (const as of Object.keys(reads) as Reading[])
    assert.deepEqual(
      [
        had(reader({ as: [as], ...elsewhere })),
        had(reader({ as: [as] })),
        had(reader({ as: [as], ...elsewhere, police: true })),
      ],
      table[as],
      as,
    )
  assert.equal(had(reader({ as: [], police: true })), '.....', 'somebody with no place in it, or kept out')
})

test('whoever wrote a word can read it, whoever it was for', () => {
  assert.equal(mayHave({ audience: 'police', by: nurse.person }, nurse), true)
  assert.equal(mayHave({ audience: 'running', by: nurse.person }, reader({ as: ['invited'] })), true)
  assert.equal(mayHave({ audience: 'police' }, reader({ as: [] })), false)
  const { person: _, ...nobody } = reader({ as: ['copy'] })
  assert.equal(mayHave({ audience: 'police' }, nobody), false, 'nobody’s words are not everybody’s')
})

test('only the chair and the minute-taker keep the record, so only they may know how long it is', () => {
  const keepers = (Object.keys(reads) as Reading[]).filter(as => keepsRecord(reader({ as: [as] })))
  assert.deepEqual(keepers, ['chair', 'minute-taker'])
})

test('words are put right by who wrote them, the agency whose words they are, and those who run the discussion', () => {
  const said = line('everyone')
  assert.equal(mayCorrect(said, officer), true, 'the police correct what the minute-taker wrote for them')
  assert.equal(mayCorrect(said, reader({ person: 'p-priya' })), true)
  assert.equal(mayCorrect(said, reader({ as: ['convenor'] })), true)
  assert.equal(mayCorrect(said, nurse), false)
  assert.equal(mayCorrect(line('police'), reader({ as: ['convenor'] })), false, 'nor what they may not read')
})

test('what draws on several things is for those alone who may have all of them', () => {
  const other = { policeAnd: 'Oakfield School' }
  assert.equal(narrowest([]), 'professionals')
  assert.equal(narrowest(['everyone', 'professionals', 'everyone']), 'professionals')
  assert.deepEqual(narrowest(['everyone', { policeAnd: health }]), { policeAnd: health })
  assert.equal(narrowest(['everyone', { policeAnd: health }, 'police']), 'police')
  assert.equal(narrowest([{ policeAnd: health }, other]), 'police')
})

test('only who gave a line, or wrote it, opens it further; those who run the discussion may narrow it', () => {
  const chair = reader({ person: 'p-dilys', agency: 'Social care', as: ['chair'] })
  assert.equal(isWider('everyone', 'police'), true)
  assert.equal(isWider('police', 'everyone'), false)
  assert.equal(isWider({ policeAnd: health }, 'police'), true)
  assert.equal(isWider({ policeAnd: health }, { policeAnd: 'Oakfield School' }), true, 'others than before')
  assert.equal(mayChangeAudience(line('police'), 'everyone', officer), true)
  assert.equal(mayChangeAudience(line('police'), 'everyone', chair), false)
  assert.equal(mayChangeAudience(line('everyone'), 'police', chair), true)
  assert.equal(
    mayChangeAudience(line('police', 'p-dilys'), 'everyone', chair),
    true,
    'their own slip of the key',
  )
  assert.equal(mayChangeAudience(line('everyone'), 'police', nurse), false)
})
