import type { JSX } from 'preact'
import type { Problem } from '../../fields.ts'
import { Framed } from '../../frame/frame.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Page } from '../../frame/layout.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import type { Visit } from '../../visit.ts'
import { type Kept, KeptForm } from './kept.tsx'
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

/**
 * Something went wrong: what a person can do about it, as far as we know, and what they had typed. Never a stack trace.
 *
 * @param again - the page that was asked for, to ask for it once more.
 */
export function SomethingBroke({
  trouble,
  number,
  again,
  kept,
}: {
  trouble: Trouble
  number: string
  again?: string | undefined
  kept?: Kept | undefined
}) {
  const title = titles[trouble]
  return (
    <Page title={title}>
      <PageHeading>{title}</PageHeading>
      {says[trouble](number)}
      {kept && trouble !== 'too-long' && trouble !== 'not-a-form' && (
        <>
          <p class="govuk-body">
            What you sent is kept on this page, and nowhere else: leave it open until it is saved. Sending it
            again never saves it twice.
          </p>
          <KeptForm kept={kept} button="Send it again" />
        </>
      )}
      {again !== undefined && (
        <p class="govuk-body">
          <a class="govuk-link" href={again}>
            Try again
          </a>
        </p>
      )}
    </Page>
  )
}

const titles: Readonly<Record<Trouble, string>> = {
  'too-long': 'That was too long to save',
  'not-a-form': 'This could not be read',
  'disk-full': 'Nothing can be saved at the moment',
  away: 'One moment',
  ours: 'Sorry, something went wrong',
}

const says: Readonly<Record<Trouble, (number: string) => JSX.Element>> = {
  'too-long': () => (
    <p class="govuk-body">Nothing was changed. Go back, keep the text under 4 megabytes, and save again.</p>
  ),
  'not-a-form': () => (
    <p class="govuk-body">
      Nothing was changed. What was sent is not one of the forms of these pages. Open the page again and fill
      it in there.
    </p>
  ),
  'disk-full': () => (
    <p class="govuk-body">
      The disk of the server is full. What was saved before is safe and can be read; what you just sent is not
      saved. Tell your support desk that the disk is full.
    </p>
  ),
  away: () => (
    <p class="govuk-body">
      The database is just being started again. That usually takes a few seconds. What was saved before is
      safe.
    </p>
  ),
  ours: number => (
    <>
      <p class="govuk-body">What you had already saved is safe. Try again in a moment.</p>
      <p class="govuk-body">If it happens again, tell your support desk this number: {number}</p>
    </>
  ),
}

/** A form came from somebody whose session is over: it waits here until they have signed in again. */
export function SignedOut({ kept }: { kept: Kept }) {
  return (
    <Page title="You have been signed out">
      <PageHeading>You have been signed out</PageHeading>
      <p class="govuk-body">
        Nothing is saved yet. What you sent is kept on this page, and nowhere else: leave it open.
      </p>
      <ol class="govuk-list govuk-list--number">
        <li>
          <a class="govuk-link" href="/sign-in" target="_blank" rel="noopener noreferrer">
            Sign in again (opens in a new tab)
          </a>{' '}
          as the person you were.
        </li>
        <li>Come back to this page and send it.</li>
      </ol>
      <KeptForm kept={kept} button="Send it now" />
    </Page>
  )
}

/** One field is longer than anything that is kept: it stands here to be shortened, with the rest of the form. */
export function CannotBeKept({ kept, wrong }: { kept: Kept; wrong: Problem }) {
  const title = 'That cannot be saved as it is'
  return (
    <Page title={title} hasErrors>
      <ErrorSummary title="There is a problem" errorList={[{ text: wrong.says, href: `#${wrong.field}` }]} />
      <PageHeading>{title}</PageHeading>
      <p class="govuk-body">Nothing was changed. The other fields are kept as you filled them in.</p>
      <KeptForm kept={kept} button="Save" mend={[wrong]} />
    </Page>
  )
}
