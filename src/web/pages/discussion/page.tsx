import { sayDay } from '../../../calendar/index.ts'
import { endedAt, latestVersion, standing, startedAt } from '../../../discussion/discussion.ts'
import { type Duty, type DutyPhase, duties } from '../../../discussion/duties.ts'
import { expectedQuorum, quorum } from '../../../discussion/quorum.ts'
import { standingOf } from '../../../discussion/verdict.ts'
import { stageOf } from '../../../views/board.ts'
import { Framed } from '../../frame.tsx'
import { Button } from '../../govuk/button.tsx'
import { TaskList } from '../../govuk/task-list.tsx'
import { Card } from '../../pieces/card.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { StatusTag } from '../../pieces/status-tag.tsx'
import { sayDuty } from '../../say-duty.ts'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'
import { kindWords, stageWords } from '../work/page.tsx'

/** The discussion: what must happen next and by when, who is involved, what is known, what was decided, what was sent. */
export const discussionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference',
    async handle(visit): Promise<Answer> {
      const seen = await visit.see(visit.params.reference ?? '', 'discussion')
      return seen ? { page: <DiscussionPage visit={visit} seen={seen} /> } : nothing
    },
  },
]

const phases: readonly { phase: DutyPhase; words: string }[] = [
  { phase: 'convene', words: 'Before the discussion' },
  { phase: 'hold', words: 'At the discussion' },
  { phase: 'decide', words: 'Decisions for each child' },
  { phase: 'close', words: 'Closing' },
  { phase: 'send', words: 'Minutes and copies' },
  { phase: 'follow', words: 'Afterwards' },
]

function DiscussionPage({ visit, seen }: { visit: Visit; seen: Seen }) {
  const { discussion, rules } = seen
  const { now } = visit
  const all = duties(discussion, rules, now).filter(duty => duty.state !== 'not-applicable')
  const { reference } = discussion
  const stage = stageOf(discussion)
  const next = nextStep(seen, stage)
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'Strategy discussion',
        reference,
        at: 'work',
        capacity: capacityWords(seen, visit),
        breadcrumbs: [{ text: 'My work', href: '/work' }, { text: reference }],
        children: (
          <>
            <PageHeading
              caption={`${reference} · ${kindWords[discussion.kind] ?? discussion.kind}`}
              action={next && <Button href={next.href}>{next.words}</Button>}
            >
              {stageWords[stage]}
            </PageHeading>
            <div class="govuk-grid-row">
              <div class="govuk-grid-column-two-thirds">
                {phases.map(({ phase, words }) => (
                  <Tasks
                    words={words}
                    all={all.filter(duty => duty.phase === phase)}
                    reference={reference}
                    now={now}
                  />
                ))}
              </div>
              <div class="govuk-grid-column-one-third">
                <Clocks seen={seen} now={now} />
                <Children seen={seen} />
                <People seen={seen} now={now} />
                <Links seen={seen} />
              </div>
            </div>
          </>
        ),
      }}
    />
  )
}

function Tasks({
  words,
  all,
  reference,
  now,
}: {
  words: string
  all: Duty[]
  reference: string
  now: string
}) {
  if (all.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">{words}</h2>
      <TaskList
        items={all.map(duty => ({
          title: duty.child ? `${duty.label} (child ${duty.child})` : duty.label,
          href: placeOf(duty, reference),
          hint: hintOf(duty, now),
          status: <StatusTag state={duty.state} />,
        }))}
      />
    </section>
  )
}

function hintOf(duty: Duty, now: string): string {
  const due = duty.due || duty.day ? `By ${sayDuty(duty, now)}. ` : ''
  const by = duty.by ? `${duty.by}. ` : ''
  const because = duty.because ? `“${duty.because}” ` : ''
  const ask = duty.asks.length > 0 ? 'Something has to be said before this can be judged. ' : ''
  return `${due}${by}${because}${ask}${duty.rule}`
}

/** Where a duty is done. */
export function placeOf(duty: Duty, reference: string): string {
  const at = `/discussions/${reference}`
  if (duty.verdict !== undefined) return `${at}/clocks/${encodeURIComponent(duty.key)}`
  if (duty.duty.startsWith('attend/')) return `${at}/convene`
  if (duty.duty === 'action') return `${at}/actions`
  if (duty.duty === 'decide') return `${at}/decisions`
  if (duty.duty === 'sign-minutes') return `${at}/close`
  if (duty.duty.startsWith('substitute/')) return `${at}/copies`
  if (duty.duty === 'safety-plan') return `${at}/actions#safety-plan`
  return `${at}/answers/${encodeURIComponent(duty.key)}`
}

function nextStep({ discussion, may }: Seen, stage: string): { href: string; words: string } | undefined {
  const at = `/discussions/${discussion.reference}`
  if (stage === 'asked' && may('convene')) return { href: `${at}/convene`, words: 'Book the meeting' }
  if (stage === 'booked' || stage === 'in-progress') return { href: `${at}/room`, words: 'Open the room' }
  if (stage === 'held' && may('hold')) return { href: `${at}/close`, words: 'Read back and close' }
  if (stage === 'signed' && may('circulate')) return { href: `${at}/copies`, words: 'Send copies' }
  return undefined
}

