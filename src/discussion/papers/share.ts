/** What one reader may have of a discussion. Built up from nothing: what is not taken in here cannot be printed. */
import type { Instant } from '../../calendar/index.ts'
import { isBlocked } from '../kept-out.ts'
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
import { unsignedCorrections } from '../required/corrections.ts'
import { type Duty, duties } from '../required/duties.ts'
import type { Rules } from '../happening.ts'
import { type Answered, answersOf } from './questions.ts'

/**
 * Who reads: `room` is the authority's own full record (chair, minute-taker, convenor); `police`, other `professionals`,
 * and `family`.
 */
export type Audience = 'room' | 'police' | 'professionals' | 'family'

/** One reader. `child`: gets only what is about this child; `agency`: whose own actions and lines are theirs in any case. */
export type Reader = { readonly audience: Audience; readonly agency?: string; readonly child?: string }

/** What a paper is told with. `agencies` names the agencies whose id is not a name. */
export type Telling = { readonly now: Instant; readonly agencies?: Readonly<Record<string, string>> }

export type SharedDecision = Decision & { reasonLeftOut: boolean }

export type Share = {
  readonly discussion: Discussion
  readonly rules: Rules
  /** The moment it is judged at: the signature's when there is one, so that a signed paper never changes. */
  readonly at: Instant
  /** The version these words are of; absent while they are a draft. */
  readonly signed?: number
  readonly hasEnded: boolean
  readonly reader: Reader
  readonly agency: (id: string) => string
  readonly children: readonly Child[]
  readonly invitations: readonly Invitation[]
  readonly presence: readonly Presence[]
  readonly reason?: string
  readonly lines: readonly Line[]
  /** A line's number in this paper: gaps would tell a reader that something is kept from them. */
  readonly numbers: ReadonlyMap<string, number>
  readonly decisions: readonly SharedDecision[]
  readonly actions: readonly Action[]
  readonly answers: readonly Answered[]
  /** What the procedure asks, as it stands at that moment. */
  readonly duties: readonly Duty[]
  readonly safetyPlan?: Discussion['safetyPlan']
}

export function share(discussion: Discussion, rules: Rules, reader: Reader, telling: Telling): Share {
  // Once a correction has changed the words, they are no longer those of the version that was signed.
  const reworded = unsignedCorrections(discussion).some(one => one.answer?.change)
  const version = reworded ? undefined : latestVersion(discussion)
  const at = version?.at ?? telling.now
  const children = discussion.children.filter(one => reader.child === undefined || one.id === reader.child)
  const others = discussion.children.filter(one => !children.includes(one))
  const fit = (...texts: (string | undefined)[]) =>
    !texts.some(text => text && namesAnyOf(others, children, text))
  const isTheirs = (child: string | undefined) =>
    reader.child === undefined || child === undefined || child === reader.child
  /** Words about the whole discussion may speak of any child in it, whether or not they name one. */
  const aboutAll = others.length === 0

  const lines = discussion.lines.filter(
    line =>
      maySee(line, reader) &&
      line.about.every(isTheirs) &&
      fit(line.text, line.speaker, line.source, ...line.corrected.map(one => one.text)),
  )
  const { safetyPlan } = discussion
  return {
    discussion,
    rules,
    at,
    ...(version && { signed: version.version }),
    hasEnded: endedAt(discussion) !== undefined,
    reader,
    agency: id => agencyName(id, rules, telling),
    children,
    invitations: discussion.invitations.filter(
      one => reader.audience === 'room' || !isBlocked(discussion.implicated, one),
    ),
    presence: discussion.presence.filter(
      one => reader.audience === 'room' || !isBlocked(discussion.implicated, one),
    ),
    ...(aboutAll && fit(discussion.reason) && { reason: discussion.reason }),
    lines: inOrderOfAgency(lines),
    numbers: new Map(inOrderOfAgency(lines).map((line, index) => [line.line, index + 1])),
    decisions: discussion.decisions
      .filter(one => isTheirs(one.child))
      .map(one => withoutWordsAboutOthers(one, fit)),
    actions: discussion.actions.filter(
      one =>
        isTheirs(one.child) &&
        (aboutAll || one.child !== undefined || one.agency === reader.agency) &&
        fit(one.what, one.howKnown),
    ),
    answers: answersOf(discussion, rules, at).filter(
      ({ child, answer, duty }) =>
        (child ? isTheirs(child.id) : aboutAll) &&
        fit(answer.words) &&
        (reader.audience === 'room' || duty !== 'substitute'),
    ),
    duties: duties(discussion, rules, at),
    ...(safetyPlan && aboutAll && fit(safetyPlan.words) && { safetyPlan }),
  }
}

/** A decision stays a decision and a position a position, even where the words for it speak of somebody else. */
function withoutWordsAboutOthers(one: Decision, fit: (text: string | undefined) => boolean): SharedDecision {
  const { reason, withdrawn, ...decision } = one
  return {
    ...decision,
    ...(reason && fit(reason) && { reason }),
    reasonLeftOut: !fit(reason),
    ...(withdrawn && {
      withdrawn: fit(withdrawn.reason) ? withdrawn : { ...withdrawn, reason: 'The reason is left out here.' },
    }),
    positions: one.positions.map(({ words, ...position }) => ({
      ...position,
      ...(words && fit(words) && { words }),
    })),
  }
}

/** Sensitivity is set by the agency that gave the line, and nobody else widens it. */
function maySee(line: Line, { audience }: Reader): boolean {
  if (audience === 'room' || audience === 'police') return true
  if (line.sensitivity === 'police-only') return false
  if (audience === 'professionals') return true
  return line.sensitivity === 'everyone' && line.kind !== 'intelligence'
}

/** Grouped by agency in the order in which the agencies first spoke. */
function inOrderOfAgency(lines: readonly Line[]): Line[] {
  const agencies = [...new Set(lines.map(line => line.agency))]
  return agencies.flatMap(agency => lines.filter(line => line.agency === agency))
}

/** Short words inside names (“de”, “Al”) would be found everywhere. */
const shortestName_letters = 3

/**
 * Whether a text names one of some children, by any part of the name that those it may speak of do not share.
 * A look-out, not a proof: it cannot know a nickname.
 */
export function namesAnyOf(others: readonly Child[], subjects: readonly Child[], text: string): boolean {
  const theirs = new Set(subjects.flatMap(nameParts))
  const said = new Set(wordsOf(text))
  return others
    .flatMap(nameParts)
    .some(part => part.length >= shortestName_letters && !theirs.has(part) && said.has(part))
}

const nameParts = (child: Child): string[] => wordsOf(child.name ?? '')
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/\p{L}+/gu) ?? []

function agencyName(id: string, { procedure }: Rules, { agencies }: Telling): string {
  const named = agencies?.[id] ?? procedure.seats.find(one => one.seat === id)?.label
  if (named) return named
  return /^[a-z0-9-]+$/.test(id) ? id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ') : id
}
