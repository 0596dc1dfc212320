import { sayDay } from '../../../calendar/index.ts'
import { withSystem } from '../../../database/index.ts'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { NotificationBanner } from '../../govuk/notification-banner.tsx'
import { ownPath } from '../../server/own-path.ts'
import { PageHeading } from '../../pieces/page-heading.tsx'
import type { Route, Visit } from '../../visit.ts'

type Persona = {
  person: string
  name: string
  title: string
  agency: string
  authority: string
  authorityName: string
  story: string
}

/** In the demo anybody may be anybody. Real sign-in is by the agency’s own identity provider and is not part of the demo. */
async function personas({ house }: Visit): Promise<Persona[]> {
  if (!house.demo) return []
  return withSystem(house.database.pool, { authority: null }, async tx => {
    const { rows } = await tx.query<Persona>(
      `select p.person, p.name, p.role_title as title, a.name as agency, h.authority, h.name as "authorityName",
              p.content ->> 'story' as story
         from quorate.person p join quorate.agency a using (agency)
         join quorate.authority h on h.authority::text = p.content ->> 'persona-of'
        order by h.slug, (p.content ->> 'order')::int`,
    )
    return rows
  })
}

export const signInRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/',
    open: true,
    handle: async ({ session }) => ({ redirect: session ? '/work' : '/sign-in' }),
  },
  {
    method: 'GET',
    path: '/sign-in',
    open: true,
    async handle(visit) {
      return { page: <SignIn visit={visit} people={await personas(visit)} /> }
    },
  },
  {
    method: 'POST',
    path: '/sign-in',
    open: true,
    async handle(visit) {
      const chosen = (await personas(visit)).find(one => one.person === visit.fields.raw('person'))
      if (!chosen) return { redirect: '/sign-in' }
      return {
        redirect: ownPath(visit.fields.raw('to')),
        signIn: { person: chosen.person, authority: chosen.authority },
      }
    },
  },
  {
    method: 'POST',
    path: '/sign-out',
    open: true,
    handle: async () => ({ redirect: '/sign-in', signOut: true }),
  },
]

function SignIn({ visit, people }: { visit: Visit; people: Persona[] }) {
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Sign in',
        children: (
          <>
            {visit.query.done === 'reset' && (
              <NotificationBanner type="success">
                The demonstration is as it was at the beginning.
              </NotificationBanner>
            )}
            <PageHeading>Sign in</PageHeading>
            {visit.house.demo ? (
              <>
                <p class="govuk-body-l">This is a demonstration. Choose who you want to be.</p>
                <InsetText>
                  The people and places are invented. Nothing you write here leaves this machine.
                </InsetText>
                {[...Map.groupBy(people, one => one.authority)].map(([authority, theirs]) => (
                  <Authority visit={visit} authority={authority} people={theirs} />
                ))}
                {visit.house.resettable && (
                  <section>
                    <h2 class="govuk-heading-m">Begin again</h2>
                    <p class="govuk-body">
                      Puts every discussion back as it was at the beginning. What you wrote is gone. It takes
                      a few seconds.
                    </p>
                    <form method="post" action="/demo/reset" novalidate>
                      <Button classes="govuk-button--secondary" preventDoubleClick>
                        Reset the demonstration
                      </Button>
                    </form>
                  </section>
                )}
              </>
            ) : (
              <p class="govuk-body">
                No way of signing in is set up on this machine yet. Ask the person who runs it.
              </p>
            )}
          </>
        ),
      }}
    />
  )
}

/** One authority: which procedure it follows, and whom one can be there. */
function Authority({ visit, authority, people }: { visit: Visit; authority: string; people: Persona[] }) {
  return (
    <section aria-labelledby={`authority-${authority}`} class="quorate-authority">
      <h2 class="govuk-heading-m" id={`authority-${authority}`}>
        {people[0]?.authorityName}
      </h2>
      <p class="govuk-body">{sayFollowed(visit, authority)}</p>
      <ul class="govuk-list quorate-personas">
        {people.map(one => (
          <li class="quorate-persona">
            <form method="post" action="/sign-in" novalidate>
              <input type="hidden" name="person" value={one.person} />
              <input type="hidden" name="to" value={visit.query.to ?? ''} />
              <Button classes="govuk-button--secondary quorate-persona__button">{one.name}</Button>
            </form>
            <p class="govuk-body">
              <strong>{one.title}</strong>, {one.agency}
              <br />
              {one.story}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** “Follows Strategy discussions in Bristol from Tuesday 1 December 2026; before that, …”. */
function sayFollowed({ house, now }: Visit, authority: string): string {
  const titleOf = (id: string) => house.versionsOf(authority).get(id)?.pack.about.title ?? id
  const today = house.pinnedToday(authority, now).id
  const adopted = house.adoptedBy(authority)
  const from = adopted.find(one => one.id === today)?.from
  const before = adopted
    .filter(one => one.from !== undefined && from !== undefined && one.from < from)
    .sort((a, b) => (a.from! < b.from! ? 1 : -1))[0]
  if (from === undefined || !before) return `Follows “${titleOf(today)}”.`
  return `Follows “${titleOf(today)}” since ${sayDay(from)}. What began before that keeps “${titleOf(before.id)}”.`
}
