/** What follows from what happened, in its transaction: who may now see the discussion, what people look up, who is told. */
import type { Conducted, Follow } from './conduct.ts'
import { together, type Tx } from './database/index.ts'
import { keepFrozen } from './delivery/freeze.ts'
import { type Addressee, noticesOf } from './delivery/notices.ts'
import { keepNotices, withdrawOver } from './delivery/sweep.ts'
import type { DiscussionEvent } from './discussion/decide.ts'
import type { Discussion, Implicated, Invitation } from './discussion/discussion.ts'
import { isToCome, stageOf } from './discussion/checks/stage.ts'
import type { Announced } from './room/live.ts'
import { changeOf } from './room/touched.ts'
import { project } from './views/project.ts'

export const follow: Follow = async (tx, happened) => {
  await together([
    project(tx, happened.authority, happened.discussion, happened.rules),
    followQuietly(tx, happened),
    announce(tx, happened),
  ])
}

/** Without the views, which can be made again, and without a word to the rooms: for a house that nobody has entered yet. */
export const followQuietly: Follow = async (tx, happened) => {
  await keepStanding(tx, happened)
  await keepFrozen(tx, happened.authority, happened.discussion.id, happened.frozen)
  await tell(tx, happened)
}

/** Where something happened and when, what, and what it was before. */
type Happened = Pick<Parameters<Follow>[1], 'authority' | 'before' | 'discussion' | 'events' | 'now'>

/** Who may see the discussion, and as what, after one command: `verify` makes it once more and compares. */
export async function keepStanding(tx: Tx, happened: Happened): Promise<void> {
  for (const event of happened.events) await keepInStep(tx, event, happened)
  await keepSeats(tx, happened)
}

type Step<T extends DiscussionEvent['type']> = (
  tx: Tx,
  event: Extract<DiscussionEvent, { type: T }>,
  happened: Happened,
) => Promise<void>
const changesNobody = async (): Promise<void> => {}

/**
 * Memberships, blocks and the head follow the record; the record itself is what an auditor reads. Who takes part is not here:
 * seats follow the list of participants, whichever event changed it (`keepSeats`).
 */
const inStep: { readonly [T in DiscussionEvent['type']]: Step<T> } = {
  async DiscussionAskedFor(tx, event, happened) {
    for (const who of event.implicated)
      await keepOut(tx, who, who.reason ?? 'named when the discussion was asked for', happened)
    if (event.series)
      await tx.query('select quorate.follow_discussion($1, $2, $3)', [
        happened.authority,
        happened.discussion.id,
        event.series.earlier,
      ])
  },
  ThresholdDecided: changesNobody,
  InstantNoted: changesNobody,
  UrgencyChanged: changesNobody,
  FactsStated: changesNobody,
  ChildAdded: changesNobody,
  MeetingBooked: changesNobody,
  MeetingMoved: changesNobody,
  TargetSet: changesNobody,
  Invited: changesNobody,
  Replied: changesNobody,
  DeputyNamed: changesNobody,
  InvitationWithdrawn: changesNobody,
  Blocked: (tx, event, happened) => keepOut(tx, event.who, event.reason, happened),
  BlockLifted: (tx, event, happened) => letIn(tx, event.who, happened),
  Attested: changesNobody,
  Appointed: (tx, event, happened) => handOver(tx, event.person, event.as, happened),
  AppointedToGroup: changesNobody,
  async DiscussionStarted(tx, event, happened) {
    if (event.chair?.person) await handOver(tx, event.chair.person, 'chair', happened)
  },
  Joined: changesNobody,
  Left: changesNobody,
  PresenceCorrected: changesNobody,
  ConversationHeld: changesNobody,
  ItemReached: changesNobody,
  LineRecorded: changesNobody,
  LineCorrected: changesNobody,
  LineWithdrawn: changesNobody,
  AudienceChanged: changesNobody,
  AboutSaid: changesNobody,
  DutyAnswered: changesNobody,
  MedicalDecided: changesNobody,
  ConsentDecided: changesNobody,
  ParentsNoted: changesNobody,
  DepartureRecorded: changesNobody,
  DelayExplained: changesNobody,
  OutcomeDecided: changesNobody,
  DecisionWithdrawn: changesNobody,
  PositionTaken: changesNobody,
  SafetyPlanAgreed: changesNobody,
  ActionAgreed: changesNobody,
  ActionConfirmed: changesNobody,
  ActionDateMoved: changesNobody,
  DiscussionEnded: changesNobody,
  MinutesSigned: changesNobody,
  async MinutesCirculated(tx, event, happened) {
    for (const copy of event.copies)
      if (copy.person) await grant(tx, copy.person, 'recipient', copy.recipient, happened)
  },
  CopyWorded: changesNobody,
  CopyReceived: changesNobody,
  CorrectionAsked: changesNobody,
  CorrectionAnswered: changesNobody,
  Escalated: changesNobody,
  Concluded: changesNobody,
  async MovedToProcedure(tx, event, { authority, discussion }) {
    await tx.query('select quorate.move_discussion($1, $2, $3, $4)', [
      authority,
      discussion.id,
      event.to.id,
      event.to.hash,
    ])
  },
  CalendarChanged: changesNobody,
  DeadlineStarted: changesNobody,
  DeadlineReset: changesNobody,
}

