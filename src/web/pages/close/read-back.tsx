import { sayDay } from '../../../calendar/index.ts'
import { decisionsThatStand } from '../../../discussion/discussion.ts'
import { duties } from '../../../discussion/required/duties/duties.ts'
import { withoutPosition } from '../../../discussion/required/minutes/positions.ts'
import { hrefOfDuty } from '../../words/place.ts'
import { ending } from '../../because.tsx'
import { ChildName } from '../../part.tsx'
import type { Seen, Visit } from '../../visit.ts'
import { ActionSentence } from '../../pieces/action-sentence.tsx'
import { handedOut, isSent, type Row, rowsOf } from '../../pieces/copy-rows.ts'
import { joined } from '../../../english.ts'

/** One screen to read aloud before anybody leaves. */
export function ReadBack({ visit, seen }: { visit: Visit; seen: Seen }) {
  const { discussion } = seen
  const at = `/discussions/${discussion.reference}`
  return (
    <div class="quorate-readback">
      <section>
        <h2 class="govuk-heading-m">What was decided</h2>
        {discussion.children.map(child => (
          <ChildOutcome seen={seen} child={child.id} />
        ))}
      </section>
      <section>
        <h2 class="govuk-heading-m">Who does what</h2>
        {discussion.actions.length === 0 ? (
          <p class="govuk-body">
            No action is agreed.{' '}
            <a class="govuk-link" href={`${at}/actions#add`}>
              Add one
            </a>
          </p>
        ) : (
          <ol class="govuk-list govuk-list--number govuk-list--spaced">
            {discussion.actions.map(action => (
              <li>
                <ActionSentence action={action} seen={seen} />
              </li>
            ))}
          </ol>
        )}
      </section>
      <section>
        <h2 class="govuk-heading-m">
          {discussion.safetyPlan?.until
            ? `How the ${childWord(seen)} kept safe until ${sayDay(discussion.safetyPlan.until)}`
            : `How the ${childWord(seen)} kept safe`}
        </h2>
        {discussion.safetyPlan ? (
          <p class="govuk-body quorate-readback__said">
            <span class="quorate-private">{discussion.safetyPlan.words}</span>
          </p>
        ) : (
          <p class="govuk-body">
            No safety plan is on record.{' '}
            <a class="govuk-link" href={`${at}/actions#safety-plan`}>
              Write it
            </a>
          </p>
        )}
      </section>
      <Family visit={visit} seen={seen} />
      <CopiesReadBack visit={visit} seen={seen} />
    </div>
  )
}

const childWord = ({ discussion }: Seen): string =>
  discussion.children.length === 1 ? 'child is' : 'children are'

function ChildOutcome({ seen, child }: { seen: Seen; child: string }) {
  const { discussion, rules } = seen
  const own = decisionsThatStand(discussion).filter(one => one.child === child)
  if (own.length === 0)
    return (
      <p class="govuk-body">
        <strong>
          <ChildName seen={seen} child={child} />:
        </strong>{' '}
        nothing is decided.{' '}
        <a
          class="govuk-link"
          href={`/discussions/${discussion.reference}/decisions?child=${encodeURIComponent(child)}`}
        >
          Decide
        </a>
      </p>
    )
  return (
    <>
      {own.map(one => {
        const label = rules.procedure.outcomes.find(o => o.outcome === one.outcome)?.label ?? one.outcome
        const against = one.positions.filter(position => position.view === 'disagrees')
        const silent = withoutPosition(one, discussion)
        const withIt = one.positions.filter(position => position.view === 'agrees').map(p => p.agency)
        return (
          <div class="quorate-readback__decision">
            <p class="govuk-body">
              <strong>
                <ChildName seen={seen} child={child} />: {label}.
              </strong>{' '}
              {one.reason ? `Because: ${ending(one.reason)}` : 'No reason is recorded.'}
              {one.inquorate && ' Decided below the minimum.'}
            </p>
            <p class="govuk-body-s">
              {withIt.length > 0 && `${joined(withIt)} ${withIt.length === 1 ? 'agrees' : 'agree'}. `}
              {against.map(position =>
                position.words
                  ? `${position.agency} disagrees: “${position.words}” `
                  : `${position.agency} disagrees. `,
              )}
              {silent.length > 0 && `${joined(silent)} did not say. `}
            </p>
          </div>
        )
      })}
    </>
  )
}

