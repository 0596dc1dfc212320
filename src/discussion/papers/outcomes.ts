/** What was decided for each child, on what grounds, and who disagrees. */
import { sayMoment } from '../../calendar/index.ts'
import type { Child } from '../discussion.ts'
import { outcomeLabel } from '../in-words/say-label.ts'
import { outcomeOf } from '../under.ts'
import { type Block, callout, facts, heading, paragraph, strong, words } from './paper.ts'
import { byline, capital, childName, numbered } from './saying.ts'
import type { Share, SharedDecision } from './share.ts'

export function decisions(share: Share): Block[] {
  return share.children.flatMap(child => {
    const own = share.decisions.filter(one => one.child === child.id)
    const standing = own.filter(one => !one.withdrawn)
    return [
      heading(childName(child), 2),
      ...(standing.length === 0 ? [paragraph('Nothing has been decided for this child.')] : []),
      ...section47(child, standing, share),
      ...own.flatMap(one => decision(one, share)),
    ]
  })
}

function section47(child: Child, own: readonly SharedDecision[], { discussion, rules }: Share): Block[] {
  if (own.length === 0) return []
  const begun = discussion.happened.find(
    one => one.instant === 'section-47-decided' && one.child === child.id,
  )
  const started = own.some(one => outcomeOf(one.outcome, rules)?.['starts-section-47'] ?? false)
  if (!started) return [paragraph(strong('Section 47 enquiries: '), 'not started by this discussion.')]
  return [
    paragraph(
      strong('Section 47 enquiries: '),
      begun ? `to be undertaken; decided ${sayMoment(begun.at)}.` : 'to be undertaken.',
    ),
  ]
}

function decision(one: SharedDecision, share: Share): Block[] {
  const { rules } = share
  const label = outcomeOf(one.outcome, rules)?.label ?? capital(one.outcome.replaceAll('-', ' '))
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
      ? [callout('Decided below the minimum', `The minimum was not there when this was decided: ${label}.`)]
      : []),
    ...positions(one, share),
  ]
}

const viewWords = { agrees: 'agrees', disagrees: 'disagrees', abstains: 'abstains' } as const

function positions(one: SharedDecision, share: Share): Block[] {
  const silent = one.positions.filter(position => !position.words)
  const spoken = one.positions.filter(position => position.words)
  return [
    ...(['agrees', 'disagrees', 'abstains'] as const).flatMap(view => {
      const agencies = silent.filter(position => position.view === view).map(p => share.agency(p.agency))
      return facts([`${capital(viewWords[view])}`, agencies.join('; ') || undefined])
    }),
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
  return share.decisions
    .filter(one => !one.withdrawn)
    .flatMap(one => {
      const child = share.children.find(found => found.id === one.child)
      const label = outcomeLabel(one.outcome, share.rules)
      return one.positions
        .filter(position => position.view === 'disagrees')
        .map(position =>
          paragraph(
            `${share.agency(position.agency)} disagrees with “${label}”${child ? ` for ${childName(child)}` : ''}. Its words stand with the decision.`,
          ),
        )
    })
}
