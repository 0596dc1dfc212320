/** Shown by the room's script when it cannot keep the page up to date. */
export function Trouble() {
  return (
    <div class="govuk-inset-text quorate-room__trouble" id="room-trouble" hidden>
      <p class="govuk-body" data-trouble="signed-out">
        You are signed out, so this page no longer changes.{' '}
        <a class="govuk-link" href="/sign-in" target="_blank" rel="noopener">
          Sign in (opens in a new tab)
        </a>{' '}
        and come back: what you have written here is still here.
      </p>
      <p class="govuk-body" data-trouble="unreached">
        The server does not answer. This page shows how things stood before; it goes on by itself when the
        server is back, and what you write is kept here until then.
      </p>
    </div>
  )
}
