import type { ComponentChildren } from 'preact'
import { sayDue } from '../../../../calendar/index.ts'
import type { Deadline } from '../../../../discussion/discussion.ts'
import type {
  Answering,
  Coming,
  DueBy,
  Getting,
  Line,
  Under,
} from '../../../../discussion/what-if/answers-compared.ts'
import { factEntry } from '../../../../procedure/conditions/facts.ts'
import { sayVersion } from '../../../../procedure/saying/statement.ts'
import { reserved } from '../../../../procedure/pack/reserved.ts'
import { Details } from '../../../govuk/details.tsx'
import { CardTable } from '../../../pieces/card-table.tsx'
import { forces } from '../forces.ts'
import { capital, joined, plainly } from '../../../../english.ts'

type Row = readonly [name: string, cell: (one: Under) => ComponentChildren]

/** The four questions, each a table: a row for each thing asked, a column for each procedure. */
export function Answers({ all }: { all: readonly Under[] }) {
  return (
    <>
      <Question id="by" title="By when" all={all} rows={[['How urgent', sayUrgency], ...clockRows(all)]} />
      <Question
        id="come"
        title="Who must come"
        all={all}
        rows={[
          ['The minimum', one => coming(one, line => line.minimum)],
          [
            'Also asked for',
            one => coming(one, line => !line.minimum && line.force !== 'may' && line.who !== 'chair'),
          ],
          ['Who may chair', one => coming(one, line => line.who === 'chair')],
          [
            'May be invited',
            one =>
              folded(
                one,
                one.come.filter(line => line.force === 'may'),
              ),
          ],
        ]}
      />
      <Question
        id="answered"
        title="What must be answered"
        all={all}
        rows={[
          ['Before it is held', one => answering(one, line => line.stage === 'convening')],
          ['At the discussion', one => answering(one, line => line.stage === 'discussion')],
          ['Afterwards', one => answering(one, line => line.stage === 'afterwards')],
          [
            'Only if it turns out so',
            one =>
              folded(
                one,
                one.answered.filter(line => line.applies === 'if'),
              ),
          ],
        ]}
      />
      <Question id="gets" title="Who gets what" all={all} rows={recipientRows(all)} />
    </>
  )
}

function Question({
  id,
  title,
  all,
  rows,
}: {
  id: string
  title: string
  all: readonly Under[]
  rows: readonly Row[]
}) {
  return (
    <section class="quorate-chapter quorate-beside quorate-beside--many" id={id}>
      <h2 class="govuk-heading-l">{title}</h2>
      <CardTable
        caption={title}
        head={['What is asked', ...all.map(({ procedure }) => sayVersion(procedure))]}
        rows={rows.map(([name, cell]) => [<strong>{name}</strong>, ...all.map(cell)])}
      />
    </section>
  )
}

/** What binds everybody, apart from all procedures: where the visitor's authority has adopted it beside its own. */
export function Nationally({
  under: { procedure, national },
  authority,
}: {
  under: Under
  authority: string
}) {
  if (!national) return null
  return (
    <section class="quorate-chapter" id="national">
      <h2 class="govuk-heading-l">Nationally</h2>
      <p class="govuk-body">
        {authority} has adopted {national.overlay}, law and statutory guidance for all of England, beside{' '}
        {sayVersion(procedure)}. It belongs to none of the procedures above and fills none of their silences.
      </p>
      <CardTable
        caption="What is asked of everybody in England"
        head={['What is asked', 'By when']}
        rows={national.by.map(line => [line.label, <Clock line={line} of={procedure} />])}
      />
    </section>
  )
}

const Silent = () => <span class="quorate-quiet">Silent</span>

function sayUrgency({ urgency, procedure }: Under): ComponentChildren {
  if (urgency.label !== undefined)
    return (
      <>
        {urgency.label} <Ref rule={urgency.rule!} of={procedure} />
      </>
    )
  return urgency.asks.length === 0
    ? 'The facts point to no class; whoever asks chooses'
    : `Not known: say whether ${joined(
        urgency.asks.map(fact => factEntry(fact).label),
        'or',
      )}`
}

const clockNames: Readonly<Record<string, string>> = {
  convene: 'Hold the discussion',
  'complex-meeting': 'Hold the complex meeting',
  'child-seen': 'See the child',
  conference: 'Hold the conference',
  assessment: 'Finish the assessment',
  'actions-table': 'Send the actions',
  'write-up': 'Write it up',
  'sign-off': 'Sign it off',
  minutes: 'Send the minutes',
  corrections: 'Ask for corrections',
  'out-of-hours-record': 'Pass on the out-of-hours record',
  'follow-up': 'Hold the follow-up',
  'agency-confirmation': 'Agencies confirm their actions',
  'meeting-length': 'Length of the meeting',
}

