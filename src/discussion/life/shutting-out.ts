/** Keeping somebody out who runs the discussion: what follows from it is shown and asked once, and somebody has to be left. */
import type { By, Discussion, Implicated } from '../discussion.ts'
import { type Refusal, refuse } from '../happening.ts'

/** Somebody who runs a discussion; `out`: a block would shut them out. */
export type Runner = { person: string; name: string; out: boolean }

/** Who runs a discussion, as far as its record goes: who asked for it, chairs it and takes its minutes. */
export function runningOf({ requestedBy, appointed, chair }: Discussion): Omit<Runner, 'out'>[] {
  const all = [requestedBy, appointed.chair ?? chair, appointed.minuteTaker].flatMap(one =>
    one?.person === undefined ? [] : [{ person: one.person, name: one.name ?? 'the chair' }],
  )
  return [...new Map(all.map(one => [one.person, one])).values()]
}

/**
 * Why a block that shuts out those who run the discussion is not set yet. That is another person's deed, best somebody's who is not
 * shut out; or theirs, knowing what follows and saying why, while somebody is left who can undo it.
 */
export function shutOut(
  out: readonly Runner[],
  running: readonly Runner[],
  { by, knowing }: { by: By; knowing?: string },
): Refusal | undefined {
  if (out.length === 0) return undefined
  const oneself = out.some(one => one.person === by.person)
  const left = running.filter(one => !out.some(gone => gone.person === one.person))
  const names = [...new Set(out.map(one => (one.person === by.person ? 'you' : one.name)))].join(' and ')
  if (oneself && left.length === 0)
    return refuse(
      'nobody-left',
      `This would shut out ${names}, and nobody would be left who runs this discussion or could undo it.`,
      {
        field: 'who',
        instead: 'Name another chair first, or ask somebody who oversees discussions to set it.',
      },
    )
  if (knowing?.trim()) return undefined
  const undo = left.length > 0 ? left.map(one => one.name).join(' or ') : 'somebody who oversees discussions'
  return refuse(
    'would-shut-out',
    `This would shut out ${names}, who ${out.length === 1 && oneself ? 'run' : out.length === 1 ? 'runs' : 'run'} this discussion: at once they see nothing of it any more.`,
    {
      field: 'knowing',
      instead: `${oneself ? `It is better set by somebody else: ${undo}. ` : ''}To undo it, ${undo} lifts it, with a reason. If it is right all the same, say why.`,
    },
  )
}

/** Whether two blocks are about the same person, or the same role at the same agency. */
export const isSameBlock = (one: Implicated, other: Implicated): boolean =>
  one.person === other.person &&
  one.name === other.name &&
  one.agency === other.agency &&
  one.role === other.role
