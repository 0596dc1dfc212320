/** Promises to tell somebody: which notices follow from what happened. References and links only, and nothing of a child. */
import { v5, validate } from 'uuid'
import type { DiscussionEvent } from '../discussion/decide.ts'
import type { Discussion, Invitation } from '../discussion/discussion.ts'
import { startedAt } from '../discussion/discussion.ts'
import { isToCome, stageOf } from '../discussion/checks/stage.ts'
import type { Rules } from '../discussion/happening.ts'
import type { ReminderAbout } from '../discussion/papers/index.ts'
import { capital } from '../english.ts'
import { wordFor } from '../discussion/in-words/pack-words.ts'

export type NoticeKind =
  | 'invitation'
  | 'invitation-changed'
  | 'invitation-withdrawn'
  | 'minutes-ready'
  | 'reminder'
  | 'escalation'

/** Everything a mail may be written from. There is no field for a name, a reason or a place. */
export type NoticeContent = {
  reference: string
  /** What this authority calls such meetings: “Strategy discussion”. Not its kind: that would tell of the concern. */
  what: string
  /** Where to go. It only locates: signing in comes after it. */
  link: string
  about?: ReminderAbout
  due?: string
  /** One meeting in one calendar: what is told about it, in which order. */
  meeting?: { uid: string; sequence: number; starts: string; minutes: number }
}

/** Whom to tell. Without an address the phone book's is used when it is sent. */
export type Addressee = { person?: string; address?: string }

export type Notice = Addressee & {
  /** Made from its cause: the same cause never makes two. */
  notice: string
  discussion: string
  kind: NoticeKind
  /** When it is to go out. */
  due: string
  /** The number of the entry it follows from. */
  cause: number
  content: NoticeContent
}

type Following = {
  /** After the events. */
  discussion: Discussion
  before: Discussion
  events: readonly DiscussionEvent[]
  rules: Rules
  now: string
  /** The page of a discussion, by its id. */
  linkTo: (discussion: string) => string
  /** Who holds the grade or post something is escalated to; without it nobody is told by mail. */
  whoIs?: (post: string) => readonly Addressee[]
}

/** Every notice that follows from some events, in their order. Asked again, it gives the same notices with the same ids. */
export function noticesOf(following: Following): Notice[] {
  const { discussion, events } = following
  const firstNumber = discussion.number - events.length + 1
  return events.flatMap((event, index) => noticesAfter(event, firstNumber + index, following))
}

type Follows<T extends DiscussionEvent['type']> = (
  event: Extract<DiscussionEvent, { type: T }>,
  cause: number,
  following: Following,
) => Notice[]
const tellsNobody = (): Notice[] => []

/** Whom each event tells; one that is not here cannot be compiled. */
const follows: { readonly [T in DiscussionEvent['type']]: Follows<T> } = {
  DiscussionAskedFor: tellsNobody,
  ThresholdDecided: (_, cause, following) => ifCalledOff(cause, following),
  InstantNoted: tellsNobody,
  UrgencyChanged: tellsNobody,
  FactsStated: tellsNobody,
  ChildAdded: tellsNobody,
  MeetingBooked: (_, cause, following) => invite('invitation', stillAsked(following), cause, following),
  MeetingMoved: (_, cause, following) =>
    invite('invitation-changed', stillAsked(following), cause, following),
  TargetSet: tellsNobody,
  Invited: ({ invitation: { invitation } }, cause, following) =>
    invite('invitation', stillAsked(following, invitation), cause, following),
  Replied: ({ deputy }, cause, following) => inAnothersPlace(deputy, cause, following),
  DeputyNamed: ({ deputy }, cause, following) => inAnothersPlace(deputy, cause, following),
  InvitationWithdrawn: ({ invitation }, cause, following) =>
    invite(
      'invitation-withdrawn',
      following.discussion.invitations.filter(one => one.invitation === invitation),
      cause,
      following,
    ),
  // Silent. Whoever is kept out hears nothing of it: a mail, or an entry that leaves their calendar in the same minute, would tell.
  Blocked: tellsNobody,
  BlockLifted: tellsNobody,
  Attested: tellsNobody,
  Appointed: tellsNobody,
  AppointedToGroup: tellsNobody,
  DiscussionStarted: tellsNobody,
  Joined: tellsNobody,
  Left: tellsNobody,
  PresenceCorrected: tellsNobody,
  ConversationHeld: tellsNobody,
  ItemReached: tellsNobody,
  LineRecorded: tellsNobody,
  LineCorrected: tellsNobody,
  LineWithdrawn: tellsNobody,
  AudienceChanged: tellsNobody,
  AboutSaid: tellsNobody,
  DutyAnswered: tellsNobody,
  MedicalDecided: tellsNobody,
  ConsentDecided: tellsNobody,
  ParentsNoted: tellsNobody,
  DepartureRecorded: tellsNobody,
  DelayExplained: tellsNobody,
  OutcomeDecided: tellsNobody,
  DecisionWithdrawn: tellsNobody,
  PositionTaken: tellsNobody,
  SafetyPlanAgreed: tellsNobody,
  ActionAgreed: tellsNobody,
  ActionConfirmed: tellsNobody,
  ActionDateMoved: tellsNobody,
  DiscussionEnded: tellsNobody,
  MinutesSigned: tellsNobody,
  MinutesCirculated: ({ copies }, cause, following) =>
    copies
      .filter(copy => copy.gives !== 'none' && copy.gives !== 'blocked')
      .map(copy =>
        notice('minutes-ready', `${copy.recipient}/${copy.child ?? ''}/${copy.to}`, copy, cause, following),
      ),
  CopyWorded: tellsNobody,
  CopyReceived: tellsNobody,
  CorrectionAsked: tellsNobody,
  CorrectionAnswered: tellsNobody,
  Escalated: ({ to }, cause, following) =>
    (following.whoIs?.(to) ?? []).map(one =>
      notice('escalation', one.person ?? one.address ?? '', one, cause, following),
    ),
  Concluded: (_, cause, following) => ifCalledOff(cause, following),
  MovedToProcedure: tellsNobody,
  CalendarChanged: tellsNobody,
  DeadlineStarted: tellsNobody,
  DeadlineReset: tellsNobody,
}

