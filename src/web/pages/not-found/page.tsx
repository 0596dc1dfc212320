import { Framed } from '../../frame.tsx'
import { Page } from '../../layout.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import type { Visit } from '../../visit.ts'
import type { Trouble } from './trouble.ts'

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

/** Something went wrong: what a person can do about it, as far as we know. Never a stack trace. */
export function SomethingBroke({ trouble, number }: { trouble: Trouble; number: string }) {
  const title = titles[trouble]
  return (
    <Page title={title}>
      <PageHeading>{title}</PageHeading>
      {trouble === 'too-long' && (
        <p class="govuk-body">
          Nothing was changed. Go back, keep the text under 4 megabytes, and save again.
        </p>
      )}
      {trouble === 'disk-full' && (
        <>
          <p class="govuk-body">
            The disk of the server is full. What was saved before is safe and can be read; what you just sent
            is not saved.
          </p>
          <p class="govuk-body">
            Go back: your words are still in the form. Copy them, and tell your support desk that the disk is
            full.
          </p>
        </>
      )}
      {trouble === 'ours' && (
        <>
          <p class="govuk-body">
            What you had already saved is safe. Go back and try again; drafts are kept as you typed them.
          </p>
          <p class="govuk-body">If it happens again, tell your support desk this number: {number}</p>
        </>
      )}
    </Page>
  )
}

const titles: Readonly<Record<Trouble, string>> = {
  'too-long': 'That was too long to save',
  'disk-full': 'Nothing can be saved at the moment',
  ours: 'Sorry, something went wrong',
}
