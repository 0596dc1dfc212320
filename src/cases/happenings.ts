/** The vocabulary of what a worked case says happened: a public contract, so that nothing in it is ever taken away. */
/** What can happen in a case besides the instants, with the fields each may have. */
export const happenings = {
  'protective-action-taken': ['by'],
  started: ['chair', 'present', 'format', 'out-of-hours'],
  'section-47-decided': ['child'],
  decided: ['child', 'outcome', 'reason'],
  position: ['child', 'agency', 'view', 'words', 'outcome'],
  'child-seen': ['child', 'alone'],
  'signed-off': ['by'],
  received: ['recipient'],
  'conference-held': ['child'],
  'assessment-completed': ['child'],
  invited: ['seat', 'agency', 'role', 'has-case-system-access'],
  replied: ['seat', 'agency', 'answer'],
  joined: ['seat', 'agency', 'grade', 'information-only'],
  left: ['seat', 'agency'],
  conversation: ['agency'],
  line: ['agency', 'kind', 'text'],
  'medical-decided': ['child', 'needed', 'reason', 'advice-given'],
  'consent-decided': ['child', 'sought', 'reason'],
  'parents-contacted': ['child', 'contacted', 'reason'],
  explained: ['duty', 'by', 'reason', 'child'],
  'delay-explained': ['by', 'reason'],
  'action-agreed': ['id', 'what', 'owner', 'agency', 'due'],
  confirmed: ['action', 'status', 'date', 'reason', 'in-writing'],
  correction: ['recipient', 'text'],
  blocked: ['role', 'agency', 'reason'],
  'out-of-hours-record-sent': ['channel', 'file'],
  appointed: ['as', 'person'],
  'slot-moved': ['from', 'to', 'by', 'agreed-by'],
  reclassified: ['to', 'by', 'reason'],
  'target-set': ['clock', 'child', 'due', 'by', 'reason'],
  'moved-to': ['to', 'reason', 'by'],
  departed: ['rule', 'duty', 'by', 'reason'],
  escalated: ['to', 'by'],
  attested: ['grade', 'experience', 'by'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type HappeningKind = keyof typeof happenings

/** The fields of a kind of happening; undefined for an instant that has only its moment, and for what cannot happen. */
export const fieldsOf = (kind: string): readonly string[] | undefined =>
  Object.hasOwn(happenings, kind) ? happenings[kind as HappeningKind] : undefined

/** How what happened is written when more than its time belongs to it; empty when the time is all. */
export function howToSay(kind: string | undefined): string {
  const fields = kind === undefined ? undefined : fieldsOf(kind)
  if (fields === undefined) return ''
  const written = fields.map(field => `${field}: …`).join(', ')
  return ` What else belongs to it stands beside the time: ${kind}: { at: 2025-04-17T16:30, ${written} }.`
}
