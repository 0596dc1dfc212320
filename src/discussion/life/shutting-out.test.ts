import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedFor, asha, at, given, ian } from '../../../test/story.ts'

/** Ian asked for it, Asha chairs. */
const story = given(
  askedFor(),
  at('2026-01-13T10:00', { type: 'Appoint', as: 'chair', person: 'asha', name: 'Asha Verma' }, ian),
)
const keepOut = (person: string, by = ian, knowing?: string) =>
  at(
    '2026-01-13T10:05',
    { type: 'Block', who: { person }, reason: 'The concern is about them.', ...(knowing && { knowing }) },
    by,
  )

test('keeping out whoever runs it is asked once, with what follows and how to undo it', () => {
  const asked = story.when(keepOut('asha'))
  asked.refuses('would-shut-out', {
    says: /shut out Asha Verma, who runs this discussion/,
    instead: /lifted again, with a reason, by you/,
    field: 'knowing',
  })
  const out = story.when(keepOut('asha', ian, 'She is the father’s aunt.')).makes('Blocked')
  assert.deepEqual(
    out.events.findLast(one => one.type === 'Blocked'),
    {
      ...{ type: 'Blocked', at: '2026-01-13T10:05:00.000Z', by: ian, who: { person: 'asha' } },
      ...{
        reason: 'The concern is about them.',
        knowing: 'She is the father’s aunt.',
        shutsOut: ['Asha Verma'],
      },
    },
  )
})

test('whoever shuts themselves out hears that another does it better, and by whom it is undone', () => {
  story.when(keepOut('asha', asha)).refuses('would-shut-out', {
    says: /shut out you, who run this discussion/,
    instead: /better set by somebody else: Ian Okafor/,
  })
  story.when(keepOut('asha', asha, 'My own family. Ian is told.')).makes('Blocked')
})

test('the last one who runs it cannot leave it without anybody', () => {
  const alone = given(askedFor())
  alone.when(keepOut('ian', ian, 'My own family.')).refuses('nobody-left', { instead: /another chair first/ })
  alone.when(keepOut('petra', ian)).makes('Blocked')
})

test('the house says who runs it, also by a role that shuts out more people than were meant', () => {
  const running = [
    { person: 'ian', name: 'Ian Okafor', leads: true, out: true },
    { person: 'asha', name: 'Asha Verma', leads: true, out: false },
  ]
  const role = { type: 'Block', who: { role: 'social-worker' }, reason: 'The concern.', running } as const
  story.when(at('2026-01-13T10:05', role, ian)).refuses('would-shut-out')
})
