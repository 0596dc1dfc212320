import { PaperSection } from '../../../delivery/render/html.tsx'
import { findInvitation } from '../../../discussion/papers/index.ts'
import { Framed } from '../../frame/frame.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route } from '../../visit.ts'
import { conveneCrumbs, openConvene } from './convening.ts'

/** Exactly what an invited person reads, before or after it is sent. */
export const letterRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/convene/letter/:invitation',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      if (!convene) return nothing
      const { discussion, rules } = convene.seen
      const { reference } = discussion
      const one = discussion.invitations.find(found => found.invitation === visit.params.invitation)
      const paper = findInvitation(discussion, rules, visit.params.invitation ?? '', {
        now: visit.now,
        link: `/discussions/${reference}/reply`,
      })
      if (!paper || !one) return nothing
      return {
        page: (
          <Framed
            visit={visit}
            frame={{
              title: 'What they read',
              reference,
              at: 'work',
              breadcrumbs: conveneCrumbs(reference, 'What they read'),
              children: (
                <div class="govuk-grid-row">
                  <div class="govuk-grid-column-two-thirds">
                    <PageHeading caption={`${reference} · to ${one.name ?? one.agency}`}>
                      What they read
                    </PageHeading>
                    <p class="govuk-body">
                      The subject is “{paper.title}”. This is all of it: no child, no family, no concern. The
                      rest waits behind the link, after signing in.
                    </p>
                    <div class="quorate-letter">
                      <PaperSection paper={paper} />
                    </div>
                  </div>
                </div>
              ),
            }}
          />
        ),
      }
    },
  },
]
