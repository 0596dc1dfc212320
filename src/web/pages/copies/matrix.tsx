import { latestVersion } from '../../../discussion/discussion.ts'
import type { Person } from '../../../people/standing.ts'
import { Button } from '../../govuk/button.tsx'
import { Details } from '../../govuk/details.tsx'
import { Tag } from '../../govuk/tag.tsx'
import { quiet } from '../../govuk/quiet.ts'
import { Why } from '../../because.tsx'
import { CommandId } from '../../form.tsx'
import { ChildName, linesOf } from '../../part.tsx'
import type { Seen, Visit } from '../../visit.ts'
import {
  alreadyHas,
  certainContact,
  contactsFor,
  handedOut,
  isSent,
  type Row,
  sentTo,
  shareOfRow,
} from '../../pieces/copy-rows.ts'
import { plainly } from '../../../english.ts'

const givesTags: Readonly<Record<string, { words: string; look: string }>> = {
  full: { words: 'Full minutes', look: 'govuk-tag--green' },
  extract: { words: 'Extract', look: 'govuk-tag--blue' },
  notice: { words: 'Notice only', look: 'govuk-tag--grey' },
  access: { words: 'Told, no copy', look: 'govuk-tag--grey' },
  blocked: { words: 'Kept out', look: 'govuk-tag--red' },
  none: { words: 'No copy', look: 'govuk-tag--grey' },
  ask: { words: 'Not settled', look: 'govuk-tag--yellow' },
}

