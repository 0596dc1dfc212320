import { london, sayDay, sayMoment } from '../../../calendar/index.ts'
import { entryKinds, type Piece } from '../../../discussion/in-words/say-event.ts'
import type { Rules } from '../../../discussion/happening.ts'
import { listPeople } from '../../../people/standing.ts'
import { readBeside, readEntries, type Verified, verifyRecord } from '../../../record/index.ts'
import { RuleLink } from '../../because.tsx'
import { capacityWords } from '../../words/capacity.ts'
import { Framed } from '../../frame/frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { Select } from '../../govuk/select.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { Timeline, type TimelineItem } from '../../pieces/timeline.tsx'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'
import { commandWords, happenedIn, type Happened, isKind, type Looked, lookedAt } from './happened.ts'
import { Recount } from './recount.tsx'
import { plainly } from '../../../english.ts'
import { nameAndAgency } from '../../../discussion/people/names.ts'

/** A clerk writes down what was just said: up to this long after, it counts as the same moment. */
const sameMoment_ms = 2 * 60_000
const looked = 'looked'

/** History: what happened, by whom, when; who looked; and a recount of the chain that shows nothing was changed. */
export const historyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/history',
    async handle(visit): Promise<Answer> {
      const seen = await visit.see(visit.params.reference ?? '', 'history')
      return seen ? { page: await history(visit, seen) } : nothing
    },
  },
  {
    method: 'POST',
    path: '/discussions/:reference/history',
    async handle(visit): Promise<Answer> {
      const seen = await visit.see(visit.params.reference ?? '', 'history')
      if (!seen) return nothing
      const began = performance.now()
      const verified = await verifyRecord(visit.house.database.pool, {
        authority: visit.signedIn.authority,
      })
      return { page: await history(visit, seen, { verified, took_ms: performance.now() - began }) }
    },
  },
]

type Recounted = { verified: Verified; took_ms: number }

async function history(visit: Visit, seen: Seen, recounted?: Recounted) {
  const { discussion, rules, may } = seen
  const { authority } = visit.signedIn
  const wantsLooks = visit.query.about === looked && may('see-who-looked')
  const { entries, beside, names } = await visit.read(async tx => ({
    entries: await readEntries(tx, authority, discussion.id),
    beside: wantsLooks ? lookedAt(await readBeside(tx, authority, discussion.id)) : [],
    names: wantsLooks ? new Map((await listPeople(tx)).map(one => [one.person, one.name])) : new Map(),
  }))
  const all = happenedIn(entries, discussion, rules, seen.reader).reverse()
  const kind = isKind(visit.query.about, entryKinds) ? visit.query.about : undefined
  const shown = kind ? all.filter(one => one.said.kind === kind) : all
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'History',
        reference: discussion.reference,
        at: 'work',
        capacity: capacityWords(seen, visit),
        breadcrumbs: [
          { text: 'My work', href: '/work' },
          { text: discussion.reference, href: `/discussions/${discussion.reference}` },
          { text: 'History' },
        ],
        children: (
          <>
            <PageHeading caption={discussion.reference}>History</PageHeading>
            <div class="govuk-grid-row">
              <div class="govuk-grid-column-two-thirds">
                <p class="govuk-body-l">
                  Everything that was recorded, newest first. Nothing in it can be changed or taken back: what
                  is put right is added, and both texts stay.
                </p>
                <Filter visit={visit} seen={seen} counts={countKinds(all)} />
                {visit.house.demo && visit.query.written === 'show' && (
                  <p class="govuk-body-s">
                    In the demonstration the time of what happens is invented. The record’s own time is this
                    machine’s, and cannot be moved, so here the two never agree.
                  </p>
                )}
                <Days
                  items={wantsLooks ? looks(beside, names, visit, rules) : happenings(shown, seen, visit)}
                />
              </div>
              <div class="govuk-grid-column-one-third">
                <Recount reference={discussion.reference} {...(recounted && { recounted })} />
              </div>
            </div>
          </>
        ),
      }}
    />
  )
}

const countKinds = (all: readonly Happened[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const { said } of all) counts.set(said.kind, (counts.get(said.kind) ?? 0) + 1)
  return counts
}

