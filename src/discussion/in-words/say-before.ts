/** What happened before the meeting, in a sentence for each kind of event. */
import { sayDay, sayMoment } from '../../calendar/index.ts'
import { sayInstant } from '../../procedure/saying/say-instant.ts'
import { invitee, sayKeptOut, sayValue, seatLabel, urgencyLabel } from './say-label.ts'
import { type Piece, inWords, type Sayers } from './event-in-words.ts'
import { joined, plainly } from '../../english.ts'
import { answerWords, informationWords } from './vocabulary.ts'

export const sayersBefore = {
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
} satisfies Partial<Sayers>
