/**
 * What one reader gets of a discussion. Every page, live part, preview, paper, copy and mail is made from this and from nothing
 * else, so that none of them can forget to ask. Built up: a field of a discussion that is not in the table cannot be compiled.
 *
 * Lines and actions that a reader may not have are not there at all. Where it is no secret that words are there (a duty is
 * answered, a decision is reasoned) the words alone are kept back, so that what is counted from them still counts.
 */
import type { Instant } from '../../calendar/index.ts'
import { heldBack, mayHave, type Reader, usual, type Word } from './audience.ts'
import type {
  Action,
  Answer,
  Child,
  Copy,
  Correction,
  Decision,
  Discussion,
  Implicated,
  Invitation,
  Line,
  Participant,
} from '../discussion.ts'
import { sameAgency } from '../people/names.ts'
import type { Asked } from '../people/participant.ts'

/** How one field of a discussion becomes what the reader gets of it. */
type Projections = {
  [Field in keyof Discussion]-?: (
    value: Exclude<Discussion[Field], undefined>,
    view: View,
  ) => Discussion[Field]
}
type View = {
  readonly reader: Reader
  readonly discussion: Discussion
  /** Whether the reader may have words of an audience (the usual one unless said), or wrote them. */
  readonly has: (word: Partial<Word>) => boolean
}

const asItIs = <T>(value: T): T => value

/** Words that stay in their place: for others, that they are kept back. */
const kept =
  <Field extends string>(field: Field) =>
  <T extends Readonly<Record<Field, string>> & Worded>(one: T, { has }: View): T =>
    has(wordOf(one)) ? one : { ...one, [field]: heldBack, heldBack: true }
type Worded = Partial<Pick<Word, 'audience'>> & { readonly by?: unknown }

const wordOf = ({ audience, by }: Worded): Partial<Word> => ({
  ...(audience !== undefined && { audience }),
  ...(typeof by === 'object' && by !== null && 'person' in by && { by: String(by.person) }),
})

/** Those who send copies, and those who look on, know to whom. */
const knowsCopies = ({ as }: Reader): boolean =>
  as.some(
    one =>
      one === 'oversight' ||
      one === 'record' ||
      one === 'convenor' ||
      one === 'chair' ||
      one === 'minute-taker',
  )

const keptReason = kept('reason')
const keptWords = kept('words')

const projections: Projections = {
  id: asItIs,
  reference: asItIs,
  number: asItIs,
  kind: asItIs,
  procedure: asItIs,
  moves: (all, view) => all.map(one => keptReason(one, view)),
  calendar: asItIs,
  overlay: asItIs,
  series: asItIs,
  requestedBy: asItIs,
  reason: (words, { has, discussion }) => (has(wordOf({ by: discussion.requestedBy })) ? words : ''),
  form: (form, { has, discussion }) => (has(wordOf({ by: discussion.requestedBy })) ? form : {}),
  facts: asItIs,
  urgency: (all, { has }) =>
    all.map(({ reason, ...one }) => ({
      ...one,
      ...(reason !== undefined && has(wordOf(one)) && { reason }),
    })),
  children: (all, view) => all.map(one => childFor(one, view)),
  implicated: (all, { has }) => (has({ audience: 'running' }) ? all : all.map(placeOnly)),
  happened: asItIs,
  threshold: keptReason,
  booking: (booking, view) => ({ ...booking, moves: booking.moves.map(one => keptReason(one, view)) }),
  participants: (all, view) => all.map(one => participantFor(one, view)),
  invitations: (all, view) => all.map(one => invitationFor(one, view)),
  chair: asItIs,
  minuteTaker: asItIs,
  appointed: asItIs,
  presence: asItIs,
  conversations: (all, { has }) =>
    all.map(({ words, ...one }) => ({ ...one, ...(words !== undefined && has(wordOf(one)) && { words }) })),
  agendaItem: asItIs,
  lines: (all, view) => all.flatMap(one => lineFor(one, view)),
  decisions: (all, view) => all.map(one => decisionFor(one, view)),
  actions: (all, view) => all.flatMap(one => actionFor(one, view)),
  answers: (all, view) =>
    Object.fromEntries(Object.entries(all).map(([key, answer]) => [key, answerFor(key, answer, view)])),
  safetyPlan: keptWords,
  departures: (all, view) => all.map(one => keptReason(one, view)),
  delays: (all, view) => all.map(one => keptReason(one, view)),
  deadlines: (all, view) =>
    all.map(({ target, recounted, ...one }) => ({
      ...one,
      ...(target && { target: keptWords(target, view) }),
      ...(recounted && { recounted: recounted.map(again => keptReason(again, view)) }),
    })),
  attestations: asItIs,
  versions: asItIs,
  copies: (all, view) => all.map(one => copyFor(one, view)),
  copyWords: (all, { has }) => (has({ audience: 'running' }) ? all : []),
  corrections: (all, view) => all.map(one => correctionFor(one, view)),
  escalations: (all, view) => all.map(one => keptReason(one, view)),
  concluded: keptReason,
  revision: asItIs,
  changed: asItIs,
}

/** The discussion as one reader gets it. */
export function wordsFor(discussion: Discussion, reader: Reader): Discussion {
  const view: View = {
    reader,
    discussion,
    has: ({ audience = usual, by }) => mayHave({ audience, by }, reader),
  }
  const fields = Object.entries(discussion).map(([field, value]) => {
    const project = projections[field as keyof Discussion] as (value: unknown, view: View) => unknown
    return [field, value === undefined ? undefined : project(value, view)]
  })
  return Object.fromEntries(fields) as Discussion
}

