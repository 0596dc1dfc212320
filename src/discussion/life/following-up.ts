/** The next discussion of a series: what it takes over from the one before. */
import { sayDay, london } from '../../calendar/index.ts'
import {
  type Action,
  type Child,
  type Discussion,
  endedAt,
  decisionsThatStand,
  type StatedFacts,
} from '../discussion.ts'
import type { Rules } from '../happening.ts'
import { outcomeLabel } from '../in-words/say-label.ts'
import { isBlocked } from '../people/kept-out.ts'
import { followUpDecision } from '../required/clocks/follow-up.ts'
import type { AskForDiscussion, CarriedAction } from './asking.ts'
import type { Invite } from './inviting.ts'
import type { Appoint } from './convening.ts'

const goesOn = (reference: string): string => `As in ${reference}, which this follows.`

/** Whether there is something to follow: it was held, and has ended. */
export const canBeFollowed = (discussion: Discussion): boolean => endedAt(discussion) !== undefined

/** Actions that nobody has said are done or not needed, and that no other discussion goes on with. */
export const openActions = ({ actions }: Discussion): Action[] =>
  actions.filter(({ confirmations }) => {
    const latest = confirmations.at(-1)
    return (
      latest?.status !== 'done' && latest?.status !== 'no-longer-needed' && latest?.carriedTo === undefined
    )
  })

/** What was decided, as the reason to meet again; a proposal, to be put into somebody’s own words. */
export function reasonToFollow(discussion: Discussion, rules: Rules): string {
  const held = endedAt(discussion)
  const decided = decisionsThatStand(discussion).map(one => {
    const child = discussion.children.find(found => found.id === one.child)
    return `${child?.name ?? `Child ${one.child}`}: ${outcomeLabel(one.outcome, rules)}.${one.reason ? ` ${one.reason}` : ''}`
  })
  return [
    `Follow-up of ${discussion.reference}${held ? `, held on ${sayDay(london(held).date)}` : ''}.`,
    ...(decided.length > 0 ? [`Decided then: ${decided.join(' ')}`] : ['Nothing was decided then.']),
    ...(discussion.answers[followUpDecision] ? [discussion.answers[followUpDecision].words] : []),
  ].join('\n')
}

/** What one meeting decided or was like; the next one begins without it. */
const ofThatMeeting: ReadonlySet<string> = new Set([
  'format',
  'out-of-hours',
  'follow-up-needed',
  'medical-needed',
  'consent-sought',
  'parents-contacted',
])
const still = (facts: StatedFacts): StatedFacts =>
  Object.fromEntries(Object.entries(facts).filter(([fact]) => !ofThatMeeting.has(fact)))

type Unsaid = 'id' | 'at' | 'by'

/**
 * The request for the discussion that follows, and what is done with it in the same breath.
 *
 * @param idOf - the id of the new invitation, made from that of the old one.
 */
export function followUp(
  discussion: Discussion,
  { reason, idOf }: { reason: string; idOf: (invitation: string) => string },
): {
  asked: Omit<AskForDiscussion, Unsaid>
  further: (Omit<Invite, Unsaid> | Omit<Appoint, Unsaid>)[]
} {
  const { reference, children, facts, form, implicated, series, chair, appointed } = discussion
  const askedAgain = new Set(askedBefore(discussion).map(one => one.invitation))
  const carried = openActions(discussion).map(
    ({ line: _line, at: _at, participant, ...action }): CarriedAction => ({
      ...action,
      ...(participant !== undefined && askedAgain.has(participant) && { participant: idOf(participant) }),
      from: reference,
    }),
  )
  const { minuteTaker } = appointed
  return {
    asked: {
      type: 'AskForDiscussion',
      reference: '',
      kind: 'follow-up',
      reason,
      form: { ...form },
      facts: still(facts),
      children: children.map((child): Child => ({ ...child, facts: still(child.facts) })),
      implicated: [...implicated],
      happened: [],
      series: { earlier: reference, count: (series?.count ?? 0) + 1 },
      ...(carried.length > 0 && { carried }),
    },
    further: [
      ...(chair?.person && chair.name && !isBlocked(implicated, chair)
        ? [
            {
              type: 'Appoint' as const,
              as: 'chair' as const,
              person: chair.person,
              name: chair.name,
              grade: chair.grade,
              // Whoever chaired may be the one who asks: it goes on as it was, and that is why.
              reason: goesOn(reference),
            },
          ]
        : []),
      ...(minuteTaker && !isBlocked(implicated, minuteTaker)
        ? [
            {
              type: 'Appoint' as const,
              as: 'minute-taker' as const,
              ...minuteTaker,
              reason: goesOn(reference),
            },
          ]
        : []),
      ...askedBefore(discussion).map(one => ({
        type: 'Invite' as const,
        invitation: { ...one, invitation: idOf(one.invitation) },
      })),
    ],
  }
}

/** Everybody who was asked and not taken off the list, as they are asked again. Nobody is told before a time is booked. */
export function askedBefore({ invitations, implicated }: Discussion): Invite['invitation'][] {
  return invitations
    .filter(one => !one.withdrawn && !isBlocked(implicated, one))
    .map(({ invitation, seat, agency, person, name, email, role, hasCaseSystemAccess }) => ({
      invitation,
      seat,
      agency,
      ...(person && { person }),
      ...(name && { name }),
      ...(email && { email }),
      ...(role && { role }),
      ...(hasCaseSystemAccess && { hasCaseSystemAccess }),
    }))
}