function Filter({ visit, seen, counts }: { visit: Visit; seen: Seen; counts: Map<string, number> }) {
  const kinds = Object.entries(entryKinds).filter(([kind]) => counts.has(kind))
  return (
    <form
      method="get"
      action={`/discussions/${seen.discussion.reference}/history`}
      class="quorate-filter"
      novalidate
    >
      <Select
        id="about"
        name="about"
        label="Show"
        value={visit.query.about ?? ''}
        items={[
          { value: '', text: 'Everything that happened' },
          ...kinds.map(([kind, words]) => ({ value: kind, text: `${words} (${counts.get(kind)})` })),
          seen.may('see-who-looked') && { value: looked, text: 'Who looked, and who was refused' },
        ]}
      />
      <Checkboxes
        idPrefix="written"
        name="written"
        classes="govuk-checkboxes--small"
        items={[
          { value: 'show', text: 'Say when each was written down', checked: visit.query.written === 'show' },
        ]}
      />
      <Button classes="govuk-button--secondary">Show</Button>
    </form>
  )
}

type Dated = TimelineItem & { readonly key: string }

/** One heading for each day, so that a long record can be walked through by its days. */
function Days({ items }: { items: readonly Dated[] }) {
  if (items.length === 0) return <p class="govuk-body">There is nothing of this kind.</p>
  const days = new Map<string, Dated[]>()
  for (const item of items) {
    const day = london(item.at).date
    days.set(day, [...(days.get(day) ?? []), item])
  }
  return (
    <>
      {[...days].map(([day, ofDay]) => (
        <section class="quorate-day">
          <h2 class="govuk-heading-m">{sayDay(day)}</h2>
          <Timeline items={ofDay} headingLevel={3} />
        </section>
      ))}
    </>
  )
}

/** Who gets a copy is for those who send them and for oversight; everybody else looks at the minutes they have. */
const openTo = (place: string, { may }: Seen): string =>
  place === 'copies' && !may('circulate') && !may('see-who-looked') ? 'minutes' : place

function happenings(all: readonly Happened[], seen: Seen, visit: Visit): Dated[] {
  const { reference } = seen.discussion
  return all.map(({ number, at, recordedAt, said, by }, index) => {
    const place = number ?? all.length - index
    const apart_ms = Math.abs(Date.parse(recordedAt) - Date.parse(at))
    // The demonstration's time is invented and the record's is not, so there the two always differ.
    const late = visit.query.written === 'show' || (!visit.house.demo && apart_ms > sameMoment_ms)
    return {
      key: `${place}`,
      id: number === undefined ? `shown-${place}` : `entry-${number}`,
      title: <Pieces pieces={said.what} seen={seen} />,
      at,
      when: timeOnly(at),
      by: by && (by.agency ? nameAndAgency(by) : by.name),
      children: (
        <>
          {said.was !== undefined && (
            <p class="govuk-body quorate-was">
              <span class="quorate-was__label">Before:</span> <del>{said.was}</del>
            </p>
          )}
          {said.words && (
            <blockquote class="quorate-words">
              {said.was !== undefined && <span class="quorate-was__label">Now: </span>}
              <span class="quorate-private">{said.words}</span>
            </blockquote>
          )}
          <p class="govuk-body-s quorate-entry">
            {number !== undefined && <>Entry {number}</>}
            {late && <> · written down {sayMoment(recordedAt)}</>}
            {said.place && (
              <>
                {' '}
                {number !== undefined && <>· </>}
                <a class="govuk-link" href={`/discussions/${reference}/${openTo(said.place, seen)}`}>
                  Where it can be seen
                  <span class="govuk-visually-hidden"> {number !== undefined && <> (entry {number})</>}</span>
                </a>
              </>
            )}
          </p>
        </>
      ),
    }
  })
}

function looks(
  beside: readonly Looked[],
  names: ReadonlyMap<string, string>,
  visit: Visit,
  rules: Rules,
): Dated[] {
  return [...beside].reverse().map(({ at, person, looked: read, refused }, index) => ({
    key: `look-${index}`,
    at,
    when: timeOnly(at),
    by: person === null ? 'the program' : (names.get(person) ?? 'somebody who has left'),
    title: read
      ? `Looked at: ${read.page}${read.as.length > 0 ? `, as ${read.as.join(' and ')}` : ''}`
      : `Was refused: ${commandWords(refused?.command ?? '')}`,
    children: refused && (
      <p class="govuk-body-s quorate-entry">
        {refused.rule ? <RuleLink rule={refused.rule} rules={rules} /> : `Because: ${plainly(refused.why)}`}
        {visit.query.written === 'show' && '. What was typed is not kept.'}
      </p>
    ),
  }))
}

const timeOnly = (at: string): string => sayMoment(at).split(', ').slice(1).join(', ')

function Pieces({ pieces, seen }: { pieces: readonly Piece[]; seen: Seen }) {
  return (
    <>
      {pieces.map(piece =>
        typeof piece === 'string' ? (
          piece
        ) : (
          <span class="quorate-private">
            {seen.discussion.children.find(one => one.id === piece.child)?.name ?? `child ${piece.child}`}
          </span>
        ),
      )}
    </>
  )
}
