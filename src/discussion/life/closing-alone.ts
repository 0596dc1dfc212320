/** Whoever asked for a discussion does not decide alone that none is held. */
import type { By, Discussion } from '../discussion.ts'
import { type Refusal, refuse } from '../happening.ts'

/** Why it is not closed yet by this person: it is their own request, and they have not said why nobody else decides. */
export function closesAlone(
  { by, alone }: { by: By; alone?: string },
  { requestedBy }: Discussion,
): Refusal | undefined {
  if (requestedBy?.person !== by.person || alone?.trim()) return undefined
  return refuse(
    'own-request',
    'You asked for this discussion, so that none is held is another person’s decision.',
    {
      field: 'alone',
      instead: 'Ask a manager to decide. If nobody can be reached, say so and why it is closed all the same.',
    },
  )
}
