/** Drafts and adoption: writing the next version, checking and replaying it, proposing it, and four eyes. For policy leads. */
import type { Route } from '../../../visit.ts'
import { askAdoption, askWithdrawal, proposeAdoption, proposeWithdrawal } from './adopt.tsx'
import { showChanges } from './changes.tsx'
import { forLeads, place } from './door.ts'
import { begin, showOverview } from './overview.tsx'
import { settleProposal, showProposal } from './proposal.tsx'
import { askPublication, proposePublication } from './publish.tsx'
import { showReplay } from './replay.tsx'
import { discard, save, showText } from './text.tsx'

export const draftRoutes: readonly Route[] = [
  forLeads('GET', place, showOverview),
  forLeads('POST', place, begin),
  forLeads('GET', `${place}/:draft`, showText),
  // How long a draft may be, its page says.
  { ...forLeads('POST', `${place}/:draft`, save), longest: Number.POSITIVE_INFINITY },
  forLeads('GET', `${place}/:draft/changes`, showChanges),
  forLeads('GET', `${place}/:draft/replay`, showReplay),
  forLeads('GET', `${place}/:draft/propose`, askPublication),
  forLeads('POST', `${place}/:draft/propose`, proposePublication),
  forLeads('POST', `${place}/:draft/discard`, discard),
  forLeads('GET', '/procedure/adopt', askAdoption),
  forLeads('POST', '/procedure/adopt', proposeAdoption),
  forLeads('GET', '/procedure/withdraw', askWithdrawal),
  forLeads('POST', '/procedure/withdraw', proposeWithdrawal),
  forLeads('GET', '/procedure/proposals/:proposal', showProposal),
  forLeads('POST', '/procedure/proposals/:proposal', settleProposal),
]
