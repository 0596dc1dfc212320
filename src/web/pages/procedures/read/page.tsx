import { listProposals, type Proposal } from '../../../../adoption/proposals.ts'
import { chapterNames } from '../../../../procedure/pack/pack.ts'
import type { Procedure } from '../../../../procedure/index.ts'
import { openCases } from '../../../../shelf.ts'
import { Framed } from '../../../frame/frame.tsx'
import { Button } from '../../../govuk/button.tsx'
import { Input } from '../../../govuk/input.tsx'
import { Tag } from '../../../govuk/tag.tsx'
import { PageHeading } from '../../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route, type Visit } from '../../../visit.ts'
import { Adopted } from '../adopted.tsx'
import { Documents, Tested } from './cards.tsx'
import { National, readNational } from './national.tsx'
import { isFound, type Read, type ReadRule, readProcedure } from './reading.ts'
import type { ReadOverlay } from './reading-overlay.ts'
import { Rule } from './rule.tsx'
import { silences } from './silence.ts'
import { Versions } from './versions.tsx'
import { chapterWords } from '../chapters.ts'

/** The procedure: what it says, in our words, with its place in the source; and what it does not say. */
export const procedureRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/procedure',
    async handle(visit): Promise<Answer> {
      const { id } = visit.house.pinnedToday(visit.signedIn.authority, visit.now)
      return show(visit, id)
    },
  },
  {
    method: 'GET',
    path: '/procedure/:authority/:version',
    handle: visit => show(visit, `${visit.params.authority}/${visit.params.version}`),
  },
]

async function show(visit: Visit, id: string): Promise<Answer> {
  const { house, signedIn } = visit
  const procedure = house.versionsOf(signedIn.authority).get(id)
  if (!procedure) return nothing
  const [read, proposals] = await Promise.all([
    readOnce(visit, procedure),
    visit.read(tx => listProposals(tx, signedIn.authority)),
  ])
  return {
    page: (
      <ProcedurePage
        visit={visit}
        procedure={procedure}
        read={read}
        proposals={proposals}
        national={await readNational(visit, procedure, async () => (await openCases(house.shelf)).cases)}
      />
    ),
  }
}

/** Reading a procedure runs all its worked cases, so it is done once for each file that ever was. */
const kept = new Map<string, Promise<Read>>()
function readOnce({ house: { shelf, textOf } }: Visit, procedure: Procedure): Promise<Read> {
  const known = kept.get(procedure.hash)
  if (known) return known
  const reading = (async () => {
    const { cases } = await openCases(shelf)
    const find = (id: string) => {
      const found = shelf.procedures.get(id)
      return found && { procedure: found, calendar: shelf.calendarOf(found) }
    }
    const text = await textOf(procedure.hash)
    return readProcedure(procedure, text, cases, shelf.calendarOf(procedure), find)
  })()
  kept.set(procedure.hash, reading)
  reading.catch(() => kept.delete(procedure.hash))
  return reading
}

type Shown = {
  visit: Visit
  procedure: Procedure
  read: Read
  proposals: readonly Proposal[]
  national: ReadOverlay | undefined
}

function ProcedurePage({ visit, procedure, read, proposals, national }: Shown) {
  const { pack } = procedure
  const searched = (visit.query.q ?? '').trim().slice(0, 100)
  const rules = searched === '' ? read.rules : read.rules.filter(rule => isFound(rule, searched))
  const chapters = [...chapterNames, 'not-machine-checkable']
    .map(chapter => ({ chapter, rules: rules.filter(rule => rule.chapter === chapter) }))
    .filter(one => one.rules.length > 0)
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'The procedure',
        at: 'procedure',
        children: (
          <>
            <PageHeading caption={`${pack.about.authority} · ${procedure.id}`}>
              {pack.about.title}
            </PageHeading>
            <div class="govuk-grid-row">
              <div class="govuk-grid-column-two-thirds">
                <Search visit={visit} procedure={procedure} searched={searched} />
                {searched !== '' && (
                  <p class="govuk-body" id="found" role="status">
                    {rules.length === 0
                      ? 'No rule has'
                      : rules.length === 1
                        ? 'One rule has'
                        : `${rules.length} rules have`}{' '}
                    all these words.{' '}
                    <a class="govuk-link" href={hrefOf(visit, procedure)}>
                      Show all rules
                    </a>
                  </p>
                )}
                {searched === '' && <Contents chapters={chapters} national={national !== undefined} />}
                {chapters.map(({ chapter, rules }) => (
                  <Chapter chapter={chapter} rules={rules} pack={pack} />
                ))}
                {searched === '' && <Silent procedure={procedure} national={national !== undefined} />}
                {searched === '' && national && (
                  <National read={national} authority={visit.signedIn.authorityName} />
                )}
                {searched === '' && (
                  <section class="quorate-chapter">
                    <h2 class="govuk-heading-l" id="adopted">
                      What {visit.signedIn.authorityName} follows, and from when
                    </h2>
                    <p class="govuk-body">
                      A discussion keeps the version it began under. Nobody adopts a version alone: one person
                      proposes it and another approves it.
                    </p>
                    <Adopted visit={visit} proposals={proposals} />
                  </section>
                )}
              </div>
              <div class="govuk-grid-column-one-third">
                <Versions visit={visit} procedure={procedure} />
                <Documents procedure={procedure} />
                <Tested read={read} />
              </div>
            </div>
          </>
        ),
      }}
    />
  )
}

