import { sameAgency } from '../../../discussion/people/names.ts'
import { sayDay } from '../../../calendar/index.ts'
import type { Action, Confirmation } from '../../../discussion/discussion.ts'
import type { Refusal } from '../../../discussion/happening.ts'
import { oddDay, oddDue } from '../../../discussion/checks/plausible.ts'
import type { Deed } from '../../../people/access.ts'
import { holds } from '../../../discussion/required/facts/known.ts'
import { clockOf } from '../../../discussion/required/under.ts'
import { judge } from '../../../discussion/required/clocks/verdict.ts'
import { compile } from '../../../procedure/conditions/compiled.ts'
import { type Asks, commandOf, doneFrom, formRoute, idIn } from '../../form.tsx'
import { isMeant } from '../../moment-input.tsx'
import { PartPage, runs } from '../../part.tsx'
import { type Answer, nothing, type Route, type Seen, type Visit } from '../../visit.ts'
import { AddAction, keyOf, peopleFor } from './add.tsx'
import { ActionList, actionsOf } from './list.tsx'
import { SafetyPlan } from './safety-plan.tsx'
import { ActionsTable } from '../../pieces/actions-table.tsx'
import { plural } from '../../../english.ts'

/** Actions: who does what by when and how we will know, what became of each, and how the child is kept safe meanwhile. */
export const actionsRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/actions',
    async handle(visit): Promise<Answer> {
      const seen = await open(visit)
      return seen ? { page: <Actions visit={visit} seen={seen} /> } : nothing
    },
  },
  formRoute<OnActions>({
    path: '/discussions/:reference/actions',
    open: visit => openTo(visit, 'agree-actions'),
    asks: agree,
    again,
    done: ({ seen }) => place(seen, 'agreed', 'actions'),
  }),
  formRoute<OnAction>({
    path: '/discussions/:reference/actions/confirm',
    open: openAction,
    asks: confirm,
    fieldOf: ({ field }, { action }) => `${field ?? 'status'}-${action.action}`,
    again,
    done: ({ seen, action }) => place(seen, 'confirmed', `action-${action.action}`),
  }),
  formRoute<OnAction>({
    path: '/discussions/:reference/actions/date',
    async open(visit) {
      const about = await openAction(visit)
      return about?.seen.may('agree-actions') ? about : undefined
    },
    asks: ({ visit, seen, action: { action } }) => {
      const { fields } = visit
      const to = fields.date(`to-${action}`)
      if (!to && fields.problems.length === 0) fields.wrong(`to-${action}`, 'Enter the new date.')
      if (to) isMeant(fields, `to-${action}`, oddDay(to, seen.rules.calendar), to)
      const reason = fields.needed(`why-${action}`, 'Say why the date moves, and who agreed to it.')
      return to ? { type: 'MoveActionDate', id: commandOf(visit), action, to, reason } : undefined
    },
    fieldOf: ({ field }, { action }) => `${field === 'reason' ? 'why' : 'to'}-${action.action}`,
    again,
    done: ({ seen, action }) => place(seen, 'moved', `action-${action.action}`),
  }),
  formRoute<OnActions>({
    path: '/discussions/:reference/actions/safety-plan',
    open: visit => openTo(visit, 'agree-actions'),
    asks: ({ visit, seen }) => {
      const { fields } = visit
      const words = fields.needed('words', 'Write how the child is kept safe: who does what, until when.')
      const until = fields.date('until')
      if (until) isMeant(fields, 'until', oddDue(until, seen.rules.calendar, visit.now), until)
      return { type: 'AgreeSafetyPlan', id: commandOf(visit), words, ...(until && { until }) }
    },
    fieldOf: ({ field }) => field ?? 'words',
    again,
    done: ({ seen }) => place(seen, 'safety-plan', 'safety-plan'),
  }),
]

const open = (visit: Visit) =>
  visit
    .see(visit.params.reference ?? '', 'actions', 'confirm-own-action')
    .then(async seen => seen ?? (await visit.see(visit.params.reference ?? '', 'actions')))

const doneWords: Record<string, string> = {
  agreed: 'The action is agreed and on record.',
  confirmed: 'What became of the action is on record.',
  moved: 'The date is moved, with the reason. The old date stays in the record.',
  'safety-plan': 'The safety plan is on record.',
}

function Actions(props: {
  visit: Visit
  seen: Seen
  refusal?: Refusal | undefined
  warnings?: readonly string[]
}) {
  const { visit, seen, refusal, warnings } = props
  const all = actionsOf(visit, seen)
  const late = all.filter(one => one.state === 'late').length
  const caption = `${seen.discussion.reference} · ${plural(all.length, 'action')}${late > 0 ? `, ${late} late` : ''}`
  return (
    <PartPage
      visit={visit}
      seen={seen}
      part="actions"
      title={seen.may('see') ? 'Actions and safety plan' : 'Your agency’s actions'}
      caption={caption}
      done={doneFrom(doneWords, visit)}
      problems={visit.fields.problems}
      refusal={refusal}
    >
      <ActionList visit={visit} seen={seen} all={all} />
      {seen.may('see') && <ActionsTable visit={visit} seen={seen} />}
      {seen.may('agree-actions') && <AddAction visit={visit} seen={seen} warnings={warnings ?? []} />}
      {seen.may('see') && <SafetyPlan visit={visit} seen={seen} />}
    </PartPage>
  )
}

type OnActions = { visit: Visit; seen: Seen }
type OnAction = OnActions & { action: Action }

