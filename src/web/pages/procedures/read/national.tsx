import { readFile } from 'node:fs/promises'
import { withOverlay } from '../../../../discussion/happening.ts'
import type { Expected } from '../../../../procedure/checking/expected.ts'
import type { Procedure } from '../../../../procedure/index.ts'
import type { Case } from '../../../../cases/case.ts'
import type { ComponentChildren } from 'preact'
import { Details } from '../../../govuk/details.tsx'
import { Tag } from '../../../govuk/tag.tsx'
import { Definition } from '../../../pieces/definition.tsx'
import type { Visit } from '../../../visit.ts'
import { type ReadOverlay, readBeside } from './reading-overlay.ts'
import { Rule } from './rule.tsx'

/** The overlay that the visitor's authority has adopted, read beside the procedure it follows today; undefined where there is none. */
export async function readNational(
  visit: Visit,
  procedure: Procedure,
  openCases: () => Promise<readonly Case[]>,
): Promise<ReadOverlay | undefined> {
  const { shelf, overlayOf, pinnedToday } = visit.house
  const { authority } = visit.signedIn
  const adopted = overlayOf(authority)
  if (!adopted || procedure.id !== pinnedToday(authority, visit.now).id) return undefined
  const { overlay, file } = adopted
  const besideOf = (id: string) => {
    const found = shelf.procedures.get(id)
    if (!found) return undefined
    const calendar = shelf.calendarOf(found)
    return withOverlay({ procedure: found, calendar }, overlay, shelf.nationalCalendarOf(found))
  }
  const key = `${overlay.hash} ${procedure.hash}`
  const known = kept.get(key)
  if (known) return known
  const reading = (async () =>
    readBeside(overlay, await readFile(file, 'utf8'), procedure, await openCases(), besideOf))()
  kept.set(key, reading)
  reading.catch(() => kept.delete(key))
  return reading
}
/** Reading runs all its worked cases, so it is done once for each pair of files that ever was. */
const kept = new Map<string, Promise<ReadOverlay>>()

/** What binds everybody, apart from the procedure: adopted beside it, no part of it. */
export function National({
  read: { id, note, clocks, asks, coming },
  authority,
}: {
  read: ReadOverlay
  authority: string
}) {
  return (
    <section class="quorate-chapter">
      <h2 class="govuk-heading-l" id="national">
        Nationally, beside this procedure
      </h2>
      <p class="govuk-body">
        <Tag classes="govuk-tag--blue">National</Tag> {authority} has adopted {id}: law and statutory guidance
        for all of England. It is no part of this procedure and fills none of its silences. Its clocks run
        beside the procedure’s own, and wherever they show they are called national.
      </p>
      {note && <Details summary="What it was read from">{note}</Details>}
      {clocks.map(({ own, ...rule }) => (
        <Rule rule={rule} beside={<Own rules={own} />} />
      ))}
      <h3 class="govuk-heading-m">What every procedure is held against</h3>
      {asks.map(one => (
        <Held one={one}>{one.lacks ?? 'This procedure says so too.'}</Held>
      ))}
      {coming.length > 0 && (
        <>
          <h3 class="govuk-heading-m" id="coming">
            Coming
          </h3>
          <p class="govuk-body">Enacted and not in force. Nobody is held against it before its day.</p>
          {coming.map(one => (
            <Held one={one}>
              <Tag classes="govuk-tag--grey">Coming</Tag> {one.coming}
            </Held>
          ))}
        </>
      )}
    </section>
  )
}

/** What the procedure itself counts for the same thing. */
function Own({ rules }: { rules: readonly string[] }) {
  if (rules.length === 0) return <>It has no clock for this, and stays silent.</>
  return (
    <>
      It counts the same itself (
      {rules.map((one, place) => (
        <>
          {place > 0 && ', '}
          <a class="govuk-link" href={`#${one}`}>
            {one}
          </a>
        </>
      ))}
      ). Both are shown, and what is asked is asked once.
    </>
  )
}

function Held({ one, children }: { one: Expected; children: ComponentChildren }) {
  return (
    <article class="quorate-rule" id={one.id}>
      <h4 class="govuk-heading-s quorate-rule__label">
        <a class="quorate-rule__id" href={`#${one.id}`}>
          {one.id}
        </a>{' '}
        National: {one.says}
      </h4>
      <p class="govuk-body-s">{children}</p>
      <Definition rows={[{ key: 'Source', value: one.source }]} />
    </article>
  )
}
