/** What one reader may have of a discussion. Built up from nothing: what is not taken in here cannot be printed. */
import type { Instant } from '../../calendar/index.ts'
import type { Reader } from '../audience/audience.ts'
import { isBlocked } from '../people/kept-out.ts'
import {
  type Action,
  type Child,
  type Decision,
  type Discussion,
  type Invitation,
  type Line,
  endedAt,
  latestVersion,
  type Presence,
} from '../discussion.ts'
import { unsignedCorrections } from '../required/minutes/corrections.ts'
import { type Duty, duties } from '../required/duties/duties.ts'
import type { Rules } from '../happening.ts'
import { wordsFor } from '../audience/words-for.ts'
import { namesAnyOf, type WhyLeftOut, whyLeftOut } from './about-children.ts'
import { type Answered, answersOf } from './questions.ts'
import { capital, plainly } from '../../english.ts'

/** Who reads the minutes in full, as they are signed. */
export const wholeRecord: Reader = { as: ['record'], police: false }

/**
 * Who reads a copy.
 *
 * @param of - their agency and whether it is a police force; nothing for somebody who is in no phone book.
 * @param child - the child the copy is about, when it is about one.
 */
export const copyReader = (of: { agency?: string; police?: boolean }, child?: string): Reader => ({
  as: ['copy'],
  police: of.police ?? false,
  ...(of.agency !== undefined && { agency: of.agency }),
  ...(child !== undefined && { child }),
})

export const isRecord = ({ as }: Reader): boolean => as.includes('record')
export const isFamily = ({ as }: Reader): boolean => as.includes('family')

/** What a paper is told with. `agencies` names the agencies whose id is not a name. */
export type Telling = {
  readonly now: Instant
  readonly agencies?: Readonly<Record<string, string>>
  readonly copy?: CopyTelling
}

/** Whose copy it is, and what was written for it in the place of what it leaves out, and of the safety plan. */
export type CopyTelling = {
  readonly to: string
  readonly says?: string
  readonly planSays?: string
  readonly saidBy?: string
}

export type SharedDecision = Decision & { reasonLeftOut: boolean }

/** One thing that this reader does not get although they may have it, because it is, or may be, about another child. */
export type LeftOut = {
  readonly what: 'line' | 'reason' | 'decision-reason' | 'answer' | 'action'
  readonly why: WhyLeftOut
  readonly line?: Line
}

export type Share = {
  readonly discussion: Discussion
  readonly rules: Rules
  /** The moment it is judged at: the signature's when there is one, so that a signed paper never changes. */
  readonly at: Instant
  /** The version these words are of; absent while they are a draft. */
  readonly signed?: number
  readonly hasEnded: boolean
  readonly reader: Reader
  readonly copy?: CopyTelling
  readonly agency: (id: string) => string
  readonly children: readonly Child[]
  readonly invitations: readonly Invitation[]
  readonly presence: readonly Presence[]
  readonly reason?: string
  readonly lines: readonly Line[]
  readonly decisions: readonly SharedDecision[]
  readonly actions: readonly Action[]
  readonly answers: readonly Answered[]
  /** What the procedure asks, as it stands at that moment. */
  readonly duties: readonly Duty[]
  readonly safetyPlan?: Discussion['safetyPlan']
  /** The safety plan names a child whose copy this is not. It is theirs all the same. */
  readonly planNamesOthers: boolean
  readonly leftOut: readonly LeftOut[]
}

