/** Invitations and reminders. They travel by mail and lie on lock screens: a reference, a moment, a seat, and no child. */
import { sayDuration, sayMoment } from '../../calendar/index.ts'
import type { Discussion } from '../discussion.ts'
import type { Rules } from '../happening.ts'
import { articled } from './minutes.ts'
import { callout, facts, list, type Paper, paragraph, section } from './paper.ts'
import { formatName, seatName, wordFor } from '../in-words/pack-words.ts'

/** What the sending side adds: where the invitation is opened. The link only locates; it opens nothing by itself. */
export type Sending = { readonly now: string; readonly link?: string }

/**
 * The invitation to one seat; for a meeting that was moved it says so. Undefined while nothing is booked or when there is no
 * such invitation. Nothing in it comes from the request, the children or the concern.
 */
export function findInvitation(
  discussion: Discussion,
  rules: Rules,
  invitation: string,
  { now, link }: Sending,
): Paper | undefined {
  const invited = discussion.invitations.find(one => one.invitation === invitation)
  const { booking } = discussion
  if (!invited || !booking) return undefined
  const what = wordFor(rules, 'discussion', 'strategy discussion')
  const moved = booking.moves.at(-1)
  if (invited.withdrawn)
    return {
      ...paper('cancellation', `Invitation withdrawn, ${discussion.reference}`, discussion, now),
      blocks: [
        paragraph('You are no longer asked to take part. There is nothing you need to do.'),
        ...facts(['Reference', discussion.reference], ['It was to be', sayMoment(booking.starts)]),
      ],
    }
  return {
    ...paper('invitation', `Invitation to ${articled(what)}, ${discussion.reference}`, discussion, now),
    blocks: [
      ...(moved
        ? [
            callout(
              'The time has changed',
              `It was to be ${sayMoment(moved.from)}. It is now ${sayMoment(moved.to)}.`,
            ),
          ]
        : []),
      paragraph(`You are invited to ${articled(what)} under the Children Act 1989.`),
      ...facts(
        ['Reference', discussion.reference],
        ['When', sayMoment(booking.starts)],
        ['How long', sayDuration(booking.minutes * msInMinute)],
        ['How', formatName(booking.format, rules)],
        ['Where', booking.place],
        ['Your seat', seatName(invited.seat, rules)],
        ['Convened by', rules.procedure.pack.about.authority],
        ['Open it here', link],
      ),
      ...section('What to bring', list(bring)),
      paragraph('If you cannot come, say so at once and name somebody who can decide for your agency.'),
      paragraph(
        'This invitation is for you. Do not send it on; a colleague who comes instead is invited by name.',
      ),
    ],
  }
}

/** General on purpose: what is asked about whom is said only after signing in. */
const bring = [
  'What your agency knows about the family, with dates and where each piece comes from.',
  'Your professional opinion of the risk, kept apart from the facts.',
  'What your agency can do, and by when.',
  'Any conflict of interest, said before the discussion begins.',
]
const msInMinute = 60_000

/** What a reminder may be about; the words stay general and the link leads to the rest. */
export type ReminderAbout = 'reply' | 'attend' | 'action' | 'sign' | 'read'
const aboutWords: Record<ReminderAbout, string> = {
  reply: 'An invitation waits for your reply.',
  attend: 'A discussion you are invited to is near.',
  action: 'An action your agency has taken on is due.',
  sign: 'Minutes wait for your signature.',
  read: 'Something has been sent to you that you have not opened.',
}

/** A nudge: that something waits, until when, and where. */
export function reminder(
  discussion: Discussion,
  about: ReminderAbout,
  { now, link, due }: Sending & { due?: string },
): Paper {
  return {
    ...paper('reminder', `Reminder, ${discussion.reference}`, discussion, now),
    blocks: [
      paragraph(aboutWords[about]),
      ...facts(
        ['Reference', discussion.reference],
        ['Due', due && sayMoment(due)],
        ['When', about === 'attend' && discussion.booking ? sayMoment(discussion.booking.starts) : undefined],
        ['Open it here', link],
      ),
    ],
  }
}

const paper = (kind: Paper['kind'], title: string, { reference }: Discussion, at: string) =>
  ({ kind, title, reference, at, language: 'en-GB' }) as const
