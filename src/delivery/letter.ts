/** One notice as one mail to one person, with its calendar entry. A doorbell: it says that something waits, and where. */
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
} from 'ical-generator'
import { createTransport } from 'nodemailer'
import { sayDuration, sayMoment } from '../calendar/index.ts'
import type { ReminderAbout } from '../discussion/papers/index.ts'
import { checkAddress, type NotSent } from './address.ts'
import type { Notice, NoticeContent, NoticeKind } from './notices.ts'

/** A mail ready to go. The same notice gives the same bytes, so that sending it again changes nothing. */
export type Letter = {
  notice: string
  messageId: string
  to: string
  subject: string
  eml: Uint8Array
  /** The calendar entry by itself, for invitations. */
  ics?: string
}

/** Who the mails are from, and where they may go. */
export type Post = { from: string; domains: readonly string[] }

/**
 * Writes the mail for a notice.
 *
 * @returns why there is none, when the address is not exactly one address in a listed domain.
 */
export async function writeLetter(
  {
    notice,
    kind,
    address,
    due,
    content,
  }: Pick<Notice, 'notice' | 'kind' | 'due' | 'content'> & {
    address?: string
  },
  { from, domains }: Post,
): Promise<Letter | NotSent> {
  const to = checkAddress(address, domains)
  if (typeof to !== 'string') return to
  const messageId = `<${notice}@${from.slice(from.lastIndexOf('@') + 1)}>`
  const subject = subjectOf(kind, content)
  const ics = content.meeting && calendarEntry(kind, content, { to, from, stamp: due })
  const mail = {
    from: { name: 'Quorate', address: from },
    to: { name: '', address: to },
    subject,
    messageId,
    date: new Date(due),
    text: textOf(kind, content),
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(ics && { icalEvent: { method: methodOf(kind), filename: 'invitation.ics', content: ics } }),
    disableFileAccess: true,
    disableUrlAccess: true,
    xMailer: false as const,
    baseBoundary: notice,
  }
  const sent = await composer.sendMail(mail)
  if (sent.envelope.to.length !== 1 || sent.envelope.to[0] !== to)
    throw new Error('a mail was about to go to somebody else than its addressee')
  return { notice, messageId, to, subject, eml: sent.message as Buffer, ...(ics && { ics }) }
}

/** Composes and sends nothing: the bytes come back. */
const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

const subjects: Record<NoticeKind, string> = {
  invitation: 'Invitation',
  'invitation-changed': 'New time',
  'invitation-withdrawn': 'Invitation withdrawn',
  'minutes-ready': 'Minutes are ready',
  reminder: 'Reminder',
  escalation: 'For your decision',
}
const subjectOf = (kind: NoticeKind, { reference }: NoticeContent): string =>
  `${subjects[kind]}, ref ${reference}`

const reminders: Record<ReminderAbout, string> = {
  reply: 'An invitation waits for your reply.',
  attend: 'A meeting you are invited to is near.',
  action: 'An action your agency has taken on is due.',
  sign: 'Minutes wait for a signature.',
  read: 'Something was sent to you that has not been opened.',
}

function textOf(kind: NoticeKind, { what, reference, link, about, due, meeting }: NoticeContent): string {
  const opening: Record<NoticeKind, string> = {
    invitation: `You are invited to a meeting: ${what}, ref ${reference}.`,
    'invitation-changed': `The time of a meeting you are invited to has changed: ${what}, ref ${reference}.`,
    'invitation-withdrawn': `You are no longer asked to take part in ref ${reference}. There is nothing you need to do.`,
    'minutes-ready': `Minutes are ready for you, ref ${reference}.`,
    reminder: `${about ? reminders[about] : 'Something waits for you.'} Ref ${reference}.`,
    escalation: `Something has been passed to you to decide, ref ${reference}.`,
  }
  const lines = [
    opening[kind],
    meeting && kind !== 'invitation-withdrawn'
      ? `${sayMoment(meeting.starts)}, for ${sayDuration(meeting.minutes * msInMinute)}.`
      : '',
    due ? `Due: ${sayMoment(due)}.` : '',
    kind === 'invitation-withdrawn' ? '' : `Open it here, after signing in:\n${link}`,
    'This message carries no details on purpose. Please do not send it on.',
  ]
  return `${lines.filter(Boolean).join('\n\n')}\n`
}
const msInMinute = 60_000

const methodOf = (kind: NoticeKind) =>
  kind === 'invitation-withdrawn' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST

/** RFC 5546: a change is a REQUEST with a higher SEQUENCE and the same UID; the only attendee is who it is sent to. */
function calendarEntry(
  kind: NoticeKind,
  { what, reference, link, meeting }: NoticeContent,
  { to, from, stamp }: { to: string; from: string; stamp: string },
): string {
  const { uid, sequence, starts, minutes } = meeting!
  const withdrawn = kind === 'invitation-withdrawn'
  const calendar = ical({ prodId: '//Quorate//Quorate//EN', method: methodOf(kind) })
  calendar.createEvent({
    id: uid,
    sequence,
    stamp: new Date(stamp),
    start: new Date(starts),
    end: new Date(Date.parse(starts) + minutes * msInMinute),
    summary: `${what}, ref ${reference}`,
    // Somebody who is no longer invited has nothing to open.
    ...(!withdrawn && { description: link, url: link }),
    class: ICalEventClass.PRIVATE,
    status: withdrawn ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: 'Quorate', email: from },
    attendees: [
      { email: to, role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.NEEDSACTION, rsvp: !withdrawn },
    ],
  })
  return calendar.toString()
}
