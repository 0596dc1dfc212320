/** What happened, in a sentence for each kind of event: the history is read by people, and in court. */
import { sayDay, sayMoment } from '../../calendar/index.ts'
import { sayInstant } from '../../procedure/saying/say-instant.ts'
import { sayVersion } from '../../procedure/saying/statement.ts'
import { audienceOfSensitivity } from '../audience/audience.ts'
import type { DiscussionEvent } from '../decide.ts'
import type { Discussion } from '../discussion.ts'
import { keptFor, sayAudience } from './say-audience.ts'
import {
  about,
  clockLabel,
  clockRule,
  countedFrom,
  earlier,
  forWhom,
  invitee,
  itemLabel,
  outcomeLabel,
  sayDeadline,
  sayKeptOut,
  sayValue,
  sayWho,
  seatLabel,
  urgencyLabel,
} from './say-label.ts'
import type { Rules } from '../happening.ts'
import { type Piece, type EventInWords, inWords } from './event-in-words.ts'
import { sayAfterwards } from './say-afterwards.ts'
import { wordsCorrected } from '../life/correcting.ts'
import { questionLabel } from './say-question.ts'
import { rulesOf } from '../required/under.ts'
import { joined, plainly } from '../../english.ts'
import { answerWords, informationWords, givesWords, confirmationWords, kindInSentence } from './vocabulary.ts'
import type { Gives } from '../required/minutes/distribution.ts'

export { type EntryKind, entryKinds, type Piece, type EventInWords } from './event-in-words.ts'

