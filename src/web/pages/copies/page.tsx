import { latestVersion } from '../../../discussion/discussion.ts'
import type { Refusal } from '../../../discussion/happening.ts'
import { noticeOnly } from '../../../discussion/papers/index.ts'
import { listPeople, type Person } from '../../../people/standing.ts'
import { doneFrom } from '../../form.tsx'
import { PartPage } from '../../part.tsx'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'
import { AboutWhom } from './about-whom.tsx'
import { Matrix } from './matrix.tsx'
import { Preview } from './preview.tsx'
import { Receipts } from './receipts.tsx'
import { copyOf, isSent } from '../../pieces/copy-rows.ts'
import { copyFormRoutes, type OnCopies, type OnRow, open, rowsFor } from './sending.tsx'
import { Asks, Substitutes } from './settle.tsx'

/** Copies: who gets one and why, who does not, what each of them will see; then sending, and the receipts. */
export const copiesRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/copies',
    async handle(visit): Promise<Answer> {
      const seen = await open(visit)
      return seen ? { page: again({ visit, seen, people: await visit.read(listPeople) }) } : nothing
    },
  },
  {
    method: 'GET',
    path: '/discussions/:reference/copies/preview',
    async handle(visit): Promise<Answer> {
      const seen = await open(visit)
      return seen ? await preview(visit, seen) : nothing
    },
  },
  ...copyFormRoutes(again, againPreview),
]

const doneWords: Record<string, string> = {
  sent: 'The copies are sent. Each recipient is told by mail that one waits for them; receipts show below.',
  substitute: 'Who stands in is on record. Choose where their copy goes below.',
  fact: 'That is on record, and the list is worked out again.',
  about: 'That is on record. These lines are in the copies about the children you ticked.',
}

function again(about: OnCopies, refusal?: Refusal) {
  return <Copies {...about} refusal={refusal} />
}

function Copies(props: {
  visit: Visit
  seen: Seen
  people: readonly Person[]
  refusal?: Refusal | undefined
}) {
  const { visit, seen, people, refusal } = props
  const { discussion } = seen
  const rows = rowsFor(visit, seen)
  const version = latestVersion(discussion)
  return (
    <PartPage
      visit={visit}
      seen={seen}
      part="copies"
      title="Who gets a copy, and why"
      caption={`${discussion.reference}${version ? ` · version ${version.version}` : ''}`}
      done={doneFrom(doneWords, visit)}
      problems={visit.fields.problems}
      refusal={refusal}
    >
      {!version && (
        <p class="govuk-inset-text">
          Nothing is sent before the minutes are signed. You can settle who gets what, and see it as they
          will.{' '}
          <a class="govuk-link" href={`/discussions/${discussion.reference}/close`}>
            Read back and sign
          </a>
        </p>
      )}
      <Receipts visit={visit} seen={seen} />
      <Asks visit={visit} seen={seen} rows={rows} />
      <AboutWhom visit={visit} seen={seen} />
      <Substitutes visit={visit} seen={seen} rows={rows} />
      <Matrix visit={visit} seen={seen} rows={rows} people={people} />
    </PartPage>
  )
}

async function preview(visit: Visit, seen: Seen): Promise<Answer> {
  const row = rowsFor(visit, seen).find(one => one.id === visit.query.row)
  if (!row || !isSent(row)) return nothing
  return { page: againPreview({ visit, seen, row, people: await visit.read(listPeople) }) }
}

/** The copy as far as the visitor may have it too: what is given to its reader alone does not come out by way of a preview. */
function againPreview({ visit, seen, row, people }: OnRow, refusal?: Refusal) {
  const { discussion, record, rules } = seen
  const made = copyOf(row, discussion, seen, people, visit.now)
  const paper = made?.paper ?? noticeOnly(discussion, rules, { now: visit.now })
  const whole = made?.digest === copyOf(row, record, seen, people, visit.now)?.digest
  return (
    <Preview
      visit={visit}
      seen={seen}
      row={row}
      paper={paper}
      share={made?.share}
      whole={whole}
      refusal={refusal}
    />
  )
}
