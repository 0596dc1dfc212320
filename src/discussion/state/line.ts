/** One attributed statement in the record. */
import type { Instant } from '../../calendar/index.ts'
import type { LineAudience } from '../audience/audience.ts'
import type { By } from './by.ts'

export type LineKind = 'fact' | 'opinion' | 'childs-words' | 'familys-words' | 'intelligence'
export type Line = {
  line: string
  /**
   * What the line is called in every copy: 1, 2 … for what all who take part may have, R1, R2 … for what was given to some
   * alone. Two rows of numbers, so that nobody sees a gap where a line is kept from them.
   */
  number: string
  agency: string
  speaker: string
  /** Who said it, where that was chosen. */
  participant?: string
  kind: LineKind
  text: string
  /** The children it is about, as somebody said; empty while nobody has said. */
  about: string[]
  source?: string
  audience: LineAudience
  at: Instant
  by: By
  /** Earlier texts, oldest first; the line's own text is the newest. `by`, `at` and `reason` are of the correction that replaced it. */
  corrected: {
    text: string
    at: Instant
    by: By
    reason?: string
    /** Who may have the earlier text. */
    audience: LineAudience
    /** What else read otherwise before. */
    was?: { agency?: string; speaker?: string; kind?: LineKind; about?: string[] }
  }[]
  /** Who may have it was changed: from what, when. What went out before went out to those of then. */
  audienceWas: { audience: LineAudience; until: Instant; by: By; reason: string }[]
  /** Taken back. The words stay here and stand in no document. */
  withdrawn?: { reason: string; at: Instant; by: By }
}
