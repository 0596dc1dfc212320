import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { heldAgainst } from './checking/expected.ts'
import { checkOverlay, compileOverlay, readOverlay } from './index.ts'
import { beside } from './procedure.ts'
import { shipped, shippedOverlay } from './testing/packs.ts'

const file = 'procedures/england/2026.yaml'
const text = readFileSync(file, 'utf8')
const england = shippedOverlay('england/2026')

/** The overlay with one thing different. */
function but(from: string, to: string): string {
  assert.ok(text.includes(from), `nothing to change: ${from}`)
  return text.replace(from, to)
}
const compiled = (changed: string) => {
  const read = readOverlay(changed, file)
  assert.ok('content' in read, JSON.stringify(read))
  return compileOverlay('england/2026', 'f'.repeat(64), read.content)
}
const saysOf = (changed: string): string[] => {
  const read = readOverlay(changed, file)
  const problems = 'problems' in read ? read.problems : checkOverlay(read)
  return problems.map(({ line, path, says }) => `line ${line}, ${path}: ${says}`)
}
const lineOf = (words: string): number => text.slice(0, text.indexOf(words)).split('\n').length

test('the overlay that is shipped is in order, and every rule of it is cited', () => {
  assert.deepEqual(saysOf(text), [])
})

test('what is not in its vocabulary is said with its line: a key, an office hour, who may excuse, a pack’s chapter', () => {
  const [key] = saysOf(but('    counted-from-start: true\n', '    counted-from-strat: true\n'))
  assert.match(key!, /counted-from-strat.*Did you mean "counted-from-start"\?/)
  const allow = 'allow: { working-days: 15 }'
  assert.deepEqual(saysOf(but(allow, 'allow: before-next-working-day')), [
    `line ${lineOf(allow)}, conference.allow: expected hours, working days or months: office hours are each authority’s own, found "before-next-working-day".`,
  ])
  const excused = but('    per: child\n', '    per: child\n    excuse: { by: [team-manager], ground: ill }\n')
  assert.match(saysOf(excused).join(), /excuse/)
  assert.match(saysOf(`${text}\nconvene: {}\n`).join(), /convene/)
})

test('an uncited rule, a document nobody listed, an id used twice and two expectations in one are refused with their lines', () => {
  const source = 'source: { document: children-act-2004, section: section 16EA }'
  assert.match(saysOf(but(`    ${source}\n`, '')).join(), /expects\.ENG-7.*source/)
  assert.deepEqual(
    saysOf(but('document: children-act-2004, section', 'document: children-act-2040, section')),
    [
      `line ${lineOf(source)}, expects.ENG-7.source.document: this overlay has no document "children-act-2040". Did you mean "children-act-2004"?`,
    ],
  )
  assert.match(saysOf(but('id: ENG-5', 'id: ENG-4')).join(), /ENG-4 is already on line \d+/)
  assert.match(
    saysOf(but('    seniority: true\n', '')).join(),
    /nothing here can be held against a procedure/,
  )
  const both = but(
    '    seniority: true\n',
    '    seniority: true\n    sent: { recipients: [attendees], lacking: No }\n',
  )
  assert.match(saysOf(both).join(), /only one of seniority and sent can be said here/)
})

test('its clocks stand beside the procedure’s own under names that no pack can have, and the silence stays', () => {
  const bristol = shipped('bristol/2024')
  const together = beside(bristol, england)
  assert.equal(together.pack, bristol.pack)
  assert.deepEqual(together.clocks.slice(0, bristol.clocks.length), bristol.clocks)
  assert.deepEqual(
    together.clocks
      .slice(bristol.clocks.length)
      .map(({ clock, overlay, label }) => [clock, overlay, label.slice(0, 10)]),
    [
      ['england.conference', 'england/2026', 'National: '],
      ['england.assessment', 'england/2026', 'National: '],
    ],
  )
  assert.ok(!together.clocks.some(({ clock }) => clock === 'conference'))
  assert.deepEqual(
    heldAgainst(england, together)
      .filter(one => one.lacks)
      .map(one => one.id),
    heldAgainst(england, bristol)
      .filter(one => one.lacks)
      .map(one => one.id),
    'the overlay’s own clock does not answer for the procedure',
  )
})

test('a day that falls out of the number is a warning: the clocks of the file are what a draft is held against', () => {
  const [five] = [compiled(but('working-days: 15', 'working-days: 14'))]
  const lacks = heldAgainst(five!, shipped('bradford/2023')).find(({ id }) => id === 'ENG-4')?.lacks
  assert.equal(lacks, 'BD-207 allows longer than 14 working days.')
  assert.equal(
    heldAgainst(england, shipped('bradford/2023')).find(({ id }) => id === 'ENG-4')?.lacks,
    undefined,
  )
})

test('the team of four roles is coming: without a day nobody is ever held against it', () => {
  const bradford = shipped('bradford/2023')
  for (const on of [undefined, '2026-12-01', '2031-01-01']) {
    const four = heldAgainst(england, bradford, on).find(({ id }) => id === 'ENG-7')
    assert.match(four?.coming ?? '', /^No day is fixed\. .*2026 \(Royal Assent/)
    assert.equal(four?.lacks, undefined)
  }
})

test('with a day it begins on that day, not the day before', () => {
  const fixed = compiled(but('    coming:\n', '    coming:\n      from: 2027-10-01\n'))
  const lacks = (on?: string) =>
    heldAgainst(fixed, shipped('bradford/2023'), on).find(({ id }) => id === 'ENG-7')
  assert.deepEqual([lacks('2027-09-30')?.lacks, lacks()?.lacks], [undefined, undefined])
  assert.match(lacks('2027-09-30')?.coming ?? '', /^From 2027-10-01\. /)
  assert.equal(lacks('2027-10-01')?.lacks, 'The minimum here has nobody of education.')
})