export function capacityWords({ who, discussion }: Seen, visit: Visit): string {
  const words: Record<string, string> = {
    chair: 'Chair',
    'minute-taker': 'Minute-taker',
    convenor: 'Convenor',
    seat: visit.signedIn.person.agencyName,
    recipient: 'Recipient of a copy',
    oversight: 'Oversight',
  }
  const first = ['chair', 'minute-taker', 'convenor', 'seat', 'recipient', 'oversight'].find(one =>
    (who.capacities as string[]).includes(one),
  )
  return first ? `${words[first]} for ${discussion.reference}` : (visit.signedIn.person.roleTitle ?? '')
}

function Clocks({ seen: { discussion, rules }, now }: { seen: Seen; now: string }) {
  const keys = [...new Set(discussion.deadlines.map(one => one.key))]
  if (keys.length === 0) return null
  return (
    <Card title="Clocks">
      <ul class="govuk-list">
        {keys.map(key => {
          const stands = standingOf(key, discussion, rules, now)
          const rule = rules.procedure.clocks.find(one => one.id === stands.rule)
          return (
            <li>
              <a
                class="govuk-link"
                href={`/discussions/${discussion.reference}/clocks/${encodeURIComponent(key)}`}
              >
                {rule?.label}
              </a>
              <br />
              {stands.binding?.due ? (
                <Moment at={stands.binding.due}>{sayDuty({ ...stands.binding }, now)}</Moment>
              ) : (
                'no date set'
              )}{' '}
              · {verdictWords[stands.verdict]}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

export const verdictWords: Record<string, string> = {
  'not-started': 'has not started',
  running: 'running',
  met: 'met in time',
  'met-late-justified': 'met late, with the reason on record',
  'late-asap': 'met as soon as possible, with the reason on record',
  departure: 'late: a departure',
  breach: 'late: a breach',
  'target-missed': 'target missed',
  'not-applicable': 'does not apply',
  silent: 'the procedure is silent',
}

function Children({ seen: { discussion, rules } }: { seen: Seen }) {
  return (
    <Card title="Children">
      <ul class="govuk-list">
        {discussion.children.map(child => {
          const decided = standing(discussion).filter(one => one.child === child.id)
          return (
            <li>
              <strong>
                <span class="quorate-private">{child.name ?? `Child ${child.id}`}</span>
              </strong>
              {child.born && <>, born {sayDay(child.born)}</>}
              {child.facts.unborn && ', not yet born'}
              <br />
              {decided.length === 0
                ? 'Nothing is decided yet'
                : decided
                    .map(
                      one =>
                        rules.procedure.outcomes.find(o => o.outcome === one.outcome)?.label ?? one.outcome,
                    )
                    .join('; ')}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

function People({ seen: { discussion, rules }, now }: { seen: Seen; now: string }) {
  const held = startedAt(discussion) !== undefined || discussion.conversations.length > 0
  const state = held ? quorum(discussion, rules, now) : expectedQuorum(discussion, rules, now)
  const label = (seat: string) => rules.procedure.seats.find(one => one.seat === seat)?.label ?? seat
  const open = discussion.invitations.filter(one => !one.withdrawn)
  return (
    <Card title={state.met ? 'Quorate' : 'Not quorate'} look={state.met ? 'met' : 'late'}>
      <p class="govuk-body-s">
        {state.met
          ? held
            ? 'Every agency of the minimum takes part.'
            : 'Every agency of the minimum has accepted.'
          : `${held ? 'Missing' : 'Not yet accepted'}: ${state.missing.map(label).join('; ')}.`}
      </p>
      <ul class="govuk-list govuk-body-s">
        {open.map(one => (
          <li>
            {one.name ?? one.agency}, {one.agency}: {answerWords[one.answer ?? ''] ?? 'no answer yet'}
          </li>
        ))}
      </ul>
    </Card>
  )
}

export const answerWords: Record<string, string> = {
  accepted: 'comes',
  declined: 'cannot come',
  deputy: 'sends a deputy',
  'information-only': 'gives information only',
  unavailable: 'not available',
}

function Links({ seen: { discussion } }: { seen: Seen }) {
  const at = `/discussions/${discussion.reference}`
  const links = [
    { href: `${at}/convene`, words: 'Who is invited' },
    { href: `${at}/room`, words: 'The room' },
    { href: `${at}/decisions`, words: 'Decisions' },
    { href: `${at}/actions`, words: 'Actions and safety plan' },
    ...(endedAt(discussion) ? [{ href: `${at}/close`, words: 'Read back and sign' }] : []),
    ...(latestVersion(discussion) ? [{ href: `${at}/minutes`, words: 'Minutes' }] : []),
    { href: `${at}/copies`, words: 'Who gets a copy and why' },
    { href: `${at}/history`, words: 'History' },
    { href: '/procedure', words: 'The procedure' },
  ]
  return (
    <nav aria-label="Parts of this discussion">
      <ul class="govuk-list">
        {links.map(link => (
          <li>
            <a class="govuk-link" href={link.href}>
              {link.words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
