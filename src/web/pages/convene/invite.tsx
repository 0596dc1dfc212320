import { isKeptFrom } from '../../../discussion/people/kept-out.ts'
import type { Invitation } from '../../../discussion/discussion.ts'
import { seatContacts } from '../../../discussion/required/facts/routes.ts'
import { findInBook } from '../../../people/phone-book.ts'
import type { Person } from '../../../people/standing.ts'
import { factEntry } from '../../../procedure/conditions/facts.ts'
import type { Fields } from '../../fields.ts'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Select } from '../../govuk/select.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route, type Visit } from '../../visit.ts'
import { Why } from '../../because.tsx'
import { type Asks, CommandId, commandOf, formRoute } from '../../form.tsx'
import { sayPerson } from '../../pieces/person-items.ts'
import { type Convene, conveneCrumbs, openConvene, placeOf } from './convening.ts'
import { seatName } from '../../../discussion/in-words/pack-words.ts'

export const inviteRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/convene/invite/:seat',
    async handle(visit): Promise<Answer> {
      const about = await openSeat(visit)
      return about ? { page: <Invite about={about} /> } : nothing
    },
  },
  formRoute<Inviting>({
    path: '/discussions/:reference/convene/invite/:seat',
    open: openSeat,
    asks: invite,
    fieldOf: ({ why, field }, { visit }) =>
      field === 'agency' || field === 'email' || why === 'empty' ? field : chosenIn(visit.fields),
    again: about => <Invite about={about} />,
    done: about => `${placeOf(about)}?done=invited#seat-${about.seat}`,
  }),
]

type Inviting = Convene & { seat: string }

/** A seat of this procedure, or `specialist`: somebody nobody thought of beforehand. */
async function openSeat(visit: Visit): Promise<Inviting | undefined> {
  const convene = await openConvene(visit)
  const seat = visit.params.seat ?? ''
  const known = seat === 'specialist' || convene?.seen.rules.procedure.seats.some(one => one.seat === seat)
  return convene && known ? { ...convene, seat } : undefined
}

/** The list somebody was chosen from. */
const chosenIn = (fields: Fields) => (fields.raw('person') === 'book' ? 'other' : 'person')

function invite({ visit, people, seat }: Inviting): Asks {
  const { fields } = visit
  const command = commandOf(visit)
  const from = chosenIn(fields)
  const picked = people.find(one => one.person === fields.raw(from))
  const name = fields.text('name')?.trim()
  const agency = fields.text('agency')?.trim()
  const email = fields.text('email')?.trim()
  const byHand = fields.raw('person') === 'by-hand'
  // Somebody written by hand whom the phone book knows is that person, and has their way in.
  const chosen = picked ?? (byHand ? findInBook(people, { name, agency, email }) : undefined)
  if (!picked && from === 'other') fields.wrong('other', 'Choose somebody from the phone book.')
  else if (!picked && !byHand)
    fields.wrong('person', 'Choose somebody, or “Somebody who is not in it” and write who.')
  if (byHand && !agency) fields.wrong('agency', 'Enter their agency.')
  if (email && !/^[^\s@,;<>]+@[^\s@,;<>]+$/.test(email))
    fields.wrong('email', 'Enter one address, like name@agency.example.')
  const reads = fields.raw('reads-case-system') === 'yes' && { hasCaseSystemAccess: true }
  const invitation: Invitation = chosen
    ? {
        invitation: command,
        seat,
        agency: chosen.agencyName,
        person: chosen.person,
        name: chosen.name,
        ...((email ?? chosen.email) && { email: email ?? chosen.email! }),
        ...(chosen.role && { role: chosen.role }),
        ...reads,
      }
    : {
        invitation: command,
        seat,
        agency: agency ?? '',
        ...(name && { name }),
        ...(email && { email }),
        ...reads,
      }
  return { type: 'Invite', id: command, invitation }
}

