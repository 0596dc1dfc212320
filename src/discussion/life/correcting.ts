/** What an accepted correction changes: which words of the record, and what they read from then on. The old ones stay in its history. */
import type { Instant } from '../../calendar/index.ts'
import type { Change, Corrected } from '../state/change.ts'
import type { By, Correction, Discussion } from '../discussion.ts'
import { type Refusal, refuse } from '../happening.ts'
import { unusable } from '../checks/typed-words.ts'
import { nameAndAgency } from '../people/names.ts'

/** The words a correction is about, as they stand; undefined when there are none. A note has none yet. */
export function wordsCorrected(corrected: Corrected, discussion: Discussion): string | undefined {
  const { lines, answers, decisions, actions } = discussion
  switch (corrected.of) {
    case 'line':
      return lines.find(one => one.line === corrected.line)?.text
    case 'answer':
      return answers[corrected.key]?.words
    case 'decision':
      return decisions.find(one => one.decision === corrected.decision)?.reason
    case 'position':
      return decisions
        .find(one => one.decision === corrected.decision)
        ?.positions.find(one => one.agency === corrected.agency)?.words
    case 'safety-plan':
      return discussion.safetyPlan?.words
    case 'action':
      return actions.find(one => one.action === corrected.action)?.what
    case 'reason':
      return discussion.reason || undefined
    case 'note':
      return undefined
  }
}

/** Why a correction cannot be accepted like this; undefined when it can. */
export function refuseChange(change: Change | undefined, discussion: Discussion): Refusal | undefined {
  if (!change)
    return refuse('which-words', 'Say which words the correction changes, and what they read from now on.', {
      field: 'change',
    })
  const bad = unusable(change.text, 'text')
  if (bad) return bad
  if (change.of === 'note') return undefined
  const was = wordsCorrected(change, discussion)
  if (was === undefined)
    return refuse('no-such-words', 'These words are not in the record.', { field: 'change' })
  return was === change.text
    ? refuse('nothing-changed', 'These are the words that stand there now. Write what they should say.', {
        field: 'text',
      })
    : undefined
}

/** The discussion with the words changed. Who asked for it stands with the old text of a line. */
export function withChange(
  discussion: Discussion,
  change: Change,
  { at, by, asked }: { at: Instant; by: By; asked: Correction | undefined },
): Discussion {
  const { text } = change
  switch (change.of) {
    case 'line': {
      const reason = asked && `Asked for by ${nameAndAgency(asked.by)}.`
      return {
        ...discussion,
        lines: discussion.lines.map(one =>
          one.line === change.line
            ? {
                ...one,
                text,
                corrected: [
                  ...one.corrected,
                  { text: one.text, audience: one.audience, at, by, ...(reason && { reason }) },
                ],
              }
            : one,
        ),
      }
    }
    case 'answer': {
      const answer = discussion.answers[change.key]
      if (!answer) return discussion
      return { ...discussion, answers: { ...discussion.answers, [change.key]: { ...answer, words: text } } }
    }
    case 'decision':
      return {
        ...discussion,
        decisions: discussion.decisions.map(one =>
          one.decision === change.decision ? { ...one, reason: text } : one,
        ),
      }
    case 'position':
      return {
        ...discussion,
        decisions: discussion.decisions.map(one =>
          one.decision === change.decision
            ? {
                ...one,
                positions: one.positions.map(position =>
                  position.agency === change.agency ? { ...position, words: text } : position,
                ),
              }
            : one,
        ),
      }
    case 'safety-plan':
      return discussion.safetyPlan
        ? { ...discussion, safetyPlan: { ...discussion.safetyPlan, words: text } }
        : discussion
    case 'action':
      return {
        ...discussion,
        actions: discussion.actions.map(one => (one.action === change.action ? { ...one, what: text } : one)),
      }
    case 'reason':
      return { ...discussion, reason: text }
    case 'note':
      return discussion
  }
}
