/** What happened, in a sentence for each kind of event: the history is read by people, and in court. */
import { sayMoment } from '../../calendar/index.ts'
import { sayVersion } from '../../procedure/saying/statement.ts'
import type { DiscussionEvent } from '../decide.ts'
import type { Discussion } from '../discussion.ts'
import { clockRule, countedFrom, earlier, sayDeadline, urgencyLabel } from './say-label.ts'
import type { Rules } from '../happening.ts'
import { type EventInWords, inWords } from './event-in-words.ts'
import { sayAfterwards } from './say-afterwards.ts'
import { wordsCorrected } from '../life/correcting.ts'
import { rulesOf } from '../required/under.ts'
import { joined, plainly } from '../../english.ts'
import { givesWords } from './vocabulary.ts'
import type { Gives } from '../required/minutes/distribution.ts'

import type { Context, Sayers } from './event-in-words.ts'
import { sayersBefore } from './say-before.ts'
import { sayersInMeeting } from './say-meeting.ts'

export { type EntryKind, entryKinds, type Piece, type EventInWords } from './event-in-words.ts'

/**
 * Says what happened.
 *
 * @param before - the discussion before the event: what was there when it was changed.
 * @param rules - the rules it is pinned to, with those of before: what happened under them is said in their labels of seats,
 *   outcomes and items. Times are London's.
 */
export function sayEvent(event: DiscussionEvent, before: Discussion, rules: Rules): EventInWords {
  const sayer = sayers[event.type] as (event: DiscussionEvent, context: Context) => EventInWords
  const hash = event.type === 'MovedToProcedure' ? event.to.hash : before.procedure.hash
  const changes = rules.earlier?.length ?? 0
  const happened = sayer(event, { before, rules: rulesOf(hash, rules), changes })
  const late = sayAfterwards(event)
  return late === undefined ? happened : { ...happened, what: [...happened.what, late] }
}

const sayers: Sayers = {
  ...sayersBefore,
  ...sayersInMeeting,
  DiscussionEnded: () => inWords('people', 'The discussion ended', { place: 'close' }),
  MinutesSigned: ({ name, version, digest }) =>
    inWords('minutes', `${name} signed the minutes, version ${version} (digest ${digest.slice(0, 12)})`, {
      place: 'minutes',
    }),
  MinutesCirculated: ({ version, copies }) =>
    inWords(
      'minutes',
      `Version ${version} was sent: ${joined(copies.map(one => `${one.to} (${givesWords[one.gives as Gives]?.inSentence ?? one.gives})`)) || 'to nobody'}`,
      { place: 'copies' },
    ),
  CopyWorded: ({ says, planSays }) =>
    inWords('minutes', 'Words were written for one copy', {
      words: [says, planSays].filter(Boolean).join('\n'),
      place: 'copies',
    }),
  CopyReceived: ({ recipient }) =>
    inWords('minutes', `A copy was opened (${plainly(recipient)})`, { place: 'copies' }),
  CorrectionAsked: ({ text, late }) =>
    inWords('minutes', `A correction was asked for${late ? ', after the time for it' : ''}`, {
      words: text,
      place: 'minutes',
    }),
  CorrectionAnswered({ correction, accepted, words, change }, { before }) {
    const asked = before.corrections.find(one => one.correction === correction)
    const from = asked ? ` that ${asked.by.name}, ${asked.by.agency}, asked for` : ''
    return inWords('minutes', `A correction${from} was ${accepted ? 'accepted' : 'not accepted'}`, {
      words: change ? `${change.text}\n${words}` : words,
      ...earlier(change ? wordsCorrected(change, before) : asked?.text),
      ...(change?.of === 'line' && { line: change.line }),
      place: 'minutes',
    })
  },
  MovedToProcedure: ({ from, to, reason, change, urgency }, { rules, changes }) =>
    inWords(
      'answers',
      `The discussion was moved from ${sayVersion(from.id)} to ${sayVersion(to.id)} (change ${change} of ${Math.max(change, changes)})${urgency ? `; its urgency is now “${urgencyLabel(urgency, rules)}”` : ''}`,
      { words: reason, place: 'version' },
    ),
  CalendarChanged: ({ changed, reason }) =>
    inWords(
      'clocks',
      `The running dates were counted again under other bank holidays: ${changed === 0 ? 'none changed' : changed === 1 ? 'one changed' : `${changed} changed`}`,
      { words: reason, place: 'version' },
    ),
  Escalated: ({ to, reason }) => inWords('answers', `This was escalated to ${to}`, { words: reason }),
  Concluded: ({ reason }) => inWords('minutes', 'The discussion was concluded', { words: reason }),

  DeadlineStarted: ({ deadline, replaces }, { rules }) =>
    inWords(
      'clocks',
      `A clock started: ${clockRule(deadline, rules)}. ${countedFrom(deadline)} ${sayDeadline(deadline)}${replaces ? ` Counted again: it was ${sayMoment(replaces)} before` : ''}`,
      {
        place: `clocks/${encodeURIComponent(deadline.key)}`,
        itself: true,
      },
    ),
  DeadlineReset: ({ deadline, was, reason }, { rules }) =>
    inWords(
      'clocks',
      `A deadline was counted again: ${clockRule(deadline, rules)}. ${sayDeadline(deadline)}`,
      {
        words: reason,
        was: sayDeadline(was),
        place: `clocks/${encodeURIComponent(deadline.key)}`,
      },
    ),
}
