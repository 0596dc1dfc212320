import { Framed } from '../../frame/frame.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import type { Route } from '../../visit.ts'

export const accessibilityRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/accessibility',
    open: true,
    async handle(visit) {
      return {
        page: (
          <Framed
            visit={visit}
            frame={{
              title: 'Accessibility statement',
              children: (
                <div class="govuk-grid-row">
                  <div class="govuk-grid-column-two-thirds">
                    <PageHeading>Accessibility statement</PageHeading>
                    <p class="govuk-body">
                      Quorate is built to meet the Web Content Accessibility Guidelines 2.2 at level AA. Every
                      page works with a keyboard alone, without JavaScript, and on a phone.
                    </p>
                    <p class="govuk-body">
                      Every page is checked by automatic tests in a real browser. Automatic tests do not find
                      everything, and no audit by people who use assistive technology has been made yet.
                    </p>
                    <p class="govuk-body">
                      Minutes can be had as a web page, a tagged PDF and a Word document. If you need them in
                      another way, ask the chair.
                    </p>
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
