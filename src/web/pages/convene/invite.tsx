import { sayMoment } from '../../../calendar/index.ts'
import { nothingHere } from '../../../conduct.ts'
import { isBlocked } from '../../../discussion/convening.ts'
import type { Invitation } from '../../../discussion/discussion.ts'
import { isRefusal } from '../../../discussion/happening.ts'
import { seatName } from '../../../discussion/papers/saying.ts'
import type { Person } from '../../../people/standing.ts'
import type { Fields, Problem } from '../../fields.ts'
import { Framed } from '../../frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route } from '../../visit.ts'
import { Command } from '../answers/banner.tsx'
import { problemOf, Why } from '../answers/why.tsx'
import { answerChoices, type ReplyAnswer } from '../reply/answers.ts'
import { type Convene, conveneCrumbs, openConvene, placeOf } from './convening.ts'

export const inviteRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/convene/invite/:seat',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      const seat = convene && findSeat(convene, visit.params.seat)
      return convene && seat
        ? { page: <Invite convene={convene} seat={seat} fields={visit.fields} /> }
        : nothing
    },
  },
  {
    method: 'POST',
    path: '/discussions/:reference/convene/invite/:seat',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      const seat = convene && findSeat(convene, visit.params.seat)
      return convene && seat ? invite(convene, seat) : nothing
    },
  },
  {
    method: 'GET',
    path: '/discussions/:reference/convene/withdraw/:invitation',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      const one = convene && findOpen(convene, visit.params.invitation)
      return convene && one
        ? { page: <Withdraw convene={convene} one={one} fields={visit.fields} /> }
        : nothing
    },
  },
  {
    method: 'POST',
    path: '/discussions/:reference/convene/withdraw/:invitation',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      const one = convene && findOpen(convene, visit.params.invitation)
      return convene && one ? withdraw(convene, one) : nothing
    },
  },
  {
    method: 'GET',
    path: '/discussions/:reference/convene/reply/:invitation',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      const one = convene && findOpen(convene, visit.params.invitation)
      return convene && one
        ? { page: <NoteReply convene={convene} one={one} fields={visit.fields} /> }
        : nothing
    },
  },
  {
    method: 'POST',
    path: '/discussions/:reference/convene/reply/:invitation',
    async handle(visit): Promise<Answer> {
      const convene = await openConvene(visit)
      const one = convene && findOpen(convene, visit.params.invitation)
      return convene && one ? noteReply(convene, one) : nothing
    },
  },
]

/** A seat of this procedure, or `specialist`: somebody nobody thought of beforehand. */
const findSeat = ({ seen: { rules } }: Convene, seat: string | undefined): string | undefined =>
  seat === 'specialist' || rules.procedure.seats.some(one => one.seat === seat) ? seat : undefined

const findOpen = ({ seen }: Convene, invitation: string | undefined): Invitation | undefined =>
  seen.discussion.invitations.find(one => one.invitation === invitation && !one.withdrawn)

async function invite(convene: Convene, seat: string): Promise<Answer> {
  const { visit, seen, people } = convene
  const { fields } = visit
  const again = (problems: readonly Problem[]): Answer => ({
    page: <Invite convene={convene} seat={seat} fields={fields} problems={problems} />,
  })
  const command = fields.raw('command') || crypto.randomUUID()
  const chosen = people.find(one => one.person === fields.raw('person'))
  const name = fields.text('name')?.trim()
  const agency = fields.text('agency')?.trim()
  const email = fields.text('email')?.trim()
  if (!chosen && fields.raw('person') !== 'by-hand')
    fields.wrong('person', 'Choose somebody, or “Somebody else” and write who.')
  if (fields.raw('person') === 'by-hand' && !agency) fields.wrong('agency', 'Enter their agency.')
  if (email && !/^[^\s@,;<>]+@[^\s@,;<>]+$/.test(email))
    fields.wrong('email', 'Enter one address, like name@agency.example.')
  if (fields.problems.length > 0) return again(fields.problems)
  const invitation: Invitation = chosen
    ? {
        invitation: command,
        seat,
        agency: chosen.agencyName,
        person: chosen.person,
        name: chosen.name,
        ...(chosen.email && { email: chosen.email }),
        ...(chosen.role && { role: chosen.role }),
      }
    : {
        invitation: command,
        seat,
        agency: agency ?? '',
        ...(name && { name }),
        ...(email && { email }),
      }
  const invited = await visit.conduct(seen.discussion.id, { type: 'Invite', id: command, invitation })
  if (invited === nothingHere) return nothing
  if (isRefusal(invited)) return again([problemOf({ ...invited, field: 'person' })])
  return { redirect: `${placeOf(convene)}?done=invited#seat-${seat}` }
}

/** Somebody of this seat first; then everybody else. Who is already invited is left out. */
function Invite({
  convene,
  seat,
  fields,
  problems = [],
}: {
  convene: Convene
  seat: string
  fields: Fields
  problems?: readonly Problem[]
}) {
  const { visit, seen, people } = convene
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
        problems,
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
              {rule && <Why rule={rule} rules={rules} />}
              <form method="post" action={`${placeOf(convene)}/invite/${seat}`} novalidate>
                <Command />
                <Radios
                  name="person"
                  value={fields.raw('person') || (usual.length === 1 ? usual[0]!.person : undefined)}
                  fieldset={{ legend: { text: 'Who?', classes: 'govuk-fieldset__legend--m' } }}
                  errorMessage={
                    fields.problemWith('person') ?? problems.find(one => one.field === 'person')?.says
                  }
                  items={[
                    ...items(usual),
                    usual.length > 0 && { divider: 'others in the phone book' },
                    ...items(others),
                    { divider: 'or' },
                    { value: 'by-hand', text: 'Somebody else, written below' },
                  ]}
                />
                <Input
                  name="name"
                  label="Name"
                  hint="Leave empty to invite whoever is on duty"
                  value={fields.raw('name')}
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
                  spellcheck={false}
                />
                <Button preventDoubleClick>Invite</Button>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}

