import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mayBeSameAgency, mayBeSameName, sameAgency, sameEmail, sameName } from './names.ts'

test('a name is the same name however it is spelt', () => {
  for (const [one, other] of [
    ['Martin Crake', 'martin crake'],
    ['Martin Crake', '  MARTIN   CRAKE '],
    ['Martin Crake', 'Crake, Martin'],
    ['Martin Crake', 'Crake Martin'],
    ['Martin Crake', 'Mr Martin Crake'],
    ['Martin Crake', 'Crake, Mr Martin'],
    ['Sean O’Brien', "Sean O'Brien"],
    ['Sean O’Brien', 'Sean OBrien'],
    ['Sean O’Brien', 'Sean O Brien'],
    ['Sean O’Brien', 'Seán O`Brien'],
    ['Zoë Müller', 'Zoe Muller'],
    ['Zoë Müller', 'Zoe\u0308 Mu\u0308ller'],
    ['Łukasz Sørensen', 'Lukasz Sorensen'],
    ['Anne-Marie Smith-Jones', 'Anne Marie Smith Jones'],
    ['Anne-Marie Smith-Jones', 'Annemarie Smithjones'],
    ['Anne-Marie Smith-Jones', 'Smith–Jones, Anne\u2011Marie'],
    ['Dr Saoirse Finch', 'Saoirse Finch'],
    ['DS Tomasz Reeve', 'Tomasz Reeve'],
    ['Detective Sergeant Tomasz Reeve', 'PC Tomasz Reeve'],
    ['Martin\u00a0Crake', 'Martin Crake'],
    ['Mar\u00adtin Crake', 'Martin Crake'],
  ] as const)
    assert.ok(sameName(one, other), `${one} / ${other}`)
})

test('another name is another name', () => {
  for (const [one, other] of [
    ['Martin Crake', 'Martina Crake'],
    ['Martin Crake', 'Martin Craken'],
    ['DS Reeve', 'PC Reeve'],
    ['Di Hill', 'Jo Hill'],
    ['Di Hill', 'Hill'],
    ['Martin Crake', ''],
    ['', ''],
    ['Martin Crake', undefined],
  ] as const) {
    assert.equal(sameName(one, other), false, `${one} / ${other}`)
    assert.equal(mayBeSameName(one, other), false, `${one} / ${other}`)
  }
})

test('a middle name left out, or a first name that is only a letter, may be the same person and is not said to be', () => {
  for (const [one, other] of [
    ['Martin Crake', 'Martin John Crake'],
    ['Martin Crake', 'Martin J. Crake'],
    ['Martin Crake', 'M Crake'],
    ['Crake, M.', 'Mr Martin Crake'],
  ] as const) {
    assert.equal(sameName(one, other), false)
    assert.ok(mayBeSameName(one, other), `${one} / ${other}`)
  }
  assert.equal(mayBeSameName('Martin Paul Crake', 'Martin John Crake'), false)
  assert.equal(mayBeSameName('P Crake', 'Martin Crake'), false)
})

test('an agency is the same agency however it is spelt', () => {
  for (const [one, other] of [
    ['Aldermere Children’s Social Care', 'aldermere childrens social care'],
    ['St Mary’s & St Paul’s', 'Saint Marys and Saint Pauls'],
    ['The Old Mill Surgery', 'Old Mill surgery'],
    ['Old-Mill Surgery', 'Oldmill Surgery'],
  ] as const)
    assert.ok(sameAgency(one, other), `${one} / ${other}`)
  assert.equal(sameAgency('Harrow Lane Academy', 'Fernbank Academy'), false)
  assert.equal(sameAgency('Harrow Lane', 'Harrow Lane Academy'), false)
  assert.ok(mayBeSameAgency('Harrow Lane', 'Harrow Lane Academy'))
  assert.equal(mayBeSameAgency('Police', 'Westvale Police'), false)
})

test('an address is the same address however it is typed', () => {
  for (const other of [
    'MARTIN.CRAKE@Harrow-Lane.example',
    ' martin.crake@harrow-lane.example ',
    'Martin Crake <martin.crake@harrow-lane.example>',
    'mailto:martin.crake@harrow-lane.example',
    'martin.crake+home@harrow-lane.example',
    'martin.crake@harrow-lane.example.',
  ])
    assert.ok(sameEmail('martin.crake@harrow-lane.example', other), other)
  assert.equal(sameEmail('martin.crake@harrow-lane.example', 'm.crake@harrow-lane.example'), false)
  assert.equal(sameEmail('', ''), false)
})

const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿ]{2,9}$/)
const name = fc
  .array(word, { minLength: 2, maxLength: 4 })
  .filter(
    words =>
      !['Di', 'Dr', 'Ms', 'Mr', 'Mx', 'Ps', 'Pc', 'Dc', 'Ds', 'Ci'].some(title =>
        words.some(one => one.toLowerCase() === title.toLowerCase()),
      ),
  )

test('however case, accents, apostrophes, hyphens, order and titles change, a name stays the same name', () => {
  fc.assert(
    fc.property(
      name,
      fc.constantFrom<(words: readonly string[]) => string>(
        words => words.join(' ').toUpperCase(),
        words => words.join(' ').toLowerCase(),
        words => words.join(' ').normalize('NFD'),
        words => words.join(' ').normalize('NFKD').replaceAll(/\p{M}/gu, ''),
        words => words.join('-'),
        words => words.join('  '),
        words => words.toReversed().join(' '),
        words => `${words.at(-1)}, ${words.slice(0, -1).join(' ')}`,
        words => `Dr ${words.join(' ')}`,
        words => `${words[0]!.charAt(0)}’${words[0]!.slice(1)} ${words.slice(1).join(' ')}`,
      ),
      (words, respelt) => {
        assert.ok(sameName(words.join(' '), respelt(words)), `${words.join(' ')} / ${respelt(words)}`)
      },
    ),
  )
})

test('being the same goes both ways, and a name is the same as itself', () => {
  fc.assert(
    fc.property(name, name, (one, other) => {
      const [a, b] = [one.join(' '), other.join(' ')]
      assert.equal(sameName(a, b), sameName(b, a))
      assert.equal(mayBeSameName(a, b), mayBeSameName(b, a))
      assert.ok(sameName(a, a))
      if (sameName(a, b)) assert.ok(mayBeSameName(a, b))
    }),
  )
})