/** `changes`: how often it was moved to another version, up to now. */
type Context = { before: Discussion; rules: Rules; changes: number }
type Sayers = {
  [Type in DiscussionEvent['type']]: (
    event: Extract<DiscussionEvent, { type: Type }>,
    context: Context,
  ) => EventInWords
}

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
  DiscussionAskedFor: ({ reason, children, series }) =>
    inWords(
      'asking',
      [
        series
          ? `A discussion was asked for, after ${series.earlier}, about `
          : 'A discussion was asked for about ',
        ...children.flatMap((child, index): Piece[] => [
          index === 0 ? '' : index === children.length - 1 ? ' and ' : ', ',
          { child: child.id },
        ]),
      ],
      { words: reason },
    ),
  ThresholdDecided: ({ met, reason, urgency, alone }, { rules }) =>
    inWords(
      'asking',
      `It was decided that the threshold is ${met ? 'met' : 'not met'}${urgency ? `; urgency: ${urgencyLabel(urgency, rules)}` : ''}${alone ? '; decided alone, and why' : ''}`,
      { words: [reason, alone].filter(Boolean).join('\n') },
    ),
  InstantNoted: ({ instant, at, child, recipient, action, alone, words }) =>
    inWords(
      'asking',
      [
        `It was noted that ${sayInstant(instant)}, ${sayMoment(at)}`,
        ...(child ? [' (', { child }, alone === undefined ? ')' : alone ? ', alone)' : ', not alone)'] : []),
        ...(recipient ? [` (${recipient})`] : []),
        ...(action ? [' (one action)'] : []),
      ],
      { words },
    ),
  UrgencyChanged: ({ from, to, reason }, { rules }) =>
    inWords(
      'asking',
      `The urgency was changed${from ? ` from “${urgencyLabel(from, rules)}”` : ''} to “${urgencyLabel(to, rules)}”`,
      { words: reason, place: 'clocks/convene' },
    ),
  FactsStated: ({ facts, child }) =>
    inWords('asking', [
      'Facts were stated',
      ...(child ? [' about ', { child }] : []),
      `: ${Object.entries(facts)
        .map(([fact, value]) => `${plainly(fact)}: ${sayValue(value)}`)
        .join('; ')}`,
    ]),
  ChildAdded: ({ child, reason }) =>
    inWords('asking', [{ child: child.id }, ' was added'], { words: reason }),

  MeetingBooked: ({ starts, minutes, lateReason }) =>
    inWords('convening', `A meeting was booked for ${sayMoment(starts)}, ${minutes} minutes`, {
      words: lateReason,
      place: 'convene',
    }),
  MeetingMoved: ({ from, to, reason }) =>
    inWords('convening', `The meeting was moved from ${sayMoment(from)} to ${sayMoment(to)}`, {
      words: reason,
      place: 'convene',
    }),
  TargetSet: ({ key, day, words }) =>
    inWords('clocks', `A date was set where the procedure gives none: ${sayDay(day)}`, {
      words,
      place: `clocks/${encodeURIComponent(key)}`,
    }),
  Invited: ({ invitation }, { rules }) =>
    inWords('convening', `${invitee(invitation)} was invited (${seatLabel(invitation.seat, rules)})`, {
      place: 'convene',
    }),
  Replied: ({ invitation, answer, information, capacity, words, deputy }, { before }) => {
    const found = before.invitations.find(one => one.invitation === invitation)
    const parts = [
      answer && (answer === 'deputy' && deputy ? `sends ${deputy.name}` : answerWords[answer].inSentence),
      capacity === 'informs' && 'comes to give information only',
      information && informationWords[information].inSentence,
    ].filter(one => typeof one === 'string')
    return inWords(
      'convening',
      `${found ? invitee(found) : 'Somebody invited'} ${joined(parts) || 'wrote'}`,
      {
        words,
        place: 'convene',
      },
    )
  },
  DeputyNamed: ({ participant, deputy }, { before }) => {
    const found = before.participants.find(one => one.participant === participant)
    return inWords(
      'convening',
      `${deputy.name} comes in place of ${found?.name ?? found?.agency ?? 'somebody'}`,
      {
        place: 'convene',
      },
    )
  },
  InvitationWithdrawn: ({ invitation, reason }, { before }) => {
    const found = before.invitations.find(one => one.invitation === invitation)
    return inWords('convening', `The invitation of ${found ? invitee(found) : 'somebody'} was withdrawn`, {
      words: reason,
      place: 'convene',
    })
  },
  Blocked: ({ who, reason }) =>
    inWords('people', `${sayKeptOut(who)} is kept out of this discussion and its copies`, {
      words: reason,
      place: 'convene',
    }),
  BlockLifted: ({ who, reason }) =>
    inWords('people', `${sayKeptOut(who)} is no longer kept out of this discussion`, {
      words: reason,
      place: 'convene',
    }),
  Attested: ({ grade, experience, words }) =>
    inWords('people', `Experience was attested: ${plainly(experience)}, as ${plainly(grade)}`, {
      words,
    }),
  Appointed: ({ as, name, person, by, reason, takesOver }) =>
    inWords(
      'people',
      takesOver || (person === by.person && reason)
        ? `${name} took over as ${as === 'chair' ? 'chair' : 'minute-taker'}`
        : `${name} was named as ${as === 'chair' ? 'chair' : 'minute-taker'}`,
      { words: reason, place: 'convene' },
    ),

  AppointedToGroup: ({ name }) =>
    inWords('people', `${name} was named for the group that oversees the investigation`, {
      place: 'convene',
    }),

  DiscussionStarted: ({ chair, present, takingOver }) =>
    inWords(
      'people',
      `The discussion began${chair?.name ? `, chaired by ${chair.name}` : ''}, with ${joined(present.map(one => `${one.name ?? 'somebody'} (${one.agency})`)) || 'nobody named'}${takingOver ? `; ${chair?.name ?? 'whoever chaired'} took over, and why` : ''}`,
      { words: takingOver, place: 'room' },
    ),
  Joined: ({ name, agency }) =>
    inWords('people', `${name ?? 'Somebody'} (${agency}) joined`, { place: 'room' }),
  Left: ({ participants }, { before }) =>
    inWords('people', `${joined(participants.map(one => sayWho(one, before))) || 'Somebody'} left`, {
      place: 'room',
    }),
  PresenceCorrected: ({ participant, stay: number, from, to, never, reason }, { before }) => {
    const stay = before.participants
      .find(one => one.participant === participant)
      ?.stays.find(one => one.number === number)
    const times = (one: { from: string; to?: string }) =>
      `${sayMoment(one.from)} to ${one.to ? sayMoment(one.to) : 'the end'}`
    return inWords(
      'people',
      never
        ? `${sayWho(participant, before)} was not there: what was ticked was put right`
        : `When ${sayWho(participant, before)} was there was put right: ${times({ from, ...(to && { to }) })}`,
      { words: reason, ...(stay && { was: times(stay) }), place: 'room' },
    )
  },
  ConversationHeld: ({ agency, name, words }) =>
    inWords('people', `${agency} was spoken to separately${name ? ` (${name})` : ''}`, {
      words,
      place: 'room',
    }),
  LineRecorded: ({ line, agency, speaker, kind, text, audience, sensitivity = 'everyone' }) =>
    inWords(
      'lines',
      `${speaker}, ${agency}: ${kindInSentence(kind)}${keptFor(audience ?? audienceOfSensitivity(sensitivity))}`,
      {
        words: text,
        line,
        place: 'room',
      },
    ),
  LineCorrected: ({ line, text, reason }, { before }) => {
    const found = before.lines.find(one => one.line === line)
    return inWords(
      'lines',
      `A line of ${found?.agency ?? 'an agency'} was corrected${reason ? ` (${reason})` : ''}`,
      { words: text, ...(found && { was: found.text }), line, place: 'room' },
    )
  },
  LineWithdrawn: ({ line, reason }, { before }) => {
    const found = before.lines.find(one => one.line === line)
    return inWords('lines', `A line of ${found?.agency ?? 'an agency'} was withdrawn`, {
      words: reason,
      ...(found && { was: found.text }),
      line,
      place: 'room',
    })
  },
  AudienceChanged: ({ line, from, audience, reason }, { before }) => {
    const found = before.lines.find(one => one.line === line)
    return inWords(
      'lines',
      `A line of ${found?.agency ?? 'an agency'} is now for ${sayAudience(audience)}; it was for ${sayAudience(from)}`,
      { words: reason, line, place: 'room' },
    )
  },
  AboutSaid: ({ line, about }, { before }) => {
    const found = before.lines.find(one => one.line === line)
    return inWords(
      'lines',
      [
        `A line of ${found?.agency ?? 'an agency'} is about `,
        ...(about.length === 0
          ? ['no child']
          : about.flatMap((child, index) => (index === 0 ? [{ child }] : [' and ', { child }]))),
      ],
      { line, place: 'copies' },
    )
  },
  ItemReached: ({ item }, { rules }) =>
    inWords('people', `The discussion reached “${itemLabel(item, rules)}”`),
  DutyAnswered: ({ duty, child, words, at, onBehalfOf }, { before, rules }) =>
    inWords(
      'answers',
      [
        `“${questionLabel(duty, child, before, rules, at)}” was answered${forWhom(onBehalfOf)}`,
        ...about(child),
      ],
      {
        words,
        ...earlier(before.answers[child === undefined ? duty : `${duty}/${child}`]?.words),
        place: `answers/${encodeURIComponent(child === undefined ? duty : `${duty}/${child}`)}`,
      },
    ),
  MedicalDecided: ({ child, needed, reason, adviceGiven }) =>
    inWords('answers', [`A medical is ${needed ? 'needed' : 'not needed'} for `, { child }], {
      words: [reason, adviceGiven].filter(Boolean).join('\n'),
    }),
  ConsentDecided: ({ child, sought, reason }) =>
    inWords('answers', [`Consent is ${sought ? '' : 'not '}sought for `, { child }], { words: reason }),
  ParentsNoted: ({ child, contacted, reason }) =>
    inWords(
      'answers',
      ['The parents of ', { child }, contacted ? ' were contacted' : ' were not contacted'],
      {
        words: reason,
      },
    ),
  DepartureRecorded: ({ rule, reason, permitted }) =>
    inWords(
      'answers',
      `Rule ${rule} was departed from${permitted ? '' : ', by somebody whom the procedure does not name for this'}`,
      {
        words: reason,
      },
    ),
  DelayExplained: ({ clock, reason, onBehalfOf }, { rules }) =>
    inWords('answers', `The delay was explained${forWhom(onBehalfOf)}: ${clockLabel(clock, rules)}`, {
      words: reason,
      place: `clocks/${encodeURIComponent(clock)}`,
    }),

  OutcomeDecided: ({ child, outcome, reason, inquorate }, { rules }) =>
    inWords(
      'decisions',
      [
        'Decided for ',
        { child },
        `: ${outcomeLabel(outcome, rules)}${inquorate ? ' (not quorate at that moment)' : ''}`,
      ],
      { words: reason, place: 'decisions' },
    ),
  DecisionWithdrawn: ({ decision, reason }, { before, rules }) => {
    const found = before.decisions.find(one => one.decision === decision)
    return inWords(
      'decisions',
      [
        'A decision was withdrawn',
        ...(found ? [': ', outcomeLabel(found.outcome, rules), ' for ', { child: found.child }] : []),
      ],
      { words: reason, place: 'decisions' },
    )
  },
  PositionTaken: ({ decision, agency, view, words }, { before, rules }) => {
    const found = before.decisions.find(one => one.decision === decision)
    return inWords(
      'decisions',
      [
        `${agency} ${view}`,
        ...(found ? [`: ${outcomeLabel(found.outcome, rules)} for `, { child: found.child }] : []),
      ],
      { words, ...earlier(found?.positions.find(one => one.agency === agency)?.words), place: 'decisions' },
    )
  },
  SafetyPlanAgreed: ({ words, until }, { before }) =>
    inWords('actions', `A safety plan was agreed${until ? `, until ${sayDay(until)}` : ''}`, {
      words,
      ...earlier(before.safetyPlan?.words),
      place: 'actions',
    }),
  ActionAgreed: ({ what, owner, agency, due }) =>
    inWords('actions', `${owner} (${agency}) has an action${due ? `, by ${sayDay(due)}` : ''}`, {
      words: what,
      place: 'actions',
    }),
  ActionConfirmed: ({ action, status, date, reason }, { before }) => {
    const found = before.actions.find(one => one.action === action)
    return inWords(
      'actions',
      `An action of ${found?.owner ?? 'somebody'} ${confirmationWords[status].inSentence}${status === 'by-date' && date ? ` ${sayDay(date)}` : ''}`,
      { words: [found?.what, reason].filter(Boolean).join('\n'), place: 'actions' },
    )
  },

  ActionDateMoved: ({ action, from, to, reason }, { before }) => {
    const found = before.actions.find(one => one.action === action)
    return inWords(
      'actions',
      `The date of an action of ${found?.owner ?? 'somebody'} was moved${from ? ` from ${sayDay(from)}` : ''} to ${sayDay(to)}`,
      { words: [found?.what, reason].filter(Boolean).join('\n'), place: 'actions' },
    )
  },

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
