/** What happened in the meeting, in a sentence for each kind of event. */
import { sayDay, sayMoment } from '../../calendar/index.ts'
import { audienceOfSensitivity } from '../audience/audience.ts'
import { keptFor, sayAudience } from './say-audience.ts'
import { about, clockLabel, earlier, forWhom, itemLabel, outcomeLabel, sayWho } from './say-label.ts'
import { inWords, type Sayers } from './event-in-words.ts'
import { questionLabel } from './say-question.ts'
import { joined } from '../../english.ts'
import { confirmationWords, kindInSentence } from './vocabulary.ts'

export const sayersInMeeting = {
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
} satisfies Partial<Sayers>
