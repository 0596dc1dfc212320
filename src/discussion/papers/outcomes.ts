/** What was decided for each child, on what grounds, and who disagrees. */
import { sayMoment } from '../../calendar/index.ts'
import type { Child } from '../discussion.ts'
import { outcomeLabel } from '../in-words/say-label.ts'
import { withoutPosition } from '../required/minutes/positions.ts'
import { quorum } from '../required/seats/quorum.ts'
import { outcomeOf } from '../required/under.ts'
import { type Block, callout, facts, heading, paragraph, strong, words } from './paper.ts'
import { byline, childName, numbered } from './saying.ts'
import type { Share, SharedDecision } from './share.ts'
import { capital, plainly } from '../../english.ts'
import { seatName } from '../in-words/pack-words.ts'

export function decisions(share: Share): Block[] {
  return share.children.flatMap(child => {
    const own = share.decisions.filter(one => one.child === child.id)
    const decided = own.filter(one => !one.withdrawn)
    return [
      heading(childName(child), 2),
      ...(decided.length === 0 ? [paragraph('Nothing has been decided for this child.')] : []),
      ...section47(decided, share),
      ...own.flatMap(one => decision(one, share)),
      ...settledByFacts(child),
    ]
  })
}

function section47(own: readonly SharedDecision[], { rules }: Share): Block[] {
  if (own.length === 0) return []
  const started = own.filter(one => outcomeOf(one.outcome, rules)?.['starts-section-47'] ?? false)
  const first = started.map(one => one.at).sort()[0]
  if (first === undefined)
    return [paragraph(strong('Section 47 enquiries: '), 'not started by this discussion.')]
  return [paragraph(strong('Section 47 enquiries: '), `to be undertaken; decided ${sayMoment(first)}.`)]
}

function decision(one: SharedDecision, share: Share): Block[] {
  const { rules } = share
  const label = outcomeOf(one.outcome, rules)?.label ?? capital(plainly(one.outcome))
  if (one.withdrawn)
    return [
      words(
        `Withdrawn decision: ${label}`,
        one.withdrawn.reason,
        `decided by ${byline(one, rules)}; withdrawn ${sayMoment(one.withdrawn.at)}`,
      ),
    ]
  const reliedOn = share.lines.filter(line => one.lines.includes(line.line)).map(line => line.number)
  return [
    one.reason
      ? words(label, one.reason, `reason given by ${byline(one, rules)}`)
      : paragraph(
          strong(label),
          `. Decided by ${byline(one, rules)}. ${one.reasonLeftOut ? 'The reason is left out here.' : 'No reason was recorded.'}`,
        ),
    ...facts(['Relied on', reliedOn.length > 0 ? numbered(reliedOn) : undefined]),
    ...(one.inquorate
      ? [
          callout(
            'Decided below the minimum',
            `The minimum was not there when this was decided: ${label}.${whoWasNot(one, share)}`,
          ),
        ]
      : []),
    ...positions(one, share),
  ]
}

/** Yes or no, where it was said: the reasons stand among what was settled. */
function settledByFacts({ facts: known }: Child): Block[] {
  const say = (fact: unknown, yes: string, no: string): string | undefined =>
    fact === true ? yes : fact === false ? no : undefined
  return facts(
    ['Child protection medical', say(known['medical-needed'], 'Needed', 'Not needed')],
    ['Consent', say(known['consent-sought'], 'Sought', 'Not sought')],
    ['Parents, before this discussion', say(known['parents-contacted'], 'Contacted', 'Not contacted')],
  )
}

/** Counted again from who was there: the record says that somebody was missing, not who. */
function whoWasNot({ at }: SharedDecision, { discussion, rules }: Share): string {
  const { missing } = quorum(discussion, rules, at)
  return missing.length === 0 ? '' : ` Not there: ${missing.map(seat => seatName(seat, rules)).join('; ')}.`
}

const viewWords = { agrees: 'agrees', disagrees: 'disagrees', abstains: 'abstains' } as const

function positions(one: SharedDecision, share: Share): Block[] {
  const silent = one.positions.filter(position => !position.words)
  const without = withoutPosition(one, { ...share.discussion, presence: share.presence }, share.agency)
  const spoken = one.positions.filter(position => position.words)
  return [
    ...(['agrees', 'disagrees', 'abstains'] as const).flatMap(view => {
      const agencies = silent.filter(position => position.view === view).map(p => share.agency(p.agency))
      return facts([`${capital(viewWords[view])}`, agencies.join('; ') || undefined])
    }),
    ...facts(['Did not say', without.join('; ') || undefined]),
    ...spoken.map(position =>
      words(
        `${share.agency(position.agency)} ${viewWords[position.view]}`,
        position.words!,
        `${share.agency(position.agency)}, ${sayMoment(position.at)}`,
      ),
    ),
  ]
}

/** Every agency that disagrees, once more in one place: an inspector looks for this heading. */
export function dissent(share: Share): Block[] {
  return share.decisions.flatMap(one => {
    const child = share.children.find(found => found.id === one.child)
    const label = outcomeLabel(one.outcome, share.rules)
    return one.positions
      .filter(position => position.view === 'disagrees')
      .map(position =>
        paragraph(
          `${share.agency(position.agency)} ${one.withdrawn ? 'disagreed' : 'disagrees'} with “${label}”${child ? ` for ${childName(child)}` : ''}${one.withdrawn ? ', which was withdrawn afterwards' : ''}.${position.words && !one.withdrawn ? ' Its words stand with the decision.' : ''}`,
        ),
      )
  })
}
