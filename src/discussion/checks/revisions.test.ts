/** What two people may write over: whoever had not seen the newer words is shown them, and loses nothing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  asha,
  askedFor,
  at,
  decided,
  given,
  ian,
  moment,
  petra,
  started,
  type Story,
} from '../../../test/story.ts'
import type { DiscussionCommand } from '../commands.ts'

const ready = given(
  askedFor(),
  at('2026-01-13T09:50', {
    type: 'Invite',
    invitation: { invitation: 'one', seat: 'police', agency: 'Police' },
  }),
  at('2026-01-13T09:55', {
    type: 'BookMeeting',
    starts: moment('2026-01-14T15:00'),
    minutes: 60,
    format: 'online',
  }),
)
const held = ready.and(
  started(),
  decided('lado'),
  at('2026-01-14T15:50', {
    ...{
      type: 'AgreeAction',
      action: 'visit',
      what: 'See her',
      owner: 'Ian',
      agency: 'Council',
      due: '2026-01-16',
    },
  }),
)

/** Two people had the same page open: the first saves, the second saves something else. */
function clashes(story: Story, first: DiscussionCommand, second: DiscussionCommand, reads: RegExp): void {
  const seen = story.discussion.revision
  const after = story.and({ ...first, seen })
  after.when({ ...second, seen }).refuses('changed-meanwhile', { says: reads })
  after.when({ ...second, seen: after.discussion.revision }).happens()
  after.when({ ...first, id: 'again', seen }).happens()
}

test('the safety plan, the time, who runs it, facts, answers and replies are not written over unseen', () => {
  const plan = (words: string) => at('2026-01-14T15:55', { type: 'AgreeSafetyPlan', words })
  clashes(
    held,
    plan('With her grandmother.'),
    plan('With her aunt.'),
    /It now reads: “With her grandmother\.”/,
  )

  const chair = (person: string) =>
    at('2026-01-13T10:00', { type: 'Appoint', as: 'chair', person, name: person })
  clashes(ready, chair('Asha'), chair('Helena'), /who chairs.*“Asha”/)

  const fact = (harm: boolean) =>
    at('2026-01-13T10:00', { type: 'StateFacts', facts: { 'risk-to-life': harm } })
  clashes(ready, fact(true), fact(false), /“risk to life”.*It now reads: “yes”/)

  const answer = (words: string) =>
    at('2026-01-13T10:00', { type: 'AnswerDuty', duty: 'format-rationale', words })
  clashes(ready, answer('It cannot wait.'), answer('Police asked.'), /“It cannot wait\.”/)

  const reply = (answer: 'accepted' | 'declined', by: typeof ian) =>
    at('2026-01-13T10:00', { type: 'Reply', invitation: 'one', answer }, by)
  clashes(ready, reply('declined', petra), reply('accepted', ian), /“declined”/)

  const position = (view: 'agrees' | 'abstains', by: typeof ian) =>
    at('2026-01-14T15:55', { type: 'TakePosition', decision: 'lado for A', agency: 'Police', view }, by)
  clashes(held, position('agrees', petra), position('abstains', asha), /“agrees”/)

  const threshold = (reason: string) =>
    at('2026-01-13T10:00', { type: 'DecideThreshold', met: false, reason })
  clashes(ready, threshold('An old bruise.'), threshold('Explained.'), /“not met\. An old bruise\.”/)

  const medical = (needed: boolean) => at('2026-01-14T15:55', { type: 'DecideMedical', child: 'A', needed })
  clashes(held, medical(true), medical(false), /“medical needed”.*“yes”/)

  const due = (to: string) =>
    at('2026-01-15T09:00', { type: 'MoveActionDate', action: 'visit', to, reason: 'Ill.' })
  const seen = held.discussion.revision
  held
    .and(due('2026-01-20'))
    .when({ ...due('2026-01-21'), seen })
    .refuses('changed-meanwhile', { says: /20 January/ })
})

test('a meeting moved from two tabs is moved once', () => {
  const move = (to: string) =>
    at('2026-01-13T10:00', { type: 'MoveMeeting', to: moment(to), reason: 'Police in court.' })
  const seen = ready.discussion.revision
  const moved = ready.and({ ...move('2026-01-15T09:00'), seen })
  moved
    .when({ ...move('2026-01-15T11:00'), seen })
    .refuses('changed-meanwhile', { says: /15 January 2026, 9:00am/ })
  moved.when({ ...move('2026-01-15T09:00'), seen }).refuses('same-time')
})

test('who says nothing of what they had before them, as the command line and the record of before, is not asked', () => {
  const plan = (words: string) => at('2026-01-14T15:55', { type: 'AgreeSafetyPlan', words })
  held.and(plan('With her grandmother.'), plan('With her aunt.'))
})

test('only what was itself written over clashes: two answers on one page do not stand in each other’s way', () => {
  const seen = ready.discussion.revision
  const fact = (facts: object) => ({ ...at('2026-01-13T10:00', { type: 'StateFacts', facts }), seen })
  const both = ready.and(fact({ 'risk-to-life': true }), fact({ 'serious-harm': true }))
  assert.deepEqual(
    [both.discussion.facts['risk-to-life'], both.discussion.facts['serious-harm']],
    [true, true],
  )
})
