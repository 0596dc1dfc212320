/** Which version these words are, which one they replace, and what was put right since. */
import { sayMoment } from '../../calendar/index.ts'
import type { Change } from '../state/change.ts'
import type { Correction } from '../discussion.ts'
import { outcomeLabel } from '../in-words/say-label.ts'
import { changedIn } from '../required/minutes/corrections.ts'
import { type Block, facts, list, words } from './paper.ts'
import { person, quoted } from './saying.ts'
import { isRecord, type Share } from './share.ts'
import { capital } from '../../english.ts'

/** The version that these words are, or will be once they are signed. */
const versionOf = ({ signed, discussion }: Share): number => signed ?? discussion.versions.length + 1

/** That this version replaces an earlier one; the first replaces none. */
export function replaces(share: Share): Block[] {
  const earlier = share.discussion.versions.find(one => one.version === versionOf(share) - 1)
  return facts([
    share.signed ? 'Replaces' : 'Will replace',
    earlier && `version ${earlier.version}, signed by ${earlier.name}, ${sayMoment(earlier.at)}`,
  ])
}

/** Each thing put right, who asked for it; in the authority’s own record also what stood there before. */
export function whatChanged(share: Share): Block[] {
  const told = changedIn(versionOf(share), share.discussion).flatMap(one => {
    const change = one.answer?.change
    const label = change ? changedLabel(change, share) : 'A correction was accepted'
    return label === undefined ? [] : [{ one, change, label }]
  })
  return [
    ...list(told.map(({ one, label }) => `${label}: asked for by ${person(one.by, share.rules)}.`)),
    ...told.flatMap(({ one, change, label }) => [
      ...(change?.of === 'note'
        ? [words('What is to be read beside the minutes', change.text, byOf(one, share))]
        : []),
      ...(one.answer?.was !== undefined && isRecord(share.reader)
        ? [words(`${label}: what version ${versionOf(share) - 1} said`, one.answer.was, byOf(one, share))]
        : []),
    ]),
  ]
}

const byOf = ({ by, at }: Correction, { rules }: Share): string =>
  `asked for by ${person(by, rules)}, ${sayMoment(at)}`

/** What was changed, as this reader knows it; undefined for words they do not have. */
function changedLabel(change: Change, share: Share): string | undefined {
  const { lines, answers, decisions, actions, safetyPlan, reason, agency, rules, reader } = share
  const decision = (id: string) => decisions.find(one => one.decision === id)
  switch (change.of) {
    case 'line': {
      const line = lines.find(one => one.line === change.line)
      return line && `Line ${line.number}`
    }
    case 'answer': {
      const label = answers.find(one => one.key === change.key)?.label
      return label && capital(label)
    }
    case 'decision': {
      const found = decision(change.decision)
      return found?.reason && `The reason for ${quoted(outcomeLabel(found.outcome, rules))}`
    }
    case 'position': {
      const found = decision(change.decision)
      return found && `The words of ${agency(change.agency)} on ${quoted(outcomeLabel(found.outcome, rules))}`
    }
    case 'safety-plan':
      return safetyPlan && 'The safety plan'
    case 'action':
      return actions.some(one => one.action === change.action) ? 'An action' : undefined
    case 'reason':
      return reason && 'Why the discussion was held'
    case 'note':
      return reader.child === undefined ? 'A note' : undefined
  }
}
