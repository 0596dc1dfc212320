/** Given, when, then: stories of a discussion under Bristol 2024, told with the real pack and the real calendar. */
import assert from 'node:assert/strict'
import { compileCalendar, type Instant, parseLocal } from '../src/calendar/index.ts'
import { type DiscussionCommand, type DiscussionEvent, decide, evolve } from '../src/discussion/decide.ts'
import { type By, type Discussion, initial } from '../src/discussion/discussion.ts'
import { type Gives, givenTo } from '../src/discussion/required/minutes/distribution.ts'
import { type Duty, duties } from '../src/discussion/required/duties/duties.ts'
import { isRefusal, type Refusal, type Rules } from '../src/discussion/happening.ts'
import type { Quorum } from '../src/discussion/required/seats/minimum.ts'
import { quorum } from '../src/discussion/required/seats/quorum.ts'
import { type Judgement, judge } from '../src/discussion/required/clocks/verdict.ts'
import { compileProcedure, readPack } from '../src/procedure/index.ts'
import { countingOf, openShelf } from '../src/shelf.ts'
import { readFile } from 'node:fs/promises'

const shelf = await openShelf()
const procedure = shelf.procedures.get('bristol/2024')
assert.ok(procedure, 'bristol/2024 cannot be used: run “quorate check”')

/** Bristol’s procedure of 2024 and the calendar it counts by. */
export const bristol: Rules = { procedure, calendar: shelf.calendarOf(procedure) }

const before = shelf.procedures.get('bristol/2019')
assert.ok(before, 'bristol/2019 cannot be used: run “quorate check”')
/** The same with one bank holiday more: one that was proclaimed later. */
export const withHoliday = (date: string, title = 'A day of mourning'): Rules['calendar'] =>
  compileCalendar(
    { ...shelf.holidays.division, events: [...shelf.holidays.division.events, { title, date }] },
    countingOf(procedure.pack),
    `with ${date}`,
  )

/** Bristol’s procedure of 2019, for discussions that begin before the authority moves to that of 2024. */
export const bristol2019: Rules = { procedure: before, calendar: shelf.calendarOf(before) }

/** Bristol’s procedure with one thing different, for what Bristol leaves unsaid; `change` gets and gives the text of the pack. */
export async function bristolBut(change: (pack: string) => string): Promise<Rules> {
  const text = await readFile(shelf.versions.get('bristol/2024')!.file, 'utf8')
  const changed = change(text)
  assert.notEqual(changed, text, 'the change found nothing to change')
  const read = readPack(changed, 'bristol/2024')
  assert.ok('pack' in read, 'problems' in read ? JSON.stringify(read.problems) : '')
  return { ...bristol, procedure: compileProcedure('bristol/2024', 'b'.repeat(64), read.pack) }
}

export const council = 'Children’s Social Care'
/** A team manager, who usually chairs. */
export const asha: By = { person: 'asha', name: 'Asha Verma', agency: council, grade: 'team-manager' }
/** A social worker, who asks. */
export const ian: By = { person: 'ian', name: 'Ian Okafor', agency: council, grade: 'social-worker' }
/** The police. */
export const petra: By = {
  person: 'petra',
  name: 'Petra Lund',
  agency: 'Police',
  grade: 'detective-sergeant',
}

/** A London moment, as people write it: `2026-01-13T09:00`. */
export function moment(local: string): Instant {
  const parsed = parseLocal(local)
  assert.ok('instant' in parsed, 'refusal' in parsed ? parsed.refusal : '')
  return parsed.instant
}

type StoryCommand = DiscussionCommand extends infer C
  ? C extends DiscussionCommand
    ? Omit<C, 'id' | 'at' | 'by'>
    : never
  : never

let asked = 0
/** A command at a London moment. */
export function at(local: string, told: StoryCommand, by: By = asha): DiscussionCommand {
  asked += 1
  return { id: `command ${asked}`, ...told, at: moment(local), by } as DiscussionCommand
}

type AskFor = Extract<StoryCommand, { type: 'AskForDiscussion' }>
/** Tuesday 13 January 2026, 09:40: a discussion about Ada (A, aged 9, at school), the risk seen at nine o’clock. */
export const askedFor = (but: Partial<AskFor> = {}, local = '2026-01-13T09:40'): DiscussionCommand =>
  at(
    local,
    {
      type: 'AskForDiscussion',
      reference: 'SD-0417',
      kind: 'initial',
      reason: 'A teacher saw a bruise.',
      form: {},
      facts: { harm: ['physical'] },
      urgency: 'two-working-days',
      children: [{ id: 'A', name: 'Ada Quillfeather', born: '2016-05-01', facts: { 'in-education': true } }],
      implicated: [],
      happened: [{ instant: 'risk-identified', at: moment('2026-01-13T09:00') }],
      ...but,
    },
    ian,
  )

export const socialWorker = {
  participant: 'ian',
  seat: 'social-worker',
  agency: council,
  person: 'ian',
  name: 'Ian Okafor',
}
export const police = {
  participant: 'petra',
  seat: 'police',
  agency: 'Police',
  person: 'petra',
  name: 'Petra Lund',
}
export const health = {
  participant: 'femi',
  seat: 'health',
  agency: 'Health',
  person: 'femi',
  name: 'Femi Adeyemi',
}

