import { asSystem } from '../../../database/index.ts'
import { load } from '../../../states.ts'
import type { Child, Discussion } from '../../../discussion/discussion.ts'
import { isKeptFrom } from '../../../discussion/people/kept-out.ts'
import { type Sameness, sameChild } from '../../../discussion/people/same-child.ts'
import type { Person } from '../../../people/standing.ts'
import { stageOf } from '../../../discussion/checks/stage.ts'
import type { Visit } from '../../visit.ts'

/** A live discussion about a child who is, or may be, the same. Without a reference: this visitor may not see which. */
export type SameFound = { how: Sameness; reference?: string }

/**
 * Live discussions of this authority about the same child, so that nobody types it all again and no two teams work apart. Which
 * one it is, only those learn who may see it; that there is one, whoever may ask for a discussion here, unless they are kept out
 * of it: to them it does not exist.
 */
export async function sameChildren(visit: Visit, children: readonly Child[]): Promise<SameFound[]> {
  if (children.every(child => !child.name)) return []
  const { authority, person } = visit.signedIn
  return visit.read(async tx => {
    const { rows: mine } = await tx.query<{ discussion: string; reference: string }>(
      'select discussion, reference from quorate.discussion_head where authority = $1',
      [authority],
    )
    const references = new Map(mine.map(one => [one.discussion, one.reference]))
    return asSystem(tx, visit.actor, async () => {
      const { rows: live } = await tx.query<{ discussion: string }>(
        `select discussion from quorate.view_row
          where authority = $1 and view = 'board' and content ->> 'stage' not in ('concluded', 'turned-down')
          order by content ->> 'reference' desc`,
        [authority],
      )
      const found: SameFound[] = []
      for (const { discussion: id } of live) {
        const discussion = await load(tx, visit.house.conduct.states, authority, id)
        const how = isLive(discussion) ? isAbout(discussion, children) : undefined
        const reference = references.get(id)
        if (how && (reference !== undefined || !isKeptFromThem(person, discussion)))
          found.push({ how, ...(reference !== undefined && { reference }) })
      }
      return found
    })
  })
}

/** Whether one of the children of a discussion is one of some children, or may be. */
export function isAbout(discussion: Discussion, children: readonly Child[]): Sameness | undefined {
  const found = discussion.children.flatMap(one => children.map(other => sameChild(one, other)))
  return found.find(how => how === 'same') ?? found.find(how => how !== undefined)
}

const isLive = (discussion: Discussion): boolean =>
  !['concluded', 'turned-down'].includes(stageOf(discussion))

/** Whether it is kept from somebody: they are kept out, or it concerns them. */
const isKeptFromThem = (
  { person, name, email, agencyName, role, seat }: Person,
  discussion: Discussion,
): boolean => isKeptFrom(discussion, { person, name, email, agency: agencyName, role, seat })