/** Recipients down, what they see across, with the reason for each; and the form that sends. */
export function Matrix(props: { visit: Visit; seen: Seen; rows: readonly Row[]; people: readonly Person[] }) {
  const { visit, seen, rows, people } = props
  const { discussion, may } = seen
  const version = latestVersion(discussion)
  const sends = may('circulate') && version !== undefined
  const waiting = rows.filter(row => isSent(row) && !alreadySent(row, seen))
  const table = (
    <table class="govuk-table quorate-matrix" {...{ role: 'table' }}>
      <caption class="govuk-visually-hidden">Recipients, what each gets and why</caption>
      <thead class="govuk-table__head" {...{ role: 'rowgroup' }}>
        <tr class="govuk-table__row" {...{ role: 'row' }}>
          {['Recipient', 'Gets', 'Lines', 'Decisions', 'Actions', 'Where it goes'].map(words => (
            <th scope="col" class="govuk-table__header" {...{ role: 'columnheader' }}>
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body" {...{ role: 'rowgroup' }}>
        {rows.map(row => (
          <MatrixRow visit={visit} seen={seen} row={row} rows={rows} people={people} sends={sends} />
        ))}
      </tbody>
    </table>
  )
  const title = <h2 class="govuk-heading-l">What each of them gets</h2>
  if (!sends)
    return (
      <section id="matrix">
        {title}
        {table}
      </section>
    )
  return (
    <form
      id="matrix"
      method="post"
      action={`/discussions/${discussion.reference}/copies`}
      novalidate
      aria-label="Send copies"
    >
      <CommandId />
      {title}
      {table}
      <p class="govuk-body">
        Each recipient gets a mail with a link and nothing of what is in the minutes. What you send is frozen
        as it is now. It cannot be called back.
      </p>
      <Button preventDoubleClick attributes={{ id: 'send' }}>
        {waiting.length === 0 ? 'Send the ticked copies again' : 'Send the ticked copies'}
      </Button>
    </form>
  )
}

const alreadySent = (row: Row, { discussion }: Seen): boolean =>
  sentTo(row, discussion).some(one => one.version === latestVersion(discussion)?.version)

function MatrixRow(props: {
  visit: Visit
  seen: Seen
  row: Row
  rows: readonly Row[]
  people: readonly Person[]
  sends: boolean
}) {
  const { visit, seen, row, rows, people, sends } = props
  const { discussion } = seen
  const what = handedOut(row, discussion)
  const tag = givesTags[what] ?? givesTags.none!
  const part = shareOfRow(row, seen, people, visit.now)
  const count = (has: number | undefined, all: number) => (part ? `${has} of ${all}` : '–')
  const cell = (column: string, content: preact.ComponentChildren) => (
    <td
      class="govuk-table__cell"
      data-column={column}
      {...{ role: 'cell', ...(content === '–' && { 'data-empty': '' }) }}
    >
      <div>{content}</div>
    </td>
  )
  return (
    <tr class="govuk-table__row" {...{ role: 'row' }}>
      <th scope="row" class="govuk-table__header quorate-matrix__who" {...{ role: 'rowheader' }}>
        <div>
          {sends && isSent(row) && (
            <div class="govuk-checkboxes govuk-checkboxes--small quorate-matrix__tick">
              <div class="govuk-checkboxes__item">
                <input
                  class="govuk-checkboxes__input"
                  type="checkbox"
                  name="send"
                  id={`send-${row.id}`}
                  value={row.id}
                  checked={ticked(visit, seen, row, rows, people)}
                />
                <label class="govuk-label govuk-checkboxes__label" for={`send-${row.id}`}>
                  <span class="govuk-visually-hidden">
                    Send to {row.label}
                    {row.child ? `, child ${row.child}` : ''}
                  </span>
                </label>
              </div>
            </div>
          )}
          <div>
            <strong>{row.label}</strong>
            {row.invited && <span class="quorate-table__note">{row.invited.agency}</span>}
            {row.child && (
              <span class="quorate-table__note">
                about <ChildName seen={seen} child={row.child} />
              </span>
            )}
            {row.substitute && <span class="quorate-table__note">“{row.substitute}”</span>}
            {row.via && <span class="quorate-table__note">passed on by the {plainly(row.via)}</span>}
          </div>
        </div>
      </th>
      {cell(
        'Gets',
        <>
          <Tag classes={tag.look}>{tag.words}</Tag>
          <WhyThisRow row={row} seen={seen} what={what} />
          {isSent(row) && (
            <p class="govuk-body-s">
              <a
                class="govuk-link"
                href={`/discussions/${discussion.reference}/copies/preview?row=${encodeURIComponent(row.id)}`}
              >
                See it as they will
                <span class="govuk-visually-hidden">
                  : {row.label}
                  {row.child ? `, child ${row.child}` : ''}
                </span>
              </a>
            </p>
          )}
        </>,
      )}
      {cell('Lines', count(part?.lines.length, linesOf(seen).length))}
      {cell('Decisions', count(part?.decisions.length, discussion.decisions.length))}
      {cell('Actions', count(part?.actions.length, discussion.actions.length))}
      {cell(
        'Where it goes',
        <Where visit={visit} seen={seen} row={row} rows={rows} people={people} sends={sends} />,
      )}
    </tr>
  )
}

function WhyThisRow({ row, seen, what }: { row: Row; seen: Seen; what: string }) {
  return (
    <Why says rule={row.rule} rules={seen.rules}>
      {what === 'extract' && row.gives === 'full' && (
        <p class="govuk-body-s">
          An extract, because this discussion is about several children and this copy is about one.
        </p>
      )}
      {row.gives === 'none' && <p class="govuk-body-s">The condition of this rule is not met.</p>}
      {row.gives === 'access' && (
        <p class="govuk-body-s">They read the case system: they are told, and no copy is sent.</p>
      )}
      {row.gives === 'blocked' && (
        <p class="govuk-body-s">
          Kept out of this discussion. That is stronger than any rule of the procedure. Only the chair and the
          convenor see this row.
        </p>
      )}
    </Why>
  )
}

function ticked(
  visit: Visit,
  seen: Seen,
  row: Row,
  rows: readonly Row[],
  people: readonly Person[],
): boolean {
  if (visit.fields.names().length > 0) return visit.fields.all('send').includes(row.id)
  if (alreadySent(row, seen)) return false
  if (row.invited !== undefined) return true
  const certain = certainContact(row, seen, people)
  return certain !== undefined && !alreadyHas(certain.person, rows)
}

/** Where a copy goes: known for somebody invited; otherwise chosen from the phone book, or typed in. */
function Where(props: {
  visit: Visit
  seen: Seen
  row: Row
  rows: readonly Row[]
  people: readonly Person[]
  sends: boolean
}) {
  const { visit, seen, row, rows, people, sends } = props
  const { fields } = visit
  if (!isSent(row)) return <span class="quorate-quiet">Nowhere</span>
  if (row.invited?.person || row.invited?.email) return <>{row.invited.name ?? row.invited.agency}</>
  const candidates = contactsFor(row, seen, people)
  const first = certainContact(row, seen, people)
  if (!sends) return <>{first ? `${first.name}, ${first.agencyName}` : 'To be chosen'}</>
  const [to, name, address] = [`to-${row.id}`, `name-${row.id}`, `address-${row.id}`]
  const typed = fields.names().length > 0
  const chosen = typed ? fields.raw(to) : (first?.person ?? '')
  const problem = fields.problemWith(to)
  return (
    <div class={problem ? 'govuk-form-group--error' : undefined}>
      {problem && (
        <p class="govuk-error-message" id={`${to}-error`}>
          <span class="govuk-visually-hidden">Error:</span> {problem}
        </p>
      )}
      <label class="govuk-visually-hidden" for={to}>
        Person who gets the copy: {row.label}
      </label>
      <select class="govuk-select quorate-matrix__select" id={to} name={to}>
        <option value="">{candidates.length === 0 ? 'Nobody in the phone book' : 'Choose a person'}</option>
        {candidates.map(one => (
          <option value={one.person} selected={one.person === chosen}>
            {one.name}, {one.agencyName}
          </option>
        ))}
      </select>
      {alreadyHas(first?.person, rows) && (
        <p class="govuk-body-s quorate-quiet">
          Gets the minutes in their own row already, so no second copy goes out.
        </p>
      )}
      <Details summary="Somebody else" open={problem !== undefined || fields.raw(name) !== ''}>
        <label class="govuk-label" for={name}>
          Name and agency
        </label>
        <input class="govuk-input" id={name} name={name} {...quiet} value={fields.raw(name)} />
        <label class="govuk-label" for={address}>
          E-mail address
        </label>
        <input
          class="govuk-input"
          id={address}
          name={address}
          type="email"
          {...quiet}
          value={fields.raw(address)}
        />
      </Details>
    </div>
  )
}
