/** Recorded discussions as they come: thirty lines, twenty actions, and what differs from one to the next. */
import type { DiscussionEvent } from '../../src/discussion/decide.ts'
import {
  asha,
  at,
  council,
  decided,
  ended,
  given,
  health,
  police,
  socialWorker,
  started,
} from '../../test/story.ts'
import { askedFor, moment, signed } from '../../test/story.ts'

/**
 * The record of one discussion.
 *
 * @param index - decides when it was held (in time, late), who was there, how old the child is; the same number makes the same record.
 */
export function aRecord(index: number): readonly DiscussionEvent[] {
  const day = ['2026-01-13', '2026-01-14', '2026-01-15', '2026-01-16'][index % 4]!
  const hour = (plus: number) => `${day}T${String(14 + plus).padStart(2, '0')}`
  const inEducation = index % 3 !== 0
  const born = `${2009 + (index % 15)}-0${1 + (index % 9)}-11`
  const school = { seat: 'school', agency: 'School', person: 'head', name: 'Sol Hardy' }
  const lines = Array.from({ length: 30 }, (_, line) =>
    at(`${hour(0)}:${10 + line}`, {
      type: 'RecordLine',
      line: `line ${line}`,
      agency: ['Police', 'Health', council][line % 3]!,
      speaker: 'Somebody',
      kind: line % 4 ? 'fact' : 'opinion',
      text: 'Neighbours heard shouting; nobody was hurt, the children were asleep upstairs.',
      about: ['A'],
      audience: 'everyone',
    }),
  )
  const actions = Array.from({ length: 20 }, (_, action) =>
    at(`${hour(0)}:50`, {
      type: 'AgreeAction',
      action: `action ${action}`,
      what: 'Ask the GP about earlier injuries',
      owner: 'Ian Okafor',
      agency: council,
      due: '2026-01-21',
    }),
  )
  const visited = { type: 'NoteInstant', instant: 'child-seen', child: 'A', alone: true } as const
  return given(
    askedFor({
      facts: { harm: [['physical'], ['neglect'], ['emotional']][index % 3]!, 'serious-harm': false },
      children: [{ id: 'A', name: 'Ada Quillfeather', born, facts: { 'in-education': inEducation } }],
    }),
    at('2026-01-13T10:05', { type: 'DecideThreshold', met: true, reason: 'A direct disclosure.' }),
    at('2026-01-13T10:10', {
      type: 'BookMeeting',
      starts: moment(`${hour(0)}:00`),
      minutes: 60,
      format: 'online',
    }),
    started(
      { present: [socialWorker, police, health, ...(inEducation && index % 2 ? [school] : [])] },
      `${hour(0)}:00`,
    ),
    ...lines,
    decided('section-47-joint', { reason: 'The bruise and what she said.', at: `${hour(0)}:45` }),
    ...actions,
    ended(`${hour(1)}:00`),
    signed(`${hour(2)}:00`),
    at(index % 5 ? '2026-01-19T09:00' : '2026-01-26T09:00', visited, asha),
  ).events
}
