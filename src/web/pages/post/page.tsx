import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sayMoment } from '../../../calendar/index.ts'
import { Framed } from '../../frame/frame.tsx'
import { Details } from '../../govuk/details.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Card } from '../../pieces/card.tsx'
import { CardTable, RowName } from '../../pieces/card-table.tsx'
import { Definition } from '../../pieces/definition.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { type Answer, nothing, type Route, type Visit } from '../../visit.ts'
import { type ReadEntry, type ReadLetter, readLetter } from './letter.ts'
import { capital } from '../../../english.ts'

/** A notice's id is the name of its files. */
const letterName = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** A page of more than this is no longer read; the folder holds the rest. */
const mostShown = 200

/** What was sent: the mails and calendar entries that the demonstration wrote into a folder instead of sending them. */
export const postRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/post',
    async handle(visit): Promise<Answer> {
      if (!visit.house.demo) return nothing
      return { page: <PostPage visit={visit} letters={await lettersFor(visit)} /> }
    },
  },
  {
    method: 'GET',
    path: '/post/:letter',
    async handle(visit): Promise<Answer> {
      const name = visit.params.letter ?? ''
      if (!visit.house.demo || !letterName.test(name)) return nothing
      const kept = (await noticesSeen(visit)).includes(name) ? await keptLetter(visit, name) : undefined
      if (!kept) return nothing
      const ics = await readFile(join(visit.house.postFolder, `${name}.ics`), 'utf8').catch(() => undefined)
      return { page: <LetterPage visit={visit} kept={{ ...kept, ...(ics !== undefined && { ics }) }} /> }
    },
  },
]

type Kept = ReadLetter & { name: string; raw: string; ics?: string }

/** The mails the visitor may know of. A mail names a reference, and that is a fact too. */
export async function lettersFor(visit: Visit): Promise<Kept[]> {
  const names = await noticesSeen(visit)
  const letters = await Promise.all(names.map(name => keptLetter(visit, name)))
  return letters.filter(one => one !== undefined).sort((a, b) => ((a.sent ?? '') < (b.sent ?? '') ? 1 : -1))
}

/**
 * Every mail lies in one folder, whichever authority it is from, and two authorities may use the same reference. So the database
 * says whose it is: each addressee sees their own, and who runs a discussion sees what was sent about it.
 */
async function noticesSeen(visit: Visit): Promise<string[]> {
  return visit.read(async tx => {
    const { rows } = await tx.query<{ notice: string }>(
      'select notice from quorate.notice where authority = $1',
      [visit.signedIn.authority],
    )
    return rows.map(row => row.notice)
  })
}

async function keptLetter(visit: Visit, name: string): Promise<Kept | undefined> {
  try {
    const raw = await readFile(join(visit.house.postFolder, `${name}.eml`), 'utf8')
    return { ...readLetter(raw), name, raw }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function PostPage({ visit, letters }: { visit: Visit; letters: readonly Kept[] }) {
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'What was sent',
        at: 'post',
        children: (
          <>
            <PageHeading>What was sent</PageHeading>
            <InsetText>
              Nothing leaves this machine. In the demonstration every mail and calendar entry is written into
              the folder <code class="quorate-digest">{visit.house.postFolder}</code>. Here are those to you,
              and those about discussions you run.
            </InsetText>
            <p class="govuk-body">
              A mail is a doorbell: it says that something waits and where, and nothing about a child.
            </p>
            <CardTable
              caption="Mails, newest first"
              head={['Subject', 'To', 'Sent', 'Calendar']}
              rows={letters
                .slice(0, mostShown)
                .map(one => [
                  <RowName href={`/post/${one.name}`}>{one.subject || 'No subject'}</RowName>,
                  <Address at={one.to} />,
                  one.sent ? (
                    <Moment at={one.sent}>{capital(sayMoment(one.sent, visit.now))}</Moment>
                  ) : (
                    'No date'
                  ),
                  one.calendar ? calendarWords(one.calendar) : 'No entry',
                ])}
              empty={<p>Nothing has been sent to you yet.</p>}
            />
            {letters.length > mostShown && (
              <p class="govuk-body">
                These are the newest {mostShown}. The folder holds all {letters.length}.
              </p>
            )}
          </>
        ),
      }}
    />
  )
}

/** An address may be broken after its @ and nowhere else. */
function Address({ at }: { at: string }) {
  const [name, ...domain] = at.split(/(?<=@)/)
  return (
    <span class="quorate-address">
      {name}
      <wbr />
      {domain.join('')}
    </span>
  )
}

/** What a calendar does with an entry. A change is a request with a higher number; a cancellation takes it out. */
export const calendarWords = ({ method, sequence }: Pick<ReadEntry, 'method' | 'sequence'>): string =>
  method === 'CANCEL'
    ? 'Takes the meeting out'
    : sequence !== '' && sequence !== '0'
      ? `Moves the meeting (change ${sequence})`
      : 'Puts the meeting in'

function LetterPage({ visit, kept }: { visit: Visit; kept: Kept }) {
  const { calendar } = kept
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'A mail',
        at: 'post',
        breadcrumbs: [{ text: 'What was sent', href: '/post' }, { text: 'A mail' }],
        children: (
          <>
            <PageHeading>{kept.subject || 'A mail without a subject'}</PageHeading>
            <div class="govuk-grid-row">
              <div class="govuk-grid-column-two-thirds">
                <Definition
                  rows={[
                    { key: 'From', value: kept.from },
                    { key: 'To', value: kept.to },
                    {
                      key: 'Sent',
                      value: kept.sent && <Moment at={kept.sent}>{sayMoment(kept.sent, visit.now)}</Moment>,
                    },
                  ]}
                />
                <div class="quorate-letter">{kept.text.trim()}</div>
                <Details summary="The mail as it was written, byte for byte">
                  <pre class="quorate-yaml">{kept.raw}</pre>
                </Details>
                {kept.ics !== undefined && (
                  <Details summary="The calendar file beside it">
                    <pre class="quorate-yaml">{kept.ics}</pre>
                  </Details>
                )}
              </div>
              {calendar && (
                <div class="govuk-grid-column-one-third">
                  <Card title="Calendar entry">
                    <p class="govuk-body-s">{calendarWords(calendar)}.</p>
                    <Definition
                      rows={[
                        { key: 'What', value: calendar.summary },
                        { key: 'From', value: calendar.starts && sayMoment(calendar.starts, visit.now) },
                        { key: 'To', value: calendar.ends && sayMoment(calendar.ends, visit.now) },
                      ]}
                    />
                  </Card>
                </div>
              )}
            </div>
            <p class="govuk-body-s">
              Files: <code class="quorate-digest">{`${visit.house.postFolder}/${kept.name}.eml`}</code>
              {kept.ics !== undefined && ' and the same with .ics'}
            </p>
          </>
        ),
      }}
    />
  )
}
