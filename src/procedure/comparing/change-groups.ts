/** What became of the rules of one procedure in another, in groups that a person reads one after the other. */
import type { Change, Compared, RuleFate } from './compare.ts'
import { authorityOf } from '../adopting/in-force.ts'

export type Group = {
  /** An id for a link: `lost-unsaid`. */
  readonly id: string
  readonly title: string
  /** What it means and what to do about it, in a sentence. */
  readonly says: string
  readonly changes: readonly Change[]
}

/** Whether B is another version of the same authority's procedure, so that one may speak of losing and gaining. */
export const areVersions = (a: string, b: string): boolean => authorityOf(a) === authorityOf(b)

const asks = ({ found }: Change): boolean => found.rule.force !== 'may'

/**
 * The groups that are not empty, what is lost first.
 *
 * @param idA - the procedures compared, by their ids.
 * @param say - how to call a procedure in titles; by its id unless given.
 */
export function groupChanges(
  { changes, gained }: Compared,
  idA: string,
  idB: string,
  say: (id: string) => string = id => id,
): Group[] {
  const versions = areVersions(idA, idB)
  const [a, b] = [say(idA), say(idB)]
  const of = (...fates: RuleFate[]) => changes.filter(({ fate }) => fates.includes(fate))
  const lost = of('lost').filter(asks)
  const groups: Group[] = [
    {
      id: 'lost-said',
      title: versions ? `Lost, and ${b} says so itself` : `Only in ${a}, and ${b} says that it has none`,
      says: `${a} asks for it. The file of ${b} notes that its source says nothing about it.`,
      changes: lost.filter(({ saysSo }) => saysSo !== undefined),
    },
    {
      id: 'lost-unsaid',
      title: versions ? 'Lost, and nobody wrote it down' : `Only in ${a}`,
      says: `${a} asks for it and ${b} has no rule about the same thing. Where words are alike, both are named: read both.`,
      changes: lost.filter(({ saysSo }) => saysSo === undefined),
    },
    {
      id: 'stand-in',
      title: 'Only a local placeholder stands there',
      says: `${a} has it from its source. In ${b} the source leaves it out, and what the file holds is local.`,
      changes: of('stand-in').filter(asks),
    },
    {
      id: 'reversed',
      title: 'Turned round',
      says: 'Prohibited by one and not by the other.',
      changes: of('reversed'),
    },
    {
      id: 'weaker',
      title: versions ? 'Weaker' : `Weaker in ${b}`,
      says: 'It is still asked for, but binds less.',
      changes: of('weaker'),
    },
    {
      id: 'narrower',
      title: versions ? 'Asked for in fewer cases' : `Asked for in fewer cases in ${b}`,
      says: 'There are cases that the rule reached and no rule reaches there.',
      changes: of('narrower'),
    },
    {
      id: 'not-offered',
      title: versions ? 'No longer named or allowed' : `Named or allowed only in ${a}`,
      says: 'Nobody had to; it was offered.',
      changes: of('lost', 'stand-in').filter(one => !asks(one)),
    },
    {
      id: 'gained',
      title: versions ? 'Gained' : `Only in ${b}`,
      says: `${b} has it and ${a} has no rule about the same thing.`,
      changes: gained,
    },
    {
      id: 'changed',
      title: 'Changed in other ways',
      says: 'Asked for by both, differently: stronger, sooner, of others, or under other words.',
      changes: of('changed'),
    },
    { id: 'kept', title: 'Kept', says: 'Asked for by both alike.', changes: of('kept') },
  ]
  return groups.filter(one => one.changes.length > 0)
}
