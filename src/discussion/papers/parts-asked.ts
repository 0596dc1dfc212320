/** The parts that a procedure asks minutes to have, and where they stand in ours. */
import { compile } from '../../procedure/conditions/compiled.ts'
import { holds } from '../required/facts/known.ts'
import { type Block, list, section } from './paper.ts'
import { quoted } from './saying.ts'
import type { Share } from './share.ts'
import { joined } from '../../english.ts'

/** Parts these minutes always have, under the names that packs give them. */
const printed: ReadonlySet<string> = new Set([
  'invited-and-attended',
  'children',
  'reason',
  'contributions',
  'risk-analysis',
  'section-47-decision',
  'decisions',
  'immediate-actions',
  'longer-term-actions',
  'actions',
  'safety-plan',
  'dissent',
  'smart-plans',
])

type Place = { readonly heading: string; readonly has: (share: Share) => boolean }
const contributions: Place = { heading: 'What each agency contributed', has: ({ lines }) => lines.length > 0 }
const decisions: Place = {
  heading: 'Decisions for each child',
  has: share => share.decisions.some(one => !one.withdrawn && one.reason),
}
const plan: Place = { heading: 'Safety plan', has: ({ safetyPlan }) => safetyPlan !== undefined }
const actions: Place = { heading: 'Actions', has: share => share.actions.length > 0 }
const why: Place = { heading: 'Why the discussion was held', has: ({ reason }) => reason !== undefined }

/** Parts with another name than ours: what they ask for stands under these headings, as far as there is any of it. */
const standIn: Readonly<Record<string, readonly Place[]>> = {
  reasons: [decisions],
  'key-elements': [why, contributions, decisions],
  'keeping-safe': [plan, actions],
  'nine-areas': [why, contributions, decisions, actions, plan],
}

/** Each part this procedure asks for by another name, with the headings under which what was recorded of it stands. */
export function otherParts(shared: Share): Block[] {
  const { discussion, rules, at } = shared
  const asked = rules.procedure.pack.minutes.content.filter(
    part =>
      !printed.has(part.part) &&
      holds(compile(part.when), discussion, rules, at) === true &&
      shared.answers.every(one => one.duty !== part.part),
  )
  return section(
    'Other parts this procedure asks for',
    list(
      asked.map(part => {
        const places = standIn[part.part]
        const found = (places ?? []).filter(one => one.has(shared)).map(one => quoted(one.heading))
        const says =
          places === undefined
            ? 'has no heading of its own in these minutes'
            : found.length > 0
              ? `stands under ${joined(found)}`
              : 'nothing of it is recorded'
        return `${part.label} (${part.id}): ${says}.`
      }),
    ),
  )
}
