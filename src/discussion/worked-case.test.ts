import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bristolBut } from '../../test/story.ts'
import { runCase } from './worked-case.ts'

test('a worked case can tell that an agency disagrees with what was decided', async () => {
  const rules = await bristolBut(pack =>
    pack.replace(
      '  steps:\n    - step: nearest-level',
      `  duties:
    - duty: dissent-words
      id: BR24-990
      label: Write down who disagrees and why
      force: must
      source: { document: strategy-guidance, section: A local example }
      when: { dissent: true }
  steps:
    - step: nearest-level`,
    ),
  )
  const decided = {
    kind: 'decided',
    at: '2026-01-13T09:30',
    fields: { child: 'A', outcome: 'section-47-single', reason: 'The injury is unexplained' },
  }
  const disagreed = (outcome: string) => ({
    kind: 'disagreed',
    at: '2026-01-13T09:35',
    fields: { agency: 'police', outcome, reason: 'We should enquire together' },
  })
  const state = (...happened: (typeof decided | ReturnType<typeof disagreed>)[]) =>
    runCase(
      {
        name: 'The police disagree',
        procedure: 'bristol/2024',
        facts: { children: [{ id: 'A' }] },
        happened,
        expect: { duties: { 'dissent-words': 'open' } },
      },
      rules,
    ).expectations[0]!.actual
  assert.equal(state(decided), 'not-applicable')
  assert.equal(state(decided, disagreed('section-47-single')), 'open')
  assert.equal(state(decided, disagreed('conference')), 'not-applicable')
})
