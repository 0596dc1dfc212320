import { check } from '../../../../adoption/check-beside.ts'
import {
  countReplayed,
  isSame,
  type Replay,
  type ReplayedDiscussion,
  replayAll,
} from '../../../../adoption/replay.ts'
import type { Calendar, Instant } from '../../../../calendar/index.ts'
import { asSystem } from '../../../../database/index.ts'
import type { Rules } from '../../../../discussion/happening.ts'
import { factEntry } from '../../../../procedure/conditions/facts.ts'
import type { Procedure } from '../../../../procedure/index.ts'
import { append } from '../../../../record/index.ts'
import { CardTable } from '../../../pieces/card-table.tsx'
import { readingId } from '../../../reading.ts'
import { type Answer, nothing, type Visit } from '../../../visit.ts'
import { openDraft, provisionalId } from './door.ts'
import { DraftPage } from './frame.tsx'
import { MendFirst } from './mend-first.tsx'
import { plural, joined, plainly } from '../../../../english.ts'
import { sayVerdict } from '../../../../discussion/in-words/vocabulary.ts'

/** The recorded discussions under a draft: references only of those the visitor may see, the others in numbers. */
export async function showReplay(visit: Visit): Promise<Answer> {
  const opened = await openDraft(visit)
  if (!opened) return nothing
  const { errors, read } = await check(opened.draft, provisionalId(visit))
  const sound = errors.length === 0 && read ? read.procedure : undefined
  const calendar = sound && visit.house.shelf.calendarOf(sound)
  return {
    page: (
      <DraftPage visit={visit} opened={opened} part="replay" title="Replay">
        <h2 class="govuk-heading-l">Recorded discussions under this draft</h2>
        <p class="govuk-body">
          Everything that happened is taken as it happened, and every clock, seat and copy is worked out again
          under the draft. Nothing is changed. Discussions that you may see are named by their reference; all
          others are only counted.
        </p>
        {sound && calendar ? (
          <Replayed replay={await replay(visit, sound, calendar)} />
        ) : (
          <MendFirst draft={opened.draft} says="It can be replayed once it has no errors." />
        )}
      </DraftPage>
    ),
  }
}

type ReplayToShow = Replay & { readonly visible: ReadonlySet<string> }

/** Reads as the house; that somebody had it done is an entry about the authority, in the same transaction. */
async function replay(visit: Visit, procedure: Procedure, calendar: Calendar): Promise<ReplayToShow> {
  const { authority, person, now } = visit.actor
  return visit.read(async tx => {
    const ids = async (sql: string, values: string[]) =>
      new Set((await tx.query<{ discussion: string }>(sql, values)).rows.map(one => one.discussion))
    const visible = await ids('select discussion from quorate.discussion_head where authority = $1', [
      authority,
    ])
    // Whoever is kept out of a discussion does not learn from a number that it is there.
    const barred = await ids('select quorate.blocked_discussions() as discussion', [])
    const found = await asSystem(tx, visit.actor, () =>
      replayAll(tx, authority, {
        draft: { procedure, calendar },
        rulesThen: async ({ hash }, of) => rulesThen(visit, hash, of),
        until: now as Instant,
        but: barred,
      }),
    )
    await append(tx, {
      authority,
      discussion: null,
      command: readingId(person, procedure.hash, 'replay', now),
      actor: person,
      entries: [
        {
          type: 'DraftReplayed',
          at: now,
          content: { draft: visit.params.draft, hash: procedure.hash, discussions: found.replayed.length },
        },
      ],
    })
    return { ...found, visible }
  })
}

/** Undefined for a procedure that is not here any more: the discussion is then left out, and the page says so. */
function rulesThen({ house }: Visit, procedure: string, calendar: string): Rules | undefined {
  try {
    return house.rulesFor({ procedure, calendar })
  } catch {
    return undefined
  }
}