// The event and its step have the same name, which the types of a union cannot say.
const keepInStep = (tx: Tx, event: DiscussionEvent, happened: Happened): Promise<void> =>
  (inStep[event.type] as Step<DiscussionEvent['type']>)(tx, event, happened)

/** Whoever is asked to take part sees the discussion, a deputy like everybody, until they are not asked any more. */
async function keepSeats(tx: Tx, happened: Happened): Promise<void> {
  const { authority, before, discussion, now } = happened
  if (before.participants === discussion.participants) return
  const asked = ({ invitations }: Discussion) =>
    invitations.filter(one => one.person !== undefined && one.withdrawn === undefined)
  const isIn = (one: Invitation, all: readonly Invitation[]): boolean =>
    all.some(other => other.person === one.person && other.seat === one.seat)
  const [then, today] = [asked(before), asked(discussion)]
  for (const one of today) if (!isIn(one, then)) await grant(tx, one.person!, 'seat', one.seat, happened)
  for (const one of then)
    if (!isIn(one, today))
      await tx.query(
        `update quorate.membership set until = $5
          where authority = $1 and discussion = $2 and person = $3 and seat = $4 and until is null`,
        [authority, discussion.id, one.person, one.seat, now],
      )
}

async function grant(
  tx: Tx,
  person: string,
  capacity: string,
  seat: string,
  { authority, discussion, now }: Happened,
): Promise<void> {
  await tx.query(
    `insert into quorate.membership (authority, discussion, person, capacity, seat, since) values ($1, $2, $3, $4, $5, $6)
     on conflict (authority, discussion, person, capacity, seat) do update set until = null`,
    [authority, discussion.id, person, capacity, seat, now],
  )
}

/** Whoever had it before has it no longer: a capacity ends when somebody else takes it. */
async function handOver(
  tx: Tx,
  person: string,
  capacity: 'chair' | 'minute-taker',
  happened: Happened,
): Promise<void> {
  const { authority, discussion, now } = happened
  await tx.query(
    `update quorate.membership set until = $5
      where authority = $1 and discussion = $2 and capacity = $3 and person <> $4 and until is null`,
    [authority, discussion.id, capacity, person, now],
  )
  await grant(tx, person, capacity, '', happened)
}

/** What was closed is open again to those who have something to do with the discussion; nobody is invited by it. */
async function letIn(tx: Tx, who: Implicated, { authority, discussion, now }: Happened): Promise<void> {
  if (!who.person && !who.agency && !who.role) return
  await tx.query(
    `update quorate.block b set lifted_at = $6
      where b.authority = $1 and b.discussion = $2 and b.lifted_at is null
        and case when $3::text is not null then b.person::text = $3
                 else b.person is null and coalesce(b.role, '') = coalesce($5::text, '')
                  and coalesce(b.agency::text, '') = coalesce(
                        (select a.agency::text from quorate.agency a where a.name = $4 or a.agency::text = $4), '') end`,
    [authority, discussion.id, who.person ?? null, who.agency ?? null, who.role ?? null, now],
  )
}

/** A block that names a person closes everything to them; one that names a role at an agency closes it to whoever holds it. */
async function keepOut(
  tx: Tx,
  who: Implicated,
  reason: string,
  { authority, discussion, now }: Happened,
): Promise<void> {
  const agency =
    who.agency &&
    (
      await tx.query<{ agency: string }>(
        'select agency from quorate.agency where name = $1 or agency::text = $1',
        [who.agency],
      )
    ).rows[0]?.agency
  if (!who.person && !agency && !who.role) return
  await tx.query(
    'insert into quorate.block (authority, discussion, person, agency, role, reason, set_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [
      authority,
      discussion.id,
      who.person ?? null,
      who.person ? null : (agency ?? null),
      who.person ? null : (who.role ?? null),
      reason,
      now,
    ],
  )
}

/** Whom to tell by mail: rows in this transaction, carried out by the sweep. */
async function tell(tx: Tx, happened: Parameters<Follow>[1]): Promise<void> {
  const { address, authority, discussion, events } = happened
  const posts = new Map<string, Addressee[]>()
  for (const event of events)
    if (event.type === 'Escalated')
      posts.set(
        event.to,
        (
          await tx.query<{ person: string }>(
            `select p.person from quorate.person p join quorate.authority_role r on r.person = p.person and r.authority = $1
              where $2 in (p.role, p.grade)`,
            [authority, event.to],
          )
        ).rows,
      )
  const notices = noticesOf({
    ...happened,
    linkTo: () => `${address}/discussions/${discussion.reference}`,
    whoIs: post => posts.get(post) ?? [],
  })
  await keepNotices(tx, authority, notices)
  if (isToCome[stageOf(happened.before)] && !isToCome[stageOf(discussion)])
    await withdrawOver(tx, authority, discussion.id, happened.now)
}

/** Says which parts changed, never what they hold; the browser fetches them through the ordinary access check. */
async function announce(
  tx: Tx,
  { authority, discussion, events }: Conducted & { authority: string },
): Promise<void> {
  const change: Announced = { authority, discussion: discussion.id, ...changeOf(events) }
  await tx.query(`select pg_notify('quorate', $1)`, [JSON.stringify(change)])
}
