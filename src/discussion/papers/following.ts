/** Actions and copies: what the discussion set going. */
import { sayDay } from '../../calendar/index.ts'
import type { Action, Confirmation } from '../discussion.ts'
import { distribution } from '../required/minutes/distribution.ts'
import { type Block, list, table, words } from './paper.ts'
import { byline, childName } from './saying.ts'
import { isRecord, type Share } from './share.ts'
import { plainly } from '../../english.ts'
import { confirmationWords, givesWords } from '../in-words/vocabulary.ts'
import { sourceInWords } from '../in-words/pack-words.ts'

/** Each action as one sentence to read aloud, then all of them as a table. */
export function actions(shared: Share): Block[] {
  const share = { ...shared, actions: shared.actions.filter(one => one.from === undefined) }
  return [...list(share.actions.map(one => sentence(one, share))), ...actionRows(share, 'as-agreed')]
}

/** What an earlier discussion of the series left to be done, and what became of it by now. */
export function earlierActions({ actions, ...share }: Share): Block[] {
  return list(
    actions.flatMap(one => {
      if (one.from === undefined) return []
      const when = one.due ? `, by ${sayDay(one.due)}` : ', with no date set'
      return `${one.owner}, ${share.agency(one.agency)}${when}: ${ended(one.what)} (${one.from}) ${ended(stands(one.confirmations.at(-1)))}`
    }),
  )
}

function sentence(one: Action, share: Share): string {
  const when = one.due ? `, by ${sayDay(one.due)}` : ', with no date set'
  const known = one.howKnown ? ` We will know by this: ${ended(one.howKnown)}` : ''
  return `${one.owner}, ${share.agency(one.agency)}${when}: ${ended(one.what)}${known}`
}

const ended = (said: string): string => (/[.!?…”]$/.test(said.trim()) ? said.trim() : `${said.trim()}.`)

export function actionRows(share: Share, how: 'as-agreed' | 'as-it-stands'): Block[] {
  const several = share.children.length > 1
  const head = [
    'Who',
    'What',
    'By when',
    'How we will know',
    ...(several ? ['Child'] : []),
    ...(how === 'as-it-stands' ? ['Where it stands'] : []),
  ]
  const rows = share.actions.map(one => {
    const child = share.children.find(found => found.id === one.child)
    return [
      `${one.owner}, ${share.agency(one.agency)}`,
      one.what,
      sayDue(one),
      one.howKnown ?? 'Not recorded',
      ...(several ? [child ? childName(child) : 'All'] : []),
      ...(how === 'as-it-stands' ? [stands(one.confirmations.at(-1))] : []),
    ]
  })
  return table('Who does what by when', head, rows)
}

/** The date it was agreed for; one that those who agreed it gave it since stands beside it. */
function sayDue({ due, moved }: Action): string {
  if (!due) return 'No date set'
  const first = moved?.[0]?.from
  return first ? `${sayDay(first)}, moved to ${sayDay(due)}` : sayDay(due)
}

function stands(latest: Confirmation | undefined): string {
  if (!latest) return 'Not confirmed yet'
  const date = latest.date ? ` ${sayDay(latest.date)}` : ''
  return `${confirmationWords[latest.status].alone}${date}${latest.reason ? `: ${latest.reason}` : ''}`
}

/** Who gets what, and because of which rule. Who is kept out is for the room alone. */
export function copies(share: Share): Block[] {
  const { discussion, rules, at, reader } = share
  const hidden = isRecord(reader) ? ['none'] : ['none', 'ask', 'blocked']
  const mixed = discussion.children.length > 1
  const shown = distribution(discussion, rules, at).filter(one => !hidden.includes(one.gives))
  const rows = shown.flatMap(one => {
    const rule = rules.procedure.recipients.find(found => found.id === one.rule)
    if (rule?.covers.includes(one.recipient)) return []
    const child = discussion.children.find(found => found.id === one.child)
    if (child && !share.children.includes(child)) return []
    return [
      [
        `${one.label}${child && share.children.length > 1 ? ` (${childName(child)})` : ''}`,
        `${child && mixed && one.gives === 'full' ? 'An extract about this child' : givesWords[one.gives].alone}${one.via ? `, through the ${plainly(one.via)}` : ''}`,
        rule ? `${rule.id}; ${sourceInWords(rule.source, rules)}` : one.rule,
      ],
    ]
  })
  return [
    ...table('Recipients, in the order of the procedure', ['Recipient', 'Gets', 'Because of'], rows),
    ...(isRecord(reader)
      ? Object.entries(discussion.answers)
          .filter(([key, { heldBack }]) => key.startsWith('substitute/') && !heldBack)
          .map(([key, answer]) =>
            words(
              `Who stands in for: ${rules.procedure.recipients.find(one => one.recipient === key.split('/')[1])?.label ?? key}`,
              answer.words,
              byline(answer, rules),
            ),
          )
      : []),
  ]
}