/** Named to those who may keep people out; the others learn only that somebody cannot be invited, when they try. */
function hintOfBlock(one: Person, { seen }: Convene): string | undefined {
  if (!seen.may('keep-out')) return undefined
  const somebody = {
    person: one.person,
    agency: one.agencyName,
    ...(one.role && { role: one.role }),
    ...(one.seat && { seat: one.seat }),
  }
  return isBlocked(seen.discussion.implicated, somebody) ? 'kept out of this discussion' : undefined
}

async function withdraw(convene: Convene, one: Invitation): Promise<Answer> {
  const { visit, seen } = convene
  const withdrawn = await visit.conduct(seen.discussion.id, {
    type: 'WithdrawInvitation',
    id: visit.fields.raw('command') || crypto.randomUUID(),
    invitation: one.invitation,
    reason: visit.fields.text('reason') ?? '',
  })
  if (withdrawn === nothingHere) return nothing
  if (isRefusal(withdrawn))
    return {
      page: <Withdraw convene={convene} one={one} fields={visit.fields} problems={[problemOf(withdrawn)]} />,
    }
  return { redirect: `${placeOf(convene)}?done=withdrawn#seat-${one.seat}` }
}

type OnePage = { convene: Convene; one: Invitation; fields: Fields; problems?: readonly Problem[] }

function Withdraw({ convene, one, fields, problems = [] }: OnePage) {
  const { visit, seen } = convene
  const { discussion, rules } = seen
  const rule = rules.procedure.seats.find(seat => seat.seat === one.seat)
  const who = one.name ?? one.agency
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Remove an invitation',
        reference: discussion.reference,
        at: 'work',
        problems,
        breadcrumbs: conveneCrumbs(discussion.reference, 'Remove'),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={discussion.reference}>Remove {who}</PageHeading>
              <p class="govuk-body">
                {one.agency}, {seatName(one.seat, rules)}. They are told that they are no longer asked to take
                part, and no longer see the discussion. The reason is not sent to them.
              </p>
              {rule && rule.force !== 'may' && (
                <Why rule={rule} rules={rules} summary="Why they were invited" />
              )}
              <form method="post" action={`${placeOf(convene)}/withdraw/${one.invitation}`} novalidate>
                <Command />
                <Textarea
                  name="reason"
                  label={{ text: 'Why?', classes: 'govuk-label--s' }}
                  rows={3}
                  value={fields.raw('reason')}
                  errorMessage={problems.find(found => found.field === 'reason')?.says}
                />
                <Button classes="govuk-button--warning" preventDoubleClick>
                  Remove
                </Button>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}

async function noteReply(convene: Convene, one: Invitation): Promise<Answer> {
  const { visit, seen } = convene
  const { fields } = visit
  const answer = answerChoices.find(choice => choice.answer === fields.raw('answer'))?.answer
  const deputy = fields.text('deputy')?.trim()
  if (!answer) fields.wrong('answer', 'Choose what they said.')
  if (answer === 'deputy' && !deputy) fields.wrong('deputy', 'Enter who comes instead.')
  if (fields.problems.length > 0 || !answer)
    return { page: <NoteReply convene={convene} one={one} fields={fields} problems={fields.problems} /> }
  const words = fields.text('words')
  const replied = await visit.conduct(seen.discussion.id, {
    type: 'Reply',
    id: fields.raw('command') || crypto.randomUUID(),
    invitation: one.invitation,
    answer: answer as ReplyAnswer,
    ...(words && { words }),
    ...(answer === 'deputy' && deputy && { deputy: { name: deputy } }),
  })
  if (replied === nothingHere) return nothing
  if (isRefusal(replied))
    return { page: <NoteReply convene={convene} one={one} fields={fields} problems={[problemOf(replied)]} /> }
  return { redirect: `${placeOf(convene)}?done=replied#seat-${one.seat}` }
}

/** For those who answer by telephone. The record says who noted it. */
function NoteReply({ convene, one, fields, problems = [] }: OnePage) {
  const { visit, seen } = convene
  const { discussion } = seen
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Note an answer',
        reference: discussion.reference,
        at: 'work',
        problems,
        breadcrumbs: conveneCrumbs(discussion.reference, 'Note an answer'),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption={discussion.reference}>What {one.name ?? one.agency} said</PageHeading>
              <p class="govuk-body">
                {discussion.booking
                  ? `About the meeting ${sayMoment(discussion.booking.starts, visit.now)}. `
                  : 'No time is booked yet. '}
                The record says that you noted it for them.
              </p>
              <form method="post" action={`${placeOf(convene)}/reply/${one.invitation}`} novalidate>
                <Command />
                <Radios
                  name="answer"
                  value={fields.raw('answer') || one.answer}
                  fieldset={{ legend: { text: 'Their answer', classes: 'govuk-fieldset__legend--s' } }}
                  errorMessage={fields.problemWith('answer')}
                  items={answerChoices.map(choice => ({ value: choice.answer, text: choice.noted }))}
                />
                <Input
                  name="deputy"
                  label="If somebody comes instead: who?"
                  value={fields.raw('deputy')}
                  errorMessage={fields.problemWith('deputy')}
                  autocomplete="off"
                />
                <Textarea name="words" label="What else they said" rows={4} value={fields.raw('words')} />
                <Button preventDoubleClick>Note it</Button>
              </form>
            </div>
          </div>
        ),
      }}
    />
  )
}
