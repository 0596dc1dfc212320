import { load } from '../../../states.ts'
import type { Child, Discussion } from '../../../discussion/discussion.ts'
import { stageOf } from '../../../views/board.ts'
import type { Visit } from '../../visit.ts'

/**
 * References of live discussions this visitor may see that are about a child of the same name and date of birth, so that
 * nobody types it all again. One the visitor may not see is never found: it does not exist for them.
 */
export async function sameChildren(visit: Visit, children: readonly Child[]): Promise<string[]> {
  const wanted = new Set(children.flatMap(child => keyOf(child) ?? []))
  if (wanted.size === 0) return []
  const { authority } = visit.signedIn
  return visit.read(async tx => {
    const { rows } = await tx.query<{ discussion: string }>(
      `select h.discussion from quorate.discussion_head h where h.authority = $1 order by h.reference desc`,
      [authority],
    )
    const found: Discussion[] = []
    for (const { discussion } of rows)
      found.push(await load(tx, visit.house.conduct.states, authority, discussion))
    return found.filter(one => isLive(one) && isAbout(one, wanted)).map(one => one.reference)
  })
}

export const isAbout = (discussion: Discussion, wanted: ReadonlySet<string>): boolean =>
  discussion.children.some(child => wanted.has(keyOf(child) ?? ''))

const isLive = (discussion: Discussion): boolean => !['concluded', 'not-held'].includes(stageOf(discussion))

/** A name without its spelling accidents, with the date of birth; undefined when either is not known. */
export function keyOf({ name, born }: Child): string | undefined {
  if (!name || !born) return undefined
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
  return plain ? `${plain.sort().join(' ')} ${born}` : undefined
}
