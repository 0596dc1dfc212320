import { sayMoment } from '../../calendar/index.ts'
import { Button } from '../govuk/button.tsx'
import { Select } from '../govuk/select.tsx'
import type { Visit } from '../visit.ts'

/** In the demo: who you are now, and what time it is. Otherwise only the way out. */
export function DemoBar({ visit }: { visit: Visit }) {
  if (!visit.house.demo)
    return (
      <form method="post" action="/sign-out" novalidate>
        <Button classes="govuk-button--secondary">Sign out</Button>
      </form>
    )
  return (
    <>
      <form method="post" action="/demo/clock" novalidate>
        <input type="hidden" name="back" value={visit.path} />
        <Select
          id="demo-clock"
          name="move"
          label={`The demo’s clock: ${sayMoment(visit.now)}`}
          items={[
            { value: 'hour', text: '1 hour on' },
            { value: 'morning', text: 'To 9:00am on the next day' },
            { value: 'week', text: '1 week on' },
            { value: 'start', text: 'Back to where it began' },
          ]}
        />
        <Button classes="govuk-button--secondary">Move</Button>
      </form>
      <a href="/sign-in">Be somebody else</a>
    </>
  )
}