function Replayed({ replay: { replayed, unkept, visible } }: { replay: ReplayToShow }) {
  const { late, inquorate, lost } = countReplayed(replayed)
  const different = replayed.filter(one => !isSame(one))
  const [seen, counted] = [true, false].map(may =>
    different
      .filter(one => visible.has(one.discussion) === may)
      .sort((a, b) => (a.reference < b.reference ? -1 : 1)),
  ) as [ReplayedDiscussion[], ReplayedDiscussion[]]
  return (
    <>
      <p class="govuk-body-l" id="replayed">
        {plural(replayed.length, 'discussion')}: {late} would have missed a clock they met, {inquorate} would
        have become inquorate, {lost} would have lost a recipient.
      </p>
      {unkept.length > 0 && (
        <p class="govuk-body">
          {plural(unkept.length, 'discussion')} left out: the procedure they were held under is not here.
        </p>
      )}
      {seen.length > 0 && (
        <>
          <h3 class="govuk-heading-m">Those you may see</h3>
          <CardTable
            caption="Discussions that would have been different"
            head={['Discussion', 'Late', 'Seats empty', 'Copies', 'Not known']}
            rows={seen.map(rowOf)}
          />
        </>
      )}
      {counted.length > 0 && (
        <>
          <h3 class="govuk-heading-m">{seen.length > 0 ? 'All others, counted' : 'Counted'}</h3>
          <CardTable
            caption="What would have been different in discussions that you may not see"
            head={['What', 'Discussions']}
            rows={counts(counted).map(([what, count]) => [what, String(count)])}
          />
        </>
      )}
      {different.length === 0 && replayed.length > 0 && (
        <p class="govuk-body">No discussion would have been different.</p>
      )}
    </>
  )
}

const copiesOf = ({ lost, gained }: ReplayedDiscussion): string[] => [
  ...lost.map(({ recipient }) => `No copy any more: ${sayRecipient(recipient)}`),
  ...gained.map(({ recipient }) => `A copy now: ${sayRecipient(recipient)}`),
]
/** A recipient may be of one child (`gp/A`); which child is nobody’s business here. */
const sayRecipient = (recipient: string): string => plainly(recipient.split('/')[0]!).replace(/\bgp\b/, 'GP')

function rowOf(one: ReplayedDiscussion) {
  const { reference, late, noLonger, inquorate, unknown, heldUnder } = one
  const list = (lines: readonly string[]) =>
    lines.length === 0 ? (
      <span class="quorate-quiet">No difference</span>
    ) : (
      <ul class="govuk-list govuk-body-s">
        {lines.map(line => (
          <li>{line}</li>
        ))}
      </ul>
    )
  return [
    <>
      <a class="govuk-link" href={`/discussions/${reference}`}>
        {reference}
      </a>
      <span class="quorate-table__note">held under {heldUnder}</span>
    </>,
    list([
      ...late.map(({ label, verdict, rule }) => `${label} (${rule}): ${sayVerdict(verdict, undefined)}`),
      ...noLonger.map(({ label, rule }) => `No longer late: ${label} (${rule})`),
    ]),
    list((inquorate ?? []).map(plainly)),
    list(copiesOf(one)),
    list(
      unknown.length === 0
        ? []
        : [
            `Nobody recorded whether ${joined(
              unknown.map(fact => factEntry(fact).label),
              'or',
            )}`,
          ],
    ),
  ]
}

/** What would have been different, and in how many discussions; the commonest first. */
function counts(of: readonly ReplayedDiscussion[]): [what: string, count: number][] {
  const found = new Map<string, number>()
  for (const one of of) {
    const said = new Set([
      ...one.late.map(({ label, rule }) => `Late: ${label} (${rule})`),
      ...one.noLonger.map(({ label, rule }) => `No longer late: ${label} (${rule})`),
      ...(one.inquorate ?? []).map(seat => `Inquorate: nobody for ${plainly(seat)}`),
      ...copiesOf(one),
      ...one.unknown.map(fact => `Not judged: nobody recorded whether ${factEntry(fact).label}`),
    ])
    for (const what of said) found.set(what, (found.get(what) ?? 0) + 1)
  }
  return [...found].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
}
