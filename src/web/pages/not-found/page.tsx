import { Framed } from '../../frame.tsx'
import { Page } from '../../layout.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import type { Visit } from '../../visit.ts'

/** The same page for what does not exist and for what this person may not see. */
export function NothingHere({ visit }: { visit: Visit }) {
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Page not found',
        children: (
          <>
            <PageHeading>Page not found</PageHeading>
            <p class="govuk-body">If you typed the address, check it is correct.</p>
            <p class="govuk-body">
              If you were sent a link to a discussion, ask the person who sent it whether you are still part
              of that discussion.
            </p>
            <p class="govuk-body">
              <a class="govuk-link" href="/work">
                Go to my work
              </a>
            </p>
          </>
        ),
      }}
    />
  )
}

/** Something went wrong that is our fault, or the form was too long. Never a stack trace. */
export function SomethingBroke({ trouble, tooLong }: { trouble: string; tooLong: boolean }) {
  const title = tooLong ? 'That was too long to save' : 'Sorry, something went wrong'
  return (
    <Page title={title}>
      <PageHeading>{title}</PageHeading>
      {tooLong ? (
        <p class="govuk-body">
          Nothing was changed. Go back, keep the text under 4 megabytes, and save again.
        </p>
      ) : (
        <>
          <p class="govuk-body">
            What you had already saved is safe. Go back and try again; drafts are kept as you typed them.
          </p>
          <p class="govuk-body">If it happens again, tell your support desk this number: {trouble}</p>
        </>
      )}
    </Page>
  )
}