// The event and what follows from it have the same name, which the types of a union cannot say.
const noticesAfter = (event: DiscussionEvent, cause: number, following: Following): Notice[] =>
  (follows[event.type] as Follows<DiscussionEvent['type']>)(event, cause, following)

/** Those who are still asked to come, or the one of them with this invitation. */
const stillAsked = ({ discussion }: Following, invitation?: string): Invitation[] =>
  discussion.invitations.filter(
    one => !one.withdrawn && (invitation === undefined || one.invitation === invitation),
  )

/** To each of them, about the meeting; nothing before there is one. */
const invite = (
  kind: NoticeKind,
  to: readonly Invitation[],
  cause: number,
  following: Following,
): Notice[] =>
  following.discussion.booking ? to.map(one => invitationNotice(kind, one, cause, following)) : []

/** A deputy is asked by name and at their own address; whoever they take the place of is not asked again. */
function inAnothersPlace(
  deputy: { participant: string } | undefined,
  cause: number,
  following: Following,
): Notice[] {
  const { discussion, before } = following
  // Whoever comes into the room in somebody's place needs no mail that asks them to.
  if (startedAt(discussion)) return []
  const wasAsked = before.invitations.some(one => one.invitation === deputy?.participant && !one.withdrawn)
  const asked = wasAsked || !deputy ? [] : stillAsked(following, deputy.participant)
  return [
    ...invite('invitation', asked, cause, following),
    ...invite('invitation-withdrawn', before.invitations.filter(isOut(discussion)), cause, following),
  ]
}

/** A meeting that was to come and does not any more. */
function ifCalledOff(cause: number, following: Following): Notice[] {
  const { discussion, before } = following
  const calledOff = isToCome[stageOf(before)] && !isToCome[stageOf(discussion)] && !startedAt(before)
  return calledOff ? invite('invitation-withdrawn', stillAsked(following), cause, following) : []
}

/** Whether somebody who was still asked is not any more. */
const isOut =
  ({ invitations }: Discussion) =>
  (one: Invitation): boolean =>
    one.withdrawn === undefined &&
    invitations.some(other => other.invitation === one.invitation && other.withdrawn !== undefined)

/** One reminder. `what` is what it reminds of (a duty's key, an invitation): the same due moment reminds once. */
export function reminderNotice(
  about: ReminderAbout,
  what: string,
  to: Addressee,
  due: string,
  following: Pick<Following, 'discussion' | 'rules' | 'now' | 'linkTo'>,
): Notice {
  const { discussion } = following
  const made = notice('reminder', `${about}/${what}/${due}`, to, discussion.number, following)
  // The entry number moves on while the reminder stays the same: it is no part of its id.
  const id = noticeId(discussion.id, 'reminder', about, what, due, to.person ?? to.address ?? '')
  return { ...made, notice: id, content: { ...made.content, about, due } }
}

function invitationNotice(
  kind: NoticeKind,
  invitation: Invitation,
  cause: number,
  following: Following,
): Notice {
  const { discussion } = following
  const { starts, minutes, sequence } = discussion.booking!
  const to = {
    ...(invitation.person && { person: invitation.person }),
    ...(invitation.email && { address: invitation.email }),
  }
  const made = notice(kind, invitation.invitation, to, cause, following)
  const uid = `${noticeId(discussion.id, 'calendar', invitation.invitation)}@quorate`
  // A cancellation counts as the newest word on the meeting, whatever was sent before it.
  const number = kind === 'invitation-withdrawn' ? sequence + 1 : sequence
  return { ...made, content: { ...made.content, meeting: { uid, sequence: number, starts, minutes } } }
}

function notice(
  kind: NoticeKind,
  of: string,
  to: Addressee,
  cause: number,
  { discussion, rules, now, linkTo }: Pick<Following, 'discussion' | 'rules' | 'now' | 'linkTo'>,
): Notice {
  return {
    notice: noticeId(discussion.id, String(cause), kind, of),
    discussion: discussion.id,
    kind,
    due: now,
    cause,
    ...(to.person && validate(to.person) && { person: to.person }),
    ...(to.address && { address: to.address }),
    content: {
      reference: discussion.reference,
      what: capital(wordFor(rules, 'discussion', 'strategy discussion')),
      link: linkTo(discussion.id),
    },
  }
}

/** Ours alone, drawn once: RFC 9562 section 5.5 makes an id from a name inside a namespace. */
const namespace = '6f0d1f0e-5b0b-4c38-9a3e-2f5c8f6d7a41'
const noticeId = (...parts: readonly string[]): string => v5(JSON.stringify(parts), namespace)
