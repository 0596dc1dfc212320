/** Keeping somebody out who runs the discussion: what follows from it is shown and asked once, and somebody has to be left. */
import type { By, Discussion, Implicated } from '../discussion.ts'
import { type Refusal, refuse } from '../happening.ts'

/** Somebody who runs a discussion. `leads`: convenes or chairs it, and so can lift a block; `out`: this block would shut them out. */
export type Runner = { person: string; name: string; leads: boolean; out: boolean }

/** Who runs a discussion, as far as its record goes: who asked for it, chairs it and takes its minutes. */
export function runningOf({ requestedBy, appointed, chair }: Discussion): Omit<Runner, 'out'>[] {
  const leading = [requestedBy, appointed.chair ?? chair].flatMap(one =>
    one?.person === undefined ? [] : [{ person: one.person, name: one.name ?? 'the chair', leads: true }],
  )
  const { minuteTaker } = appointed
  const all = [...(minuteTaker ? [{ ...minuteTaker, leads: false }] : []), ...leading]
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
  const left = running.filter(one => one.leads && !out.some(gone => gone.person === one.person))
  const names = [...new Set(out.map(one => (one.person === by.person ? 'you' : one.name)))].join(' and ')
  if (oneself && left.length === 0)
    return refuse(
      'nobody-left',
      `This would shut out ${names}, and nobody would be left who runs this discussion or could undo it.`,
      {
        field: 'who',
        instead: 'Name another chair first; they can then set it.',
      },
    )
  if (knowing?.trim()) return undefined
  const undo = left.map(one => (one.person === by.person ? 'you' : one.name)).join(' or ')
  return refuse(
    'would-shut-out',
    `This would shut out ${names}, who ${out.length === 1 && oneself ? 'run' : out.length === 1 ? 'runs' : 'run'} this discussion: at once they see nothing of it any more.`,
    {
      field: 'knowing',
      instead: `${oneself ? `It is better set by somebody else: ${undo}. ` : ''}It can be lifted again, with a reason, by ${undo}. If it is right all the same, say why.`,
    },
  )
}

/** Whether two blocks are about the same person, or the same role at the same agency. */
export const isSameBlock = (one: Implicated, other: Implicated): boolean =>
  one.person === other.person &&
  one.name === other.name &&
  one.email === other.email &&
  one.agency === other.agency &&
  one.role === other.role
