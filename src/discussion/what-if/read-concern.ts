/** A concern as somebody writes it in a file: facts and what happened, like a worked case without a procedure. */
import { type Instant, parseLocal } from '../../calendar/index.ts'
import { factNames, facts as allFacts } from '../../procedure/conditions/facts.ts'
import { suggest } from '../../procedure/reading/spelling.ts'
import type { Child, Happened, StatedFacts } from '../discussion.ts'
import { isInstantName } from '../life/asking.ts'
import type { Concern } from './answers-compared.ts'

/** What is written: facts as in a worked case, and what happened as a list of `instant: time`. */
export type WrittenConcern = {
  readonly facts: Readonly<Record<string, unknown>>
  readonly happened: readonly { readonly kind: string; readonly at: string }[]
}

/** Words that only one procedure knows, so that a concern shown under several cannot be told in them. */
const ownWords: ReadonlySet<string> = new Set(['urgency', 'format'])

/**
 * Reads a written concern.
 *
 * @returns the concern, or everything that is wrong with it, a sentence each.
 */
export function readConcern({ facts, happened }: WrittenConcern): { concern: Concern } | { wrong: string[] } {
  const wrong: string[] = []
  const { children, ...rest } = facts
  const told = factsIn(rest, 'discussion', wrong)
  const listed = Array.isArray(children) ? (children as Record<string, unknown>[]) : []
  const all = listed.map((child, place): Child => {
    const { id = String.fromCharCode(65 + place), born, name: _name, ...more } = child
    return {
      id: String(id),
      ...(born !== undefined && { born: String(born) }),
      facts: factsIn(more, 'child', wrong),
    }
  })
  const when = happened.flatMap(({ kind, at }): Happened[] => {
    const parsed = parseLocal(at)
    if (!isInstantName(kind)) wrong.push(`“${kind}” is not something that happens in every procedure.`)
    else if (!('instant' in parsed)) wrong.push(`${kind}: ${parsed.refusal}`)
    else if (kind === 'section-47-decided')
      return (all.length > 0 ? all : [{ id: 'A' }]).map(({ id }) => ({
        instant: kind,
        at: parsed.instant,
        child: id,
      }))
    else return [{ instant: kind, at: parsed.instant }]
    return []
  })
  if (wrong.length > 0) return { wrong }
  return {
    concern: { facts: told, children: all.length > 0 ? all : [{ id: 'A', facts: {} }], happened: when },
  }
}

function factsIn(given: Record<string, unknown>, of: 'discussion' | 'child', wrong: string[]): StatedFacts {
  const known = factNames.filter(fact => allFacts[fact].of === of && !('derived' in allFacts[fact]))
  for (const fact of Object.keys(given)) {
    if (ownWords.has(fact)) wrong.push(`“${fact}” is chosen by each procedure from the facts. Leave it out.`)
    else if (!(known as string[]).includes(fact))
      wrong.push(
        `“${fact}” is not a fact about ${of === 'child' ? 'a child' : 'a discussion'}.${suggest(fact, known)}`,
      )
  }
  return given as StatedFacts
}

/**
 * What counts as having happened when only one moment is known: the information came, the referral came, the risk was
 * seen and the threshold was decided, all then. It makes the five procedures comparable and is said beside the answer.
 */
export const allAtOnce = (at: Instant): Happened[] =>
  (['information-received', 'referral-received', 'risk-identified', 'threshold-decided'] as const).map(
    instant => ({
      instant,
      at,
    }),
  )
