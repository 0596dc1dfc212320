/** Running a worked case: what happened goes through the same deciders as the real thing, and what is expected is compared. */
import type { Instant } from '../calendar/index.ts'
import { type Discussion, initial } from '../discussion/discussion.ts'
import {
  type DiscussionCommand,
  type DiscussionEvent,
  decide,
  decideWhenever,
  evolve,
} from '../discussion/decide.ts'
import { deadlinesToStart } from '../discussion/required/clocks/deadlines.ts'
import { isRefusal, type Refusal, type Rules } from '../discussion/happening.ts'
import { type CaseHappening, caseWorker, type WorkedCase } from './case.ts'
import { commandFor } from './events.ts'
import { CaseFault, caseMoment } from './moment.ts'
import { askedFor, isUnderWay, underWay } from './start.ts'
import { type Expectation, expectations } from './expectations.ts'
import { pointedTo } from '../discussion/required/facts/urgency.ts'

export type CaseResult = { name: string; expectations: Expectation[] }

/**
 * Runs one case under a procedure. Times are London wall clock unless they carry an offset.
 *
 * @param first - the procedure the case names.
 * @param find - another version by its id, for a discussion that is `moved-to` it.
 * @throws CaseFault when the case itself cannot be read: what, where, what to write instead.
 */
export function runCase(
  worked: WorkedCase,
  first: Rules,
  find: (procedure: string) => Rules | undefined = () => undefined,
): CaseResult {
  const happened = worked.happened
  const moments = happened.map(one => caseMoment(one.at, `happened: ${one.kind}`))
  const last = moments.reduce<Instant | undefined>((a, b) => (a === undefined || b > a ? b : a), undefined)
  const now = worked.now === undefined ? (last ?? farBack) : caseMoment(worked.now, 'now')
  const refused = new Map<string, Refusal>()
  let rules = first

  let discussion = begin(worked, rules, moments[0] ?? now)
  happened.forEach((one, index) => {
    const under = one.kind === 'moved-to' ? movedTo(one, rules, find) : rules
    for (const command of commandFor(one, moments[index]!, discussion, under)) {
      const answer = decideAlready(command, discussion, under)
      if (isRefusal(answer)) refused.set(one.kind, answer)
      else {
        discussion = answer.reduce(evolve, discussion)
        rules = under
      }
    }
  })
  const kinds = new Set(happened.map(one => one.kind))
  const told = { discussion, rules, now, refused, happened: kinds }
  return { name: worked.name, expectations: expectations(worked.expect, told) }
}

/** The rules a case is moved to, with those it was under before. */
function movedTo(
  { fields }: CaseHappening,
  rules: Rules,
  find: (procedure: string) => Rules | undefined,
): Rules {
  const to = fields.to === undefined ? '' : String(fields.to)
  const found = find(to)
  if (!found)
    throw new CaseFault(`happened: moved-to: there is no procedure “${to}”. Say one such as bristol/2024.`)
  return { ...found, earlier: [...(rules.earlier ?? []), rules] }
}

/** A case without any moment still has one, so that facts can be asked about. */
const farBack = '2020-01-01T12:00:00.000Z'

function begin(worked: WorkedCase, rules: Rules, at: Instant): Discussion {
  const event = askedFor(worked, rules, at)
  const asked = withUrgency(evolve(initial('case'), event), rules, at)
  const told = { ...asked, happened: [] }
  return deadlinesToStart(told, rules, at).reduce<Discussion>(
    (so, deadline) =>
      evolve(so, { type: 'DeadlineStarted', at, by: caseWorker, deadline } satisfies DiscussionEvent),
    told,
  )
}

/** A case that does not say how urgent it is leaves that to the facts, when they point to one class. */
function withUrgency(asked: Discussion, rules: Rules, at: Instant): Discussion {
  if (asked.urgency.length > 0) return asked
  const [only, ...others] = pointedTo(asked, rules, at).classes
  if (only === undefined || others.length > 0) return asked
  return { ...asked, urgency: [{ class: only, at, by: caseWorker }] }
}

/**
 * A case tells only what matters to it, in any order that real life takes, so the stage is asked only of what is refused for its
 * stage in every telling: lines, arrivals and decisions without a discussion, and what comes after the signature.
 */
const asksStage: ReadonlySet<DiscussionCommand['type']> = new Set([
  'StartDiscussion',
  'Join',
  'HoldConversation',
  'RecordLine',
  'AnswerDuty',
  'DecideOutcome',
  'EndDiscussion',
  'SignMinutes',
  'MoveToProcedure',
])

/** A decision does not need a recorded start. */
function decideAlready(
  command: DiscussionCommand | { note: DiscussionEvent },
  discussion: Discussion,
  rules: Rules,
): DiscussionEvent[] | Refusal {
  if ('note' in command) return noted(command.note, discussion, rules)
  if (!asksStage.has(command.type)) return decideWhenever(command, discussion, rules)
  if (command.type !== 'DecideOutcome' || isUnderWay(discussion)) return decide(command, discussion, rules)
  const answer = decide(command, underWay(discussion, command), rules)
  if (isRefusal(answer)) return answer
  return answer
    .filter(event => event.type === 'OutcomeDecided')
    .flatMap(event => noted({ ...event, inquorate: false }, discussion, rules))
}

/** Something that simply happened, with the deadlines that begin because of it. */
function noted(note: DiscussionEvent, discussion: Discussion, rules: Rules): DiscussionEvent[] {
  const after = evolve(discussion, note)
  const { at, by } = note
  const begun = deadlinesToStart(after, rules, at).map(
    (deadline): DiscussionEvent => ({ type: 'DeadlineStarted', at, by, deadline }),
  )
  return [note, ...begun]
}