/** A row for each clock any of them has, and for those that every lead asks about even when all are silent. */
function clockRows(all: readonly Under[]): Row[] {
  const used = new Set(all.flatMap(({ by }) => by.map(({ clock }) => clock)))
  for (const clock of ['child-seen', 'conference', 'assessment']) used.add(clock)
  const order = [...reserved.clock, ...used].filter((clock, place, list) => list.indexOf(clock) === place)
  return order
    .filter(clock => used.has(clock))
    .map((clock): Row => {
      const cell = (one: Under) => {
        const lines = one.by.filter(line => line.clock === clock)
        return lines.length === 0 ? <Silent /> : lines.map(line => <Clock line={line} of={one.procedure} />)
      }
      return [clockNames[clock] ?? capital(plainly(clock)), cell]
    })
}

function Clock({ line, of }: { line: DueBy; of: string }) {
  const counted = [...new Set(line.deadlines.flatMap(sayDeadline))]
  return (
    <p class="govuk-body-s">
      {counted.length > 0 ? (
        <>
          <strong>{counted.join('; ')}</strong> ({line.allows})
        </>
      ) : (
        <>
          {capital(line.allows)}
          {line.waitsFor && `, once ${line.waitsFor}`}
        </>
      )}
      <If line={line} /> <Ref rule={line.rule} of={of} />
    </p>
  )
}

/** Nothing for a clock that runs without a time. */
function sayDeadline({ due, inclusive, day, provisional = false }: Deadline): string[] {
  return due === undefined ? [] : [sayDue({ at: due, inclusive, day: day ?? due.slice(0, 10), provisional })]
}

const If = ({ line }: { line: Line }) =>
  line.applies === 'if' ? <span class="quorate-quiet">, if {line.when ?? 'it turns out so'}</span> : null

const Ref = ({ rule, of }: { rule: string; of: string }) => (
  <a class="govuk-link quorate-rule-link" href={`/procedure/${of}#${rule}`}>
    {rule}
  </a>
)

function Lines({ lines, of }: { lines: readonly Line[]; of: string }) {
  if (lines.length === 0) return <span class="quorate-quiet">Nothing</span>
  return (
    <ul class="govuk-list quorate-beside__list">
      {lines.map(line => (
        <li>
          {line.label} ({forces[line.force].word.toLowerCase()}
          {(line as Answering).beforeFinal && '; the minutes wait for it'})
          <If line={line} /> <Ref rule={line.rule} of={of} />
        </li>
      ))}
    </ul>
  )
}

const coming = (one: Under, keep: (line: Coming) => boolean) => (
  <Lines lines={one.come.filter(line => line.force !== 'may' && keep(line))} of={one.procedure} />
)
const answering = (one: Under, keep: (line: Answering) => boolean) => (
  <Lines lines={one.answered.filter(line => line.applies === 'yes' && keep(line))} of={one.procedure} />
)

function folded({ procedure }: Under, lines: readonly Line[]): ComponentChildren {
  if (lines.length === 0) return <span class="quorate-quiet">Nothing</span>
  return (
    <Details
      summary={
        <>
          Show {lines.length}
          <span class="govuk-visually-hidden"> in {sayVersion(procedure)}</span>
        </>
      }
    >
      <Lines lines={lines} of={procedure} />
    </Details>
  )
}

const groups = ['attendees', 'invitees', 'participants']
const gives: Readonly<Record<Getting['gives'], string>> = {
  full: 'Full copy',
  extract: 'Their own part',
  notice: 'Told that it is there',
  access: 'Can read it already',
  blocked: 'Kept out',
  none: 'Nothing',
  ask: 'Depends',
}

function recipientRows(all: readonly Under[]): Row[] {
  const named = new Set(all.flatMap(({ gets }) => gets.map(({ recipient }) => recipient)))
  const others = [...named].filter(recipient => !groups.includes(recipient))
  const row = (name: string, keep: (line: Getting) => boolean): Row => [
    name,
    one => {
      const lines = one.gets.filter(keep)
      return lines.length === 0 ? <Silent /> : lines.map(line => <Copy line={line} of={one.procedure} />)
    },
  ]
  return [
    row('Those of the discussion', ({ recipient }) => groups.includes(recipient)),
    ...others.map(name =>
      row(capital(plainly(name)).replace(/\bgp\b/, 'GP'), ({ recipient }) => recipient === name),
    ),
  ]
}

function Copy({ line, of }: { line: Getting; of: string }) {
  return (
    <p class="govuk-body-s">
      <strong>{gives[line.gives]}</strong> ({forces[line.force].word.toLowerCase()}): {line.label}
      {line.via && `, by way of the ${plainly(line.via)}`}
      <If line={line} /> <Ref rule={line.rule} of={of} />
    </p>
  )
}
