/** Discussions folded from their records, and kept in memory. */
import type { Tx } from './database/index.ts'
import { type Discussion, initial } from './discussion/discussion.ts'
import { fold } from './folding.ts'
import { readEntries } from './record/index.ts'

/** Folded discussions kept in memory, so that a command reads only what is new. Losing them costs time, never truth. */
export class States {
  private readonly kept = new Map<string, Discussion>()
  /** Enough for the discussions of a busy day; the oldest goes first. */
  private static readonly most = 500
  find = (discussion: string): Discussion | undefined => this.kept.get(discussion)
  keep(discussion: Discussion): void {
    const known = this.kept.get(discussion.id)
    if (known && known.number > discussion.number) return
    this.kept.delete(discussion.id)
    this.kept.set(discussion.id, discussion)
    if (this.kept.size > States.most) this.kept.delete(this.kept.keys().next().value!)
  }
  forget = (): void => this.kept.clear()
}

/** The discussion as its record stands in this transaction, read by the house; reads only the entries not yet folded. */
export async function load(tx: Tx, states: States, authority: string, id: string): Promise<Discussion> {
  const known = states.find(id) ?? initial(id)
  const entries = await readEntries(tx, authority, id, { after: known.number })
  return entries.reduce(fold, known)
}