const hrefOf = (visit: Visit, { id }: Procedure): string =>
  visit.params.version === undefined ? '/procedure' : `/procedure/${id}`

function Search({ visit, procedure, searched }: { visit: Visit; procedure: Procedure; searched: string }) {
  return (
    <form
      method="get"
      action={hrefOf(visit, procedure)}
      class="quorate-search"
      {...{ role: 'search' }}
      novalidate
    >
      <Input
        id="q"
        name="q"
        type="search"
        label="Search this procedure"
        hint="A word, a number like BR24-202, or several words"
        value={searched}
      />
      <Button classes="govuk-button--secondary">Search</Button>
    </form>
  )
}

function Contents({
  chapters,
  national,
}: {
  chapters: readonly { chapter: string; rules: readonly ReadRule[] }[]
  national: boolean
}) {
  return (
    <nav aria-label="Chapters">
      <ul class="govuk-list quorate-chapters">
        {chapters.map(({ chapter, rules }) => (
          <li>
            <a class="govuk-link" href={`#${chapter}`}>
              {chapterWords[chapter]}
            </a>{' '}
            <span class="quorate-quiet">({rules.length})</span>
          </li>
        ))}
        <li>
          <a class="govuk-link" href="#silent">
            What it does not say
          </a>
        </li>
        {national && (
          <li>
            <a class="govuk-link" href="#national">
              Nationally, beside this procedure
            </a>
          </li>
        )}
        <li>
          <a class="govuk-link" href="#adopted">
            What is followed, and from when
          </a>
        </li>
      </ul>
    </nav>
  )
}

function Chapter({
  chapter,
  rules,
  pack,
}: {
  chapter: string
  rules: readonly ReadRule[]
  pack: Procedure['pack']
}) {
  const local = chapter === 'agenda' && pack.agenda.placeholder
  return (
    <section class="quorate-chapter">
      <h2 class="govuk-heading-l" id={chapter}>
        {chapterWords[chapter]}
      </h2>
      {local && (
        <p class="govuk-body">
          <Tag classes="govuk-tag--orange">Local placeholder</Tag> The source names an agenda that was not
          supplied. These items are local and are not {pack.about.authority}’s.
        </p>
      )}
      {rules.map(rule => (
        <Rule rule={rule} />
      ))}
    </section>
  )
}

function Silent({ procedure, national }: { procedure: Procedure; national: boolean }) {
  return (
    <section class="quorate-chapter">
      <h2 class="govuk-heading-l" id="silent">
        What it does not say
      </h2>
      <p class="govuk-body">
        Silence is kept as silence. Nothing is taken from another procedure or from national guidance in its
        place, so no clock of this procedure runs and nobody is late by it.
        {national && (
          <>
            {' '}
            What this authority has adopted{' '}
            <a class="govuk-link" href="#national">
              nationally
            </a>{' '}
            runs beside it, under its own name.
          </>
        )}
      </p>
      <p class="govuk-body">This procedure does not say:</p>
      <ul class="govuk-list govuk-list--bullet">
        {silences(procedure).map(says => (
          <li>{says}</li>
        ))}
      </ul>
    </section>
  )
}
