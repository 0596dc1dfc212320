import { dayMs } from '../../../calendar/index.ts'
import { here } from '../../../discussion/required/seats/filled-seats.ts'
import { Button } from '../../govuk/button.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Select } from '../../govuk/select.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Why } from '../../because.tsx'
import { CommandId } from '../../form.tsx'
import { ChildName, linesOf } from '../../part.tsx'
import type { Seen, Visit } from '../../visit.ts'
import { dayShown } from '../../moment-input.tsx'
import { nameAndAgency } from '../../../discussion/people/names.ts'

type Choosable = { name: string; agency: string; note: string }

/** Who can be chosen as the owner: people in the room first, then those who left, then those who were invited. */
export function peopleFor({ discussion }: Pick<Seen, 'discussion'>): Choosable[] {
  const last = discussion.presence.map(one => one.to ?? '~')
  const found: Choosable[] = [
    ...(discussion.chair?.name
      ? [{ name: discussion.chair.name, agency: agencyOfChair(discussion), note: 'chair' }]
      : []),
    ...discussion.presence.flatMap((one, index) =>
      one.name
        ? [
            {
              name: one.name,
              agency: one.agency,
              note: here(one, one.from) && last[index] === '~' ? 'here' : 'was here',
            },
          ]
        : [],
    ),
    ...discussion.conversations.flatMap(one =>
      one.name ? [{ name: one.name, agency: one.agency, note: 'spoken to' }] : [],
    ),
    ...discussion.invitations.flatMap(one =>
      one.name && !one.withdrawn ? [{ name: one.name, agency: one.agency, note: 'invited' }] : [],
    ),
  ]
  const kept = new Map<string, Choosable>()
  for (const one of found) if (!kept.has(keyOf(one)) && one.agency) kept.set(keyOf(one), one)
  return [...kept.values()]
}

/** How a form names one of them: by who they are, because the list may have changed by the time it is sent. */
export const keyOf = (one: Pick<Choosable, 'name' | 'agency'>): string => nameAndAgency(one)

function agencyOfChair({ chair, invitations, presence, requestedBy }: Seen['discussion']): string {
  return (
    [...presence, ...invitations].find(one => one.person !== undefined && one.person === chair?.person)
      ?.agency ??
    requestedBy?.agency ??
    ''
  )
}

export function AddAction(props: { visit: Visit; seen: Seen; warnings: readonly string[] }) {
  const { visit, seen, warnings } = props
  const { fields, query } = visit
  const { discussion, rules } = seen
  const lineId = fields.raw('line') || query.line || ''
  const line = linesOf(seen).find(one => one.line === lineId)
  const child = fields.shown('child', query.child || (line?.about.length === 1 ? line.about[0] : ''))
  const rule = rules.procedure.pack.act.fields[0]
  const warned = warnings.length > 0
  return (
    <section class="quorate-part" id="add">
      <h2 class="govuk-heading-l">Add an action</h2>
      {line && (
        <div class="govuk-inset-text">
          From what {line.speaker}, {line.agency}, said: “<span class="quorate-private">{line.text}</span>”
        </div>
      )}
      {warned && (
        <div class="quorate-warned" id="warned" {...{ role: 'alert' }}>
          <h3 class="govuk-heading-s">Before you add it</h3>
          <ul class="govuk-list govuk-list--bullet">
            {warnings.map(one => (
              <li>{one}</li>
            ))}
          </ul>
          <p class="govuk-body">Change the action below, or add it as it is.</p>
        </div>
      )}
      <form
        class="quorate-form"
        method="post"
        action={`/discussions/${discussion.reference}/actions#add`}
        novalidate
      >
        <CommandId />
        <input type="hidden" name="action" value={crypto.randomUUID()} />
        {line && <input type="hidden" name="line" value={line.line} />}
        {warned && <input type="hidden" name="warned" value={warnings.join(' ')} />}
        <Textarea
          name="what"
          label={{ text: 'What will be done', classes: 'govuk-label--s' }}
          hint="One thing that somebody can finish."
          rows={2}
          value={fields.raw('what')}
          errorMessage={fields.problemWith('what')}
        />
        <div class="quorate-side-by-side">
          <Select
            name="owner"
            label={{ text: 'Who will do it', classes: 'govuk-label--s' }}
            value={fields.raw('owner')}
            errorMessage={fields.problemWith('owner')}
            items={[
              { value: '', text: 'Choose a person' },
              ...peopleFor(seen).map(one => ({
                value: keyOf(one),
                text: `${nameAndAgency(one)} (${one.note})`,
              })),
            ]}
          />
          <Input
            name="owner-name"
            label={{ text: 'Or somebody else: name', classes: 'govuk-label--s' }}
            autocomplete="off"
            value={fields.raw('owner-name')}
          />
          <Input
            name="agency"
            label={{ text: 'Their agency', classes: 'govuk-label--s' }}
            hint="Only for somebody who is not in the list."
            autocomplete="off"
            value={fields.raw('agency')}
            errorMessage={fields.problemWith('agency')}
          />
        </div>
        <DateInput
          id="due"
          namePrefix="due"
          fieldset={{ legend: { text: 'By when', classes: 'govuk-fieldset__legend--s' } }}
          hint={`For example, ${exampleDate(visit.now)}`}
          values={dayShown(fields, 'due')}
          errorMessage={fields.problemWith('due')}
        />
        <Input
          name="how-known"
          label={{ text: 'How we will know it is done and has helped', classes: 'govuk-label--s' }}
          autocomplete="off"
          value={fields.raw('how-known')}
        />
        {discussion.children.length > 1 && (
          <Radios
            name="child"
            classes="govuk-radios--inline govuk-radios--small"
            fieldset={{ legend: { text: 'Which child it is for', classes: 'govuk-fieldset__legend--s' } }}
            value={child}
            items={[
              ...discussion.children.map(one => ({
                value: one.id,
                text: <ChildName seen={seen} child={one.id} />,
              })),
              { value: '', text: 'All of them', checked: child === '' },
            ]}
          />
        )}
        {discussion.children.length === 1 && (
          <input type="hidden" name="child" value={discussion.children[0]!.id} />
        )}
        <Button preventDoubleClick>{warned ? 'Add it as it is' : 'Add the action'}</Button>
        {rule && <Why says rule={rule} rules={seen.rules} summary="Why each of these is asked" />}
      </form>
    </section>
  )
}

const week_ms = 7 * dayMs
const exampleDate = (now: string): string =>
  new Date(Date.parse(now) + week_ms).toISOString().slice(0, 10).split('-').reverse().map(Number).join(' ')