/**
 * Whether somebody may have every word that a paper made for another reader holds: what that reader gets of the discussion is the
 * same when it is made from what this one may have.
 *
 * @param when - when the paper was made, for one that was sent: who might have a line then may be others than now.
 */
export function mayHaveAllOf(discussion: Discussion, paper: Reader, reader: Reader, when?: Instant): boolean {
  const then = (one: Discussion): Discussion =>
    when === undefined
      ? one
      : { ...one, lines: one.lines.map(line => ({ ...line, audience: audienceAt(line, when) })) }
  const theirs = wordsFor(then(discussion), paper)
  return JSON.stringify(wordsFor(then(wordsFor(discussion, reader)), paper)) === JSON.stringify(theirs)
}

/** Who might have a line at some moment. */
const audienceAt = ({ audience, audienceWas }: Line, when: Instant): Line['audience'] =>
  audienceWas.find(one => one.until > when)?.audience ?? audience

/** A line as the reader gets it, and not there when they may not have it; an earlier text has an audience of its own. */
function lineFor(line: Line, { has }: View): Line[] {
  const { audience, by } = line
  if (!has({ audience, by: by.person })) return []
  return [
    { ...line, corrected: line.corrected.filter(one => has({ audience: one.audience, by: by.person })) },
  ]
}

function decisionFor({ reason, withdrawn, ...decision }: Decision, view: View): Decision {
  const { has, discussion } = view
  const readable = discussion.lines.filter(one => lineFor(one, view).length > 0).map(one => one.line)
  return {
    ...decision,
    lines: decision.lines.filter(one => readable.includes(one)),
    ...(reason !== undefined && (has(wordOf(decision)) ? { reason } : { reasonHeldBack: true as const })),
    ...(withdrawn && { withdrawn: keptReason(withdrawn, view) }),
    positions: decision.positions.map(({ words, ...position }) => ({
      ...position,
      ...(words !== undefined && has(wordOf(position)) && { words }),
    })),
  }
}

/** Whoever has to do it has it, whoever else may. */
function actionFor(action: Action, view: View): Action[] {
  const { has, reader } = view
  const theirs = sameAgency(action.agency, reader.agency)
  if (!theirs && !has(wordOf(action))) return []
  return [
    {
      ...action,
      ...(action.moved && { moved: action.moved.map(one => (theirs ? one : keptReason(one, view))) }),
      confirmations: action.confirmations.map(({ reason, ...one }) => ({
        ...one,
        ...(reason !== undefined && (theirs || has(wordOf(one))) && { reason }),
      })),
    },
  ]
}

/** Who stands in for somebody who is kept out tells that somebody is: those who run the discussion say it and know it. */
function answerFor(key: string, answer: Answer, view: View): Answer {
  if (!key.startsWith('substitute/')) return keptWords(answer, view)
  // It stands in the record in full too.
  if (view.reader.as.includes('record')) return answer
  return keptWords({ ...answer, audience: 'running' as const }, view)
}

/** What somebody replied, and why they are no longer asked, is for those who run the discussion, and their own. */
const invitationFor = (invitation: Invitation, view: View): Invitation =>
  askedFor(invitation, invitation.person, view)

/** The same of a participant, and why their coming and going was put right for those who take part. */
const participantFor = ({ invitation, stays, ...one }: Participant, view: View): Participant => ({
  ...one,
  ...(invitation && { invitation: askedFor(invitation, one.person, view) }),
  stays: stays.map(stay => ({
    ...stay,
    corrected: stay.corrected.map(was => (view.has({}) ? was : { ...was, reason: heldBack })),
  })),
})

function askedFor<A extends Asked>(
  { answerWords, withdrawn, ...asked }: A,
  person: string | undefined,
  { has }: View,
) {
  const running = { audience: 'running' as const, by: person }
  return {
    ...asked,
    ...(answerWords !== undefined && has(running) && { answerWords }),
    ...(withdrawn !== undefined && { withdrawn: has({ audience: 'running' }) ? withdrawn : 'withdrawn' }),
  }
}

/** Whoever only has a copy knows the child it is about. */
function childFor(child: Child, { has, discussion, reader }: View): Child {
  const about = discussion.copies.some(
    one => one.person !== undefined && one.person === reader.person && (one.child ?? child.id) === child.id,
  )
  if (has({})) return child
  return about ? withoutAddress(child) : { id: child.id, facts: child.facts }
}
const withoutAddress = ({ address: _address, ...child }: Child): Child => child

/** Enough to keep somebody out, and nothing of why. */
const placeOnly = ({ person, agency, role }: Implicated): Implicated => ({
  ...(person !== undefined && { person }),
  ...(agency !== undefined && { agency }),
  ...(role !== undefined && { role }),
})

function copyFor(copy: Copy, { reader }: View): Copy {
  if (knowsCopies(reader) || (copy.person !== undefined && copy.person === reader.person)) return copy
  const { recipient, child, gives, version, at } = copy
  return { recipient, gives, version, at, to: heldBack, ...(child !== undefined && { child }) }
}

/** What a recipient says is wrong is for whoever answers it, and stands in the record in full. */
function correctionFor(correction: Correction, { has, reader }: View): Correction {
  if (reader.as.includes('record') || has({ audience: 'running', by: correction.by.person }))
    return correction
  const { answer } = correction
  return { ...correction, text: heldBack, ...(answer && { answer: { ...answer, words: heldBack } }) }
}
