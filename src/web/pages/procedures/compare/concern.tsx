import { type Instant, sayMoment } from '../../../../calendar/index.ts'
import { withOverlay } from '../../../../discussion/happening.ts'
import { sideBySide } from '../../../../discussion/what-if/side-by-side.ts'
import { Fields } from '../../../fields.ts'
import { Framed } from '../../../frame/frame.tsx'
import { PageHeading } from '../../../pieces/page-heading.tsx'
import type { Answer, Visit } from '../../../visit.ts'
import { Answers, Nationally } from './answers.tsx'
import { ConcernForm } from './concern-form.tsx'
import { exampleAt, readTyped } from './typed-concern.ts'

/** `/procedure/concern`: a concern typed once, under every procedure there is. Without a question it shows an example. */
export async function showConcern(visit: Visit): Promise<Answer> {
  const asked = Object.keys(visit.query).length > 0
  const fields = new Fields(asked ? visit.query : exampleAt(visit.now))
  const concern = readTyped(fields, visit.now)
  const { shelf, versionsOf, overlayOf, followedToday } = visit.house
  const { authority } = visit.signedIn
  const today = followedToday(authority, visit.now)
  const adopted = overlayOf(authority)
  const rules = [...versionsOf(authority).values()].map(procedure =>
    withOverlay(
      { procedure, calendar: shelf.calendarOf(procedure) },
      procedure.hash === today?.hash ? adopted?.overlay : undefined,
      shelf.nationalCalendarOf(procedure),
    ),
  )
  const came = concern?.happened[0]?.at ?? visit.now
  const all = concern && sideBySide(concern, rules, latest(concern.happened, came))
  return {
    page: (
      <Framed
        visit={visit}
        frame={{
          title: 'One concern, every procedure',
          at: 'procedure',
          wide: true,
          problems: fields.problems,
          breadcrumbs: [
            { text: 'The procedure', href: '/procedure' },
            { text: 'One concern, every procedure' },
          ],
          children: (
            <>
              <PageHeading>One concern, every procedure</PageHeading>
              <p class="govuk-body-l">
                Describe a concern once and see what each procedure asks: who must come, by when, what must be
                answered and who gets what.
              </p>
              <ConcernForm fields={fields} asked={asked} />
              {all && (
                <>
                  <p class="govuk-body" id="answer">
                    Counted as if the information and the referral came, the risk was seen and the threshold
                    was decided <strong>{sayMoment(came)}</strong>. Nothing is borrowed: where a procedure
                    does not say, it is <span class="quorate-quiet">silent</span>.
                  </p>
                  <Answers all={all} />
                  {all.map(
                    one =>
                      one.national && <Nationally under={one} authority={visit.signedIn.authorityName} />,
                  )}
                </>
              )}
            </>
          ),
        }}
      />
    ),
    ...(fields.problems.length > 0 && { status: 422 }),
  }
}

const latest = (happened: readonly { at: Instant }[], first: Instant): Instant =>
  happened
    .map(({ at }) => at)
    .sort()
    .at(-1) ?? first