type Start = Extract<StoryCommand, { type: 'StartDiscussion' }>
/** Wednesday 14 January 2026, 15:00: the discussion starts online, Asha in the chair, the whole minimum present. */
export const started = (but: Partial<Start> = {}, local = '2026-01-14T15:00'): DiscussionCommand =>
  at(local, {
    type: 'StartDiscussion',
    chair: { person: 'asha', name: 'Asha Verma', grade: 'team-manager' },
    format: 'online',
    present: [socialWorker, police, health],
    ...but,
  })

export const spokenTo = (seat: string, local: string, agency = seat): DiscussionCommand =>
  at(local, { type: 'HoldConversation', seat, agency, words: 'Told us what they know.' })

export const decided = (
  outcome: string,
  but: { child?: string; reason?: string; decision?: string; at?: string } = {},
) =>
  at(but.at ?? '2026-01-14T15:40', {
    type: 'DecideOutcome',
    decision: but.decision ?? `${outcome} for ${but.child ?? 'A'}`,
    child: but.child ?? 'A',
    outcome,
    lines: [],
    ...(but.reason && { reason: but.reason }),
  })

export const ended = (local = '2026-01-14T16:00'): DiscussionCommand => at(local, { type: 'EndDiscussion' })
export const signed = (local = '2026-01-15T10:00', name = 'Asha Verma'): DiscussionCommand =>
  at(local, { type: 'SignMinutes', name, statements: ['I have read these minutes.'], digest: 'd'.repeat(64) })

/** A discussion as far as it has come, and what can be asked about it. */
export class Story {
  constructor(
    readonly rules: Rules,
    readonly discussion: Discussion,
    readonly events: readonly DiscussionEvent[],
  ) {}

  /** Something is asked for now. */
  when(command: DiscussionCommand): Then {
    return new Then(this, command, decide(command, this.discussion, this.rules))
  }
  /** More of the story, none of it refused. */
  and(...commands: DiscussionCommand[]): Story {
    return commands.reduce<Story>((story, command) => story.when(command).happens(), this)
  }
  /** It is moved to another version, and goes on under that. */
  movedTo(rules: Rules, local: string, reason = 'The new version asks for more.'): Then {
    const under = { ...rules, earlier: [...(this.rules.earlier ?? []), this.rules] }
    const { id, hash } = rules.procedure
    return new Story(under, this.discussion, this.events).when(
      at(local, { type: 'MoveToProcedure', procedure: { id, hash }, reason }),
    )
  }
  /** Its running dates are counted again by another calendar, and it goes on under that. */
  countedAgain(
    calendar: Rules['calendar'],
    local: string,
    { reason = 'A bank holiday was proclaimed.', seen = calendar.hash } = {},
  ): Then {
    return new Story({ ...this.rules, calendar }, this.discussion, this.events).when(
      at(local, { type: 'CountAgain', calendar: seen, reason }),
    )
  }
  clock(key: string, local: string): Judgement {
    return judge(key, this.discussion, this.rules, moment(local))
  }
  quorum(local: string): Quorum {
    return quorum(this.discussion, this.rules, moment(local))
  }
  duties(local: string): Duty[] {
    return duties(this.discussion, this.rules, moment(local))
  }
  duty(key: string, local: string): Duty {
    const found = this.duties(local).find(duty => duty.key === key)
    assert.ok(found, `there is no duty ${key}`)
    return found
  }
  gives(key: string, local = '2026-01-14T16:00'): Gives {
    return givenTo(key, this.discussion, this.rules, moment(local))
  }
}

/** What came of asking. */
export class Then {
  constructor(
    private readonly before: Story,
    private readonly command: DiscussionCommand,
    private readonly answer: DiscussionEvent[] | Refusal,
  ) {}

  /** Why not, where it was refused. */
  get refusal(): Refusal | undefined {
    return isRefusal(this.answer) ? this.answer : undefined
  }
  /** It happened: the story goes on from here. */
  happens(): Story {
    const { answer } = this
    if (isRefusal(answer)) assert.fail(`${this.command.type} was refused: ${answer.sentence} (${answer.why})`)
    const { rules, discussion, events } = this.before
    return new Story(rules, answer.reduce(evolve, discussion), [...events, ...answer])
  }
  /** It made exactly these events, in this order; a deadline is written `DeadlineStarted convene`. */
  makes(...expected: string[]): Story {
    const story = this.happens()
    const made = (this.answer as DiscussionEvent[]).map(event =>
      event.type === 'DeadlineStarted' ? `${event.type} ${event.deadline.key}` : event.type,
    )
    assert.deepEqual(made, expected)
    return story
  }
  /** It was refused, for this reason, and where one is given under this rule; a rule always comes with its source. */
  refuses(
    why: string,
    expected: { rule?: string; says?: RegExp; field?: string; instead?: RegExp } = {},
  ): Story {
    const { answer } = this
    assert.ok(isRefusal(answer), `${this.command.type} was not refused`)
    assert.equal(answer.why, why)
    assert.equal(answer.rule, expected.rule)
    assert.match(answer.sentence, expected.says ?? /^[A-Z“].+[.”]$/su)
    if (answer.rule) assert.ok(answer.source?.document && answer.source.section, 'a rule without its source')
    if (expected.field) assert.equal(answer.field, expected.field)
    if (expected.instead) assert.match(answer.instead ?? '', expected.instead)
    return this.before
  }
}

/** A discussion under Bristol 2024 to which all this has happened already. */
export const given = (...commands: DiscussionCommand[]): Story => givenUnder(bristol, ...commands)

/** The same under other rules. */
export const givenUnder = (rules: Rules, ...commands: DiscussionCommand[]): Story =>
  new Story(rules, initial('00000000-0000-7000-8000-00000000d417'), []).and(...commands)