/** What a reader gets of a discussion for a paper. The discussion may be what somebody else gets of it already: then it is what both get. */
export function share(whole: Discussion, rules: Rules, reader: Reader, telling: Telling): Share {
  const discussion = wordsFor(whole, reader)
  // Once a correction has changed the words, they are no longer those of the version that was signed.
  const reworded = unsignedCorrections(whole).some(one => one.answer?.change)
  const version = reworded ? undefined : latestVersion(discussion)
  const at = version?.at ?? telling.now
  const children = discussion.children.filter(one => reader.child === undefined || one.id === reader.child)
  const others = discussion.children.filter(one => !children.includes(one))
  const leftOut: LeftOut[] = []
  const fit = (...texts: (string | undefined)[]) =>
    !texts.some(text => text && namesAnyOf(others, children, text))
  const isTheirs = (child: string | undefined) =>
    reader.child === undefined || child === undefined || child === reader.child
  /** Words about the whole discussion may speak of any child in it, whether or not they name one. */
  const aboutAll = others.length === 0
  /** Takes something in, or notes why not; what belongs to another child altogether is no part of this reader's story. */
  const take = (what: LeftOut['what'], why: WhyLeftOut | undefined, line?: Line): boolean => {
    if (why !== undefined) leftOut.push({ what, why, ...(line && { line }) })
    return why === undefined
  }
  const named = (...texts: (string | undefined)[]) => (fit(...texts) ? undefined : ('names-another' as const))

  const all = discussion.lines.filter(line => line.withdrawn === undefined)
  const lines = all.filter(line => take('line', whyLeftOut(line, children, others), line))
  const { safetyPlan } = discussion
  const planHad = safetyPlan !== undefined && !safetyPlan.heldBack
  return {
    discussion,
    rules,
    at,
    ...(version && { signed: version.version }),
    hasEnded: endedAt(discussion) !== undefined,
    reader,
    ...(telling.copy && { copy: telling.copy }),
    agency: id => agencyName(id, rules, telling),
    children,
    invitations: discussion.invitations.filter(
      one => isRecord(reader) || !isBlocked(discussion.implicated, one),
    ),
    presence: discussion.presence.filter(one => isRecord(reader) || !isBlocked(discussion.implicated, one)),
    ...(discussion.reason &&
      take('reason', aboutAll ? named(discussion.reason) : 'about-all') && { reason: discussion.reason }),
    lines: inOrderOfAgency(lines),
    decisions: discussion.decisions
      .filter(one => isTheirs(one.child))
      .map(one => {
        if (one.reason && !one.withdrawn) take('decision-reason', named(one.reason))
        return withoutWordsAboutOthers(one, fit)
      }),
    actions: discussion.actions.filter(one => {
      if (!isTheirs(one.child)) return take('action', 'about-others')
      if (!aboutAll && one.child === undefined && one.agency !== reader.agency)
        return take('action', 'about-all')
      return take('action', named(one.what, one.howKnown))
    }),
    answers: answersOf(discussion, rules, at)
      .filter(({ answer }) => !answer.heldBack)
      .filter(({ child, answer, duty }) => {
        if (duty === 'substitute' && !isRecord(reader)) return false
        // The plan has a section of its own, and belongs to every child.
        if (duty === 'safety-plan') return safetyPlan === undefined
        if (child ? !isTheirs(child.id) : !aboutAll)
          return take('answer', child ? 'about-others' : 'about-all')
        return take('answer', named(answer.words))
      }),
    duties: duties(discussion, rules, at),
    ...(planHad && { safetyPlan }),
    planNamesOthers: planHad && !fit(safetyPlan.words),
    leftOut,
  }
}

/** A decision stays a decision and a position a position, even where the words for it speak of somebody else. */
function withoutWordsAboutOthers(one: Decision, fit: (text: string | undefined) => boolean): SharedDecision {
  const { reason, withdrawn, ...decision } = one
  return {
    ...decision,
    ...(reason && fit(reason) && { reason }),
    reasonLeftOut: one.reasonHeldBack === true || !fit(reason),
    ...(withdrawn && {
      withdrawn: fit(withdrawn.reason) ? withdrawn : { ...withdrawn, reason: 'The reason is left out here.' },
    }),
    positions: one.positions.map(({ words, ...position }) => ({
      ...position,
      ...(words && fit(words) && { words }),
    })),
  }
}

/** Grouped by agency in the order in which the agencies first spoke. */
function inOrderOfAgency(lines: readonly Line[]): Line[] {
  const agencies = [...new Set(lines.map(line => line.agency))]
  return agencies.flatMap(agency => lines.filter(line => line.agency === agency))
}

function agencyName(id: string, { procedure }: Rules, { agencies }: Telling): string {
  const named = agencies?.[id] ?? procedure.seats.find(one => one.seat === id)?.label
  if (named) return named
  return /^[a-z0-9-]+$/.test(id) ? capital(plainly(id)) : id
}