/** What the procedure asks about telling the family: each question with its own answer, or without one. */
const aboutTheFamily: ReadonlySet<string> = new Set(['family-information', 'immediate-information'])

function Family({ visit, seen }: { visit: Visit; seen: Seen }) {
  const { discussion, rules } = seen
  const asked = duties(discussion, rules, visit.now).filter(
    one =>
      aboutTheFamily.has(one.duty) &&
      (one.state !== 'not-applicable' || discussion.answers[one.key] !== undefined),
  )
  if (asked.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">What the family is told</h2>
      {asked.map(one => {
        const answer = discussion.answers[one.key]
        return (
          <p class="govuk-body quorate-readback__said">
            <strong>{one.label}:</strong>{' '}
            {answer ? (
              <span class="quorate-private">{answer.words}</span>
            ) : (
              <>
                not answered.{' '}
                <a class="govuk-link" href={hrefOfDuty(one, seen)}>
                  Say it now<span class="govuk-visually-hidden">: {one.label}</span>
                </a>
              </>
            )}
          </p>
        )
      })}
    </section>
  )
}

/** Who gets a copy, who does not, and why. Who is kept out is said to the chair only: this page is read aloud. */
function CopiesReadBack({ visit, seen }: { visit: Visit; seen: Seen }) {
  const { discussion, rules, may } = seen
  const rows = rowsOf(discussion, rules, visit.now, { knowsWhoIsKeptOut: false })
  const keptOut = rowsOf(discussion, rules, visit.now, { knowsWhoIsKeptOut: true }).length > rows.length
  const sent = rows.filter(isSent)
  const asks = rows.filter(row => row.gives === 'ask')
  const none = rows.filter(row => row.gives === 'none')
  return (
    <section>
      <h2 class="govuk-heading-m">Who gets a copy</h2>
      <ul class="govuk-list govuk-list--bullet">
        {together(sent, row => handedOut(row, discussion)).map(rows => (
          <li>
            <Recipient seen={seen} rows={rows} />: {shortGives[handedOut(rows[0], discussion)] ?? ''}
          </li>
        ))}
        {together(asks).map(rows => (
          <li>
            <Recipient seen={seen} rows={rows} />: not settled yet, because something has to be known first
          </li>
        ))}
      </ul>
      {none.length > 0 && (
        <>
          <h3 class="govuk-heading-s">Who does not</h3>
          <ul class="govuk-list govuk-list--bullet">
            {together(none, row => row.rule.id).map(rows => (
              <li>
                <Recipient seen={seen} rows={rows} />: the procedure’s condition is not met ({rows[0].rule.id}
                )
              </li>
            ))}
          </ul>
        </>
      )}
      {keptOut && may('keep-out') && (
        <p class="govuk-inset-text">
          Only you see this: somebody is kept out and gets no copy. Do not read this part aloud.{' '}
          <a class="govuk-link" href={`/discussions/${discussion.reference}/copies`}>
            Who, and who stands in
          </a>
        </p>
      )}
    </section>
  )
}

type Rows = readonly [Row, ...Row[]]

/** Rows that are read out in one breath: the same recipient for several children, who gets the same for each of them. */
function together(rows: readonly Row[], gets: (row: Row) => string = () => ''): Rows[] {
  const found = new Map<string, [Row, ...Row[]]>()
  for (const row of rows) {
    const key = row.child === undefined ? row.id : `${row.label}/${gets(row)}`
    const same = found.get(key)
    if (same) same.push(row)
    else found.set(key, [row])
  }
  return [...found.values()]
}

function Recipient({ seen, rows }: { seen: Seen; rows: Rows }) {
  const children = rows.flatMap(row => row.child ?? [])
  if (children.length === 0 || seen.discussion.children.length === 1) return <>{rows[0].label}</>
  return (
    <>
      {rows[0].label} (
      {children.map((child, index) => (
        <>
          {index > 0 && (index === children.length - 1 ? ' and ' : ', ')}
          <ChildName seen={seen} child={child} />
        </>
      ))}
      )
    </>
  )
}

const shortGives: Readonly<Record<string, string>> = {
  full: 'the minutes',
  extract: 'an extract about that child only',
  notice: 'a notice, without a copy',
  access: 'told that the minutes are there; reads them in the case system',
}