/** Somebody of this seat first; then everybody else. Who is already invited is left out. */
function Invite({ about: convene }: { about: Inviting }) {
  const { visit, seen, people, seat } = convene
  const { fields } = visit
  const { discussion, rules } = seen
  const rule = rules.procedure.seats.find(one => one.seat === seat)
  const label = seatName(seat, rules)
  const invited = new Set(discussion.invitations.filter(one => !one.withdrawn).map(one => one.person))
  const open = people.filter(one => !invited.has(one.person))
  const items = (all: readonly Person[]) =>
    all.map(one => ({
      value: one.person,
      text: one.name,
      hint: [one.roleTitle, one.agencyName, hintOfBlock(one, convene)].filter(Boolean).join(', '),
    }))
  const usual = open.filter(one => one.seat === seat)
  const others = open.filter(one => one.seat !== seat)
  return (
    <Framed
      visit={visit}
      frame={{
        title: `Invite: ${label}`,
        reference: discussion.reference,
        at: 'work',
        breadcrumbs: conveneCrumbs(discussion.reference, 'Invite'),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={`${discussion.reference} · Invite`}>{label}</PageHeading>
              {rule && rule.roles.length > 0 && (
                <p class="govuk-body">Usually: {rule.roles.map(role => role.label).join(', or ')}.</p>
              )}
              {rule?.['needs-decision-maker'] && (
                <p class="govuk-body">Invite somebody who can decide for their agency.</p>
              )}
              <Contacts convene={convene} seat={seat} />
              {rule && <Why rule={rule} rules={rules} />}
              <form id="form" method="post" action={`${placeOf(convene)}/invite/${seat}`} novalidate>
                <CommandId />
                <Radios
                  name="person"
                  value={fields.shown('person', usual.length === 1 ? usual[0]!.person : undefined)}
                  fieldset={{ legend: { text: 'Who?', classes: 'govuk-fieldset__legend--m' } }}
                  errorMessage={fields.problemWith('person')}
                  items={[
                    ...items(usual),
                    usual.length > 0 && { divider: 'or' },
                    { value: 'book', text: 'Somebody else in the phone book, chosen below' },
                    { value: 'by-hand', text: 'Somebody who is not in it, written below' },
                  ]}
                />
                <Select
                  name="other"
                  label={{ text: 'Somebody else in the phone book', classes: 'govuk-label--s' }}
                  value={fields.raw('other')}
                  errorMessage={fields.problemWith('other')}
                  items={[
                    { value: '', text: 'Nobody else' },
                    ...others.map(one => ({
                      value: one.person,
                      text: [sayPerson(one), hintOfBlock(one, convene)].filter(Boolean).join(', '),
                    })),
                  ]}
                />
                <h2 class="govuk-heading-s">Somebody who is not in it</h2>
                <Input
                  name="name"
                  label="Name"
                  hint="Leave empty to invite whoever is on duty"
                  value={fields.raw('name')}
                  errorMessage={fields.problemWith('name')}
                  autocomplete="off"
                />
                <Input
                  name="agency"
                  label="Agency"
                  value={fields.raw('agency')}
                  errorMessage={fields.problemWith('agency')}
                  autocomplete="off"
                  attributes={{ list: 'known-agencies' }}
                />
                <datalist id="known-agencies">
                  {[...new Set(people.map(one => one.agencyName))].map(agency => (
                    <option value={agency} />
                  ))}
                </datalist>
                <Input
                  name="email"
                  label="E-mail address"
                  hint="They get a reference, a time and a link, and no name of any child"
                  type="email"
                  value={fields.raw('email')}
                  errorMessage={fields.problemWith('email')}
                  autocomplete="off"
                />
                {rules.procedure.pack.distribute.exempt && (
                  <Checkboxes
                    name="reads-case-system"
                    values={fields.all('reads-case-system')}
                    items={[
                      {
                        value: 'yes',
                        text: `Can read ${rules.procedure.pack.words['case-system'] ?? 'the authority’s case system'}`,
                        hint: 'They are then told that the minutes are there, and are sent no copy',
                      },
                    ]}
                  />
                )}
                <Button preventDoubleClick>Invite</Button>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}

/** How the seat is reached under this procedure: one way, or another for each child. */
function Contacts({ convene: { visit, seen }, seat }: { convene: Convene; seat: string }) {
  const { discussion, rules } = seen
  const routed = discussion.children.map(child => ({
    child,
    ...seatContacts(seat, child, discussion, rules, visit.now),
  }))
  const same = new Set(routed.map(({ routes }) => routes.map(one => one.route).join())).size < 2
  const shown = same ? routed.slice(0, 1) : routed
  return (
    <>
      {shown.map(({ child, routes, asks }) => (
        <>
          {routes.map(({ label, to }) => (
            <p class="govuk-body">
              How to reach them{!same && ` for child ${child.id}`}: <strong>{label}</strong>
              {to && `, ${to}`}
            </p>
          ))}
          {routes.length === 0 && asks.length > 0 && (
            <p class="govuk-body">
              How to reach them depends on: {asks.map(fact => factEntry(fact).label).join(', ')}.
            </p>
          )}
        </>
      ))}
    </>
  )
}

/** Named to those who may keep people out; the others learn only that somebody cannot be invited, when they try. */
function hintOfBlock(one: Person, { seen }: Convene): string | undefined {
  if (!seen.may('keep-out')) return undefined
  const { person, name, email, agencyName, role, seat } = one
  const kept = isKeptFrom(seen.discussion, { person, name, email, agency: agencyName, role, seat })
  return kept ? 'kept out of this discussion' : undefined
}
