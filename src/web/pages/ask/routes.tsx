import type { Routed } from '../../../discussion/required/facts/routes.ts'
import { factEntry } from '../../../procedure/conditions/facts.ts'

/** Where the procedure sends the request; or what has to be stated before anybody can say. */
export function Routes({ routed: { routes, asks } }: { routed: Routed }) {
  if (routes.length === 0 && asks.length === 0) return null
  return (
    <p class="govuk-body">
      {routes.length > 0 ? (
        <>
          Where it goes:{' '}
          {routes.map(({ label, to }, index) => (
            <>
              {index > 0 && '; '}
              <strong>{label}</strong>
              {to && `, ${to}`}
            </>
          ))}
          .
        </>
      ) : (
        `Where it goes depends on: ${asks.map(fact => factEntry(fact).label).join(', ')}.`
      )}
    </p>
  )
}