async function openTo(visit: Visit, deed: Deed): Promise<OnActions | undefined> {
  const seen = await open(visit)
  return seen?.may(deed) ? { visit, seen } : undefined
}

/** The action a form confirms. Another agency’s action does not exist for a partner as something to confirm. */
async function openAction(visit: Visit): Promise<OnAction | undefined> {
  const about = await openTo(visit, 'confirm-own-action')
  const action = about?.seen.discussion.actions.find(one => one.action === visit.fields.raw('action'))
  const theirs = about && action && (runs(about.seen) || sameAgency(action.agency, about.seen.who.agency))
  return theirs ? { ...about, action } : undefined
}

function again({ visit, seen }: OnActions, refusal?: Refusal) {
  return <Actions visit={visit} seen={seen} refusal={refusal} />
}

const place = ({ discussion }: Seen, done: string, part: string): string =>
  `/discussions/${discussion.reference}/actions?done=${done}#${part}`

function agree({ visit, seen }: OnActions): Asks {
  const { fields } = visit
  const what = fields.needed('what', 'Write what will be done.')
  const listed = peopleFor(seen).find(one => keyOf(one) === fields.raw('owner'))
  const somebody = fields.text('owner-name')?.trim()
  const owner = somebody ?? listed?.name
  if (!owner)
    fields.wrong(
      'owner',
      'Choose who will do it, or write their name. An action without an owner is nobody’s.',
    )
  const agency = fields.text('agency')?.trim() ?? (somebody ? undefined : listed?.agency)
  if (owner && !agency) fields.wrong('agency', 'Say which agency they are from.')
  const due = fields.date('due')
  const howKnown = fields.text('how-known')
  const child = seen.discussion.children.find(one => one.id === fields.raw('child'))?.id
  const line = seen.discussion.lines.find(one => one.line === fields.raw('line'))?.line
  if (fields.problems.length > 0 || !owner || !agency) return undefined

  const warnings = warningsFor(visit, seen, { due, howKnown, child })
  if (warnings.length > 0 && fields.raw('warned') !== warnings.join(' '))
    return { first: <Actions visit={visit} seen={seen} warnings={warnings} /> }
  return {
    type: 'AgreeAction',
    id: commandOf(visit),
    action: idIn(visit, 'action'),
    what,
    owner,
    agency,
    ...(due && { due }),
    ...(howKnown && { howKnown }),
    ...(child && { child }),
    ...(line && { line }),
  }
}

/** What the procedure would miss in an action. Said once; the action is taken all the same. */
function warningsFor(
  { now }: Pick<Visit, 'now'>,
  { discussion, rules }: Pick<Seen, 'discussion' | 'rules'>,
  agreed: { due: string | undefined; howKnown: string | undefined; child: string | undefined },
): string[] {
  const given: Record<string, unknown> = { due: agreed.due, 'how-known': agreed.howKnown }
  const missing = rules.procedure.pack.act.fields
    .filter(one => one.field in given && !given[one.field])
    .filter(one => holds(compile(one.when), discussion, rules, now) === true)
    .map(one => `The procedure asks: ${one.label} (${one.id}).`)
  const { due, child } = agreed
  if (!due) return missing
  const early = oddDue(due, rules.calendar, now)
  const clocks = new Set(rules.procedure.pack.follow.clocks.map(one => one.clock))
  const next = [...new Set(discussion.deadlines.map(one => one.key))]
    .filter(
      key => clocks.has(key.split('/')[0]!) && (!key.includes('/') || !child || key.endsWith(`/${child}`)),
    )
    .map(key => judge(key, discussion, rules, now))
    .filter(one => one.verdict === 'running' && one.binding?.day !== undefined && one.binding.day < due)
    .sort((a, b) => (a.binding!.day! < b.binding!.day! ? -1 : 1))[0]
  const clock = next && clockOf(next, rules)
  const after = clock
    ? [`${sayDay(due)} is after “${clock.label}”, which is due ${sayDay(next.binding!.day!)} (${clock.id}).`]
    : []
  return [...missing, ...early, ...after]
}

const statuses: readonly Confirmation['status'][] = [
  'done',
  'by-date',
  'no-longer-needed',
  'further-discussion',
]

function confirm({ visit, seen, action: { action: id } }: OnAction): Asks {
  const { fields } = visit
  const status = statuses.find(one => one === fields.raw(`status-${id}`))
  if (!status) fields.wrong(`status-${id}`, 'Choose what became of the action.')
  const date = fields.date(`date-${id}`)
  const reason = fields.text(`reason-${id}`)
  const about = fields.raw('about')
  if (status === 'by-date' && !date) fields.wrong(`date-${id}`, 'Say by which date it will be done.')
  if (status === 'by-date' && date) isMeant(fields, `date-${id}`, oddDay(date, seen.rules.calendar), date)
  if (status === 'by-date' && !reason)
    fields.wrong(`reason-${id}`, 'Say why it is not done by the date that was agreed.')
  if (status === 'further-discussion' && !reason)
    fields.wrong(`reason-${id}`, 'Say what has to be discussed.')
  if (!status) return undefined
  return {
    type: 'ConfirmAction',
    id: commandOf(visit),
    action: id,
    status,
    ...(date && status === 'by-date' && { date }),
    ...(reason && { reason }),
    inWriting: fields.raw('in-writing') === 'yes',
    ...(/^\d{4}-\d\d-\d\d$/.test(about) && { about }),
  }
}
