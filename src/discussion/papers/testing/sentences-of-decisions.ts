/** Sentences about what was decided, agreed, left open and sent, each with a story in which it is so and one in which it is not. */
import { asha } from './a-discussion.ts'
import {
  withOneChild,
  aboutAda,
  act,
  answer,
  at,
  bare,
  correctedOnce,
  beforeStart,
  bristol2019,
  decide,
  everyQuestion,
  in2019,
  inBradford,
  invitation,
  line,
  noReason,
  notice,
  ofBradford,
  paperOf,
  position,
  professionals,
  room,
  row,
  same,
  started,
  table,
  later,
  withBare,
  without,
  type Row,
} from './sentence-stories.ts'
import { signature, steps } from './story.ts'

export const ofDecisions: readonly Row[] = [
  row(
    ', with no date set',
    'Ian Okafor, Bristol City Council, with no date set: Ring the school.',
    () => room(withBare(act({}))),
    () => room(steps),
  ),
  row(
    ' We will know by this: …',
    'We will know by this: A note.',
    () => room(withBare(act({ howKnown: 'A note' }))),
    () => room(withBare(act({}))),
  ),
  same(
    'No date set',
    () => room(withBare(act({}))),
    () => room(steps),
  ),
  same(
    'Not confirmed yet',
    () => table(steps),
    () => table(without('AgreeAction')),
  ),
  same(
    'Nobody is on record.',
    () => room([steps[0]!]),
    () => room(steps),
  ),
  same(
    'No reason is on record.',
    () => room(steps.map(noReason)),
    () => room(steps),
  ),
  same(
    'Nothing is on record.',
    () => room(bare),
    () => professionals(withBare(line('l-9', { sensitivity: 'police-only' }))),
  ),
  same(
    'No analysis is on record.',
    () => room(bare),
    () => professionals(withBare(line('l-9', { kind: 'opinion', sensitivity: 'police-only' }))),
  ),
  same(
    'No agency recorded that it disagrees.',
    () => room(bare),
    () =>
      room(
        withBare(
          decide('d-1', 'A', {}),
          position('disagrees', { words: 'Not enough.' }),
          at('14T15:35', { type: 'WithdrawDecision', decision: 'd-1', reason: 'More is known.' }),
        ),
      ),
  ),
  row(
    '… … with “…”…….…',
    'Severn Valley Police (fictional) disagreed with “Assessment under section 17” for Ada Quillfeather, which was withdrawn afterwards.',
    () =>
      room(
        withBare(
          decide('d-1', 'A', {}),
          position('disagrees', { words: 'Not enough.' }),
          at('14T15:35', { type: 'WithdrawDecision', decision: 'd-1', reason: 'More is known.' }),
        ),
      ),
    () => room(steps),
  ),
  same(
    ' Its words stand with the decision.',
    () => room(steps),
    () => room(bare),
  ),
  same(
    'No safety plan is on record.',
    () => room(bare),
    () => room(steps),
  ),
  same(
    'No actions were agreed.',
    () => room(bare),
    () => room(steps),
  ),
  same(
    'No departure is on record.',
    () => room([...beforeStart, started]),
    () => room(bare),
  ),
  same(
    'Not signed yet.',
    () => room(steps),
    () => room([...steps, signature]),
  ),
  row(
    'Not signed yet….',
    'Not signed yet, and not to be sent on: The chair verifies the minutes (BR24-803).',
    () => room(steps),
    () => room([...steps, signature]),
  ),
  row(
    'This is not a verbatim record. What agencies and people wrote stands in their words under their names; headings and labels are the record’s.…',
    '(BR24-805)',
    () => room(steps),
    () => paperOf('room', bristol2019)([in2019()]),
  ),
  row(
    '…. ….',
    'Ada Quillfeather. Born 1 May 2016, aged 9.',
    () => room(steps),
    () => notice([...steps, signature]),
  ),
  row(
    'Not followed: …',
    'Not followed: Record the discussion on LCS (BR24-801)',
    () => room(steps),
    () => room(bare),
  ),
  same(
    'The procedure does not let this grade excuse it.',
    () =>
      ofBradford(inBradford(at('15T10:00', { type: 'RecordDeparture', rule: 'BD-202', reason: 'Snow.' }))),
    () => room(steps),
  ),
  row(
    'Not in time, and no reason is on record: … (…).',
    'Not in time, and no reason is on record: Hold the discussion within two working days of the risk being identified (BR24-202).',
    () => room(beforeStart),
    () => room(steps),
  ),
  same(
    'What was not in time for a reason on record stands under “Deadlines”.',
    () => room([...beforeStart, at('19T10:00', { type: 'ExplainDelay', clock: 'convene', reason: 'Snow.' })]),
    () => room(beforeStart),
  ),
  row(
    'Open, and no reason is on record: …… (…).',
    'Open, and no reason is on record: Decide what happens next for the child, Ada Quillfeather (BR24-601).',
    () => room(bare),
    () =>
      room([
        ...bare,
        at('14T16:10', {
          type: 'RecordDeparture',
          rule: 'BR24-601',
          duty: 'decide/A',
          reason: 'She was not seen.',
        }),
      ]),
  ),
  same(
    'What was asked and not answered stands under “Not answered”.',
    () => room(steps),
    () =>
      room(
        withBare(decide('d-1', 'A', { reason: 'x' }), decide('d-2', 'B', { reason: 'x' }), ...everyQuestion),
      ),
  ),
  same(
    ' Why not stands where the procedure was not followed.',
    () =>
      room(
        later(
          at('14T16:10', {
            type: 'RecordDeparture',
            rule: 'BR24-602d',
            duty: 'legal-advice',
            reason: 'The lawyer was ill.',
          }),
        ),
      ),
    () => room(bare),
  ),
  row(
    '…: asked for by ….',
    'Line 1: asked for by Dr Olive Marsh, Redland Surgery.',
    () => room(correctedOnce('line')),
    () => room(correctedOnce('nothing')),
  ),
  row(
    'Replaces',
    'Replaces: version 1, signed by Asha Verma',
    () => room([...correctedOnce('line'), at('19T10:00', { ...signature[2] })]),
    () => room([...steps, signature]),
  ),
  row(
    'Will replace',
    'Will replace: version 1, signed by Asha Verma',
    () => room(correctedOnce('line')),
    () => room(steps),
  ),
  same(
    'Nothing has been decided for this child.',
    () => room(bare),
    () => room(steps),
  ),
  same(
    'not started by this discussion.',
    () => room(steps),
    () => room(withBare(decide('d-1', 'A', { outcome: 'section-47-joint', reason: 'x' }))),
  ),
  row(
    'to be undertaken; decided ….',
    'to be undertaken; decided Wednesday 14 January 2026, 3:50pm.',
    () =>
      room(
        withBare(
          decide('d-1', 'A', { outcome: 'section-47-joint', reason: 'x' }),
          at('14T15:45', { type: 'WithdrawDecision', decision: 'd-1', reason: 'Too soon.' }),
          [
            '2026-01-14T15:50:00.000Z',
            asha,
            { ...decide('d-3', 'A', { outcome: 'section-47-single', reason: 'x' })[2] },
          ],
        ),
      ),
    () =>
      room(
        withBare(
          decide('d-1', 'A', { outcome: 'section-47-joint', reason: 'x' }),
          at('14T15:45', { type: 'WithdrawDecision', decision: 'd-1', reason: 'Too soon.' }),
        ),
      ),
  ),
  row(
    '. Decided by …. …',
    'No reason was recorded.',
    () => room(withBare(decide('d-1', 'A', {}))),
    () => room(steps),
  ),
  same(
    'No reason was recorded.',
    () => room(withBare(decide('d-1', 'A', {}))),
    () => room(steps),
  ),
  same(
    'The reason is left out here.',
    () => aboutAda(withBare(decide('d-1', 'A', { reason: 'Because Bram told us.' }))),
    () => aboutAda(withBare(decide('d-1', 'A', {}))),
  ),
  same(
    'Decided below the minimum',
    () => room(steps),
    () => room(withBare(decide('d-1', 'A', {}))),
  ),
  row(
    'The minimum was not there when this was decided: ….…',
    'The minimum was not there when this was decided: Assessment under section 17.',
    () => room(steps),
    () => room(withBare(decide('d-1', 'A', {}))),
  ),
  row(
    ' Not there: ….',
    'section 17. Not there: Health.',
    () => room(steps),
    () => room(bare),
  ),
  row(
    'Did not say',
    'Did not say: Severn Valley Police (fictional)',
    () => room(withBare(decide('d-1', 'A', {}))),
    () => room(withBare(decide('d-1', 'A', {}), position('agrees'))),
  ),
  row(
    'nothing of it is recorded',
    'The actions that keep the child safe (BD-802a): nothing of it is recorded.',
    () => ofBradford(inBradford()),
    () =>
      ofBradford(
        inBradford(started, at('14T15:40', { type: 'AgreeSafetyPlan', words: 'Grandmother keeps her.' })),
      ),
  ),
  row(
    'stands under …',
    'The actions that keep the child safe (BD-802a): stands under “Safety plan”.',
    () =>
      ofBradford(
        inBradford(started, at('14T15:40', { type: 'AgreeSafetyPlan', words: 'Grandmother keeps her.' })),
      ),
    () => ofBradford(inBradford()),
  ),
  same(
    'Parts about other people are left out.',
    () => aboutAda(steps),
    () => room(steps),
  ),
  row(
    'Nothing is left out because it is about other people.',
    'Nothing is left out because it is about other people.',
    () => aboutAda(withOneChild()),
    () => aboutAda(steps),
  ),
  row(
    'Said why',
    'Say why the discussion went ahead without: Health',
    () => room(later(answer('below-minimum-reason', 'Called away.'))),
    () => room(withBare(answer('below-minimum-reason', 'Called away.'))),
  ),
  same(
    'You are no longer asked to take part. There is nothing you need to do.',
    () =>
      invitation([
        ...beforeStart,
        at('14T09:00', { type: 'WithdrawInvitation', invitation: 'inv-police', reason: 'x' }),
      ]),
    () => invitation(beforeStart),
  ),
  row(
    'It was to be …. It is now ….',
    'It was to be Wednesday 14 January 2026, 3:00pm. It is now Thursday 15 January 2026, 9:30am.',
    () =>
      invitation([
        ...beforeStart,
        at('14T09:00', { type: 'MoveMeeting', to: '2026-01-15T09:30:00.000Z', reason: 'x' }),
      ]),
    () => invitation(beforeStart),
  ),
]
