/** The seventy-two things in which procedures differ, and what one procedure says about each. Saying nothing is an answer. */
import { parametersBefore } from './parameters-before.ts'
import type { Procedure } from '../procedure.ts'
import {
  clocksOf,
  dutiesOf,
  itemsOf,
  type Parameter,
  parameter,
  withoutRule,
  type Statement,
  statement,
  speakingOf,
} from '../saying/statement.ts'
import { lowerFirst, plainly } from '../../english.ts'

export type { Parameter } from '../saying/statement.ts'

const bases = ['attendees', 'invitees', 'participants']
const outcome = ({ outcomes }: Procedure, name: string, words?: (label: string) => string): Statement[] =>
  outcomes.filter(one => one.outcome === name).map(one => statement(one, words?.(one.label)))
const deciding: Parameter[] = [
  parameter('P34', 'What can be decided', ({ outcomes }) =>
    outcomes.filter(one => one.force !== 'never').map(one => statement(one)),
  ),
  parameter('P35', 'What “joint” means', p => outcome(p, 'section-47-joint')),
  parameter('P36', 'Whether a conference is decided here', p =>
    p.outcomes
      .filter(one => one.outcome === 'conference')
      .map(one =>
        statement(
          one,
          one.force === 'never'
            ? `Prohibited. ${one.instead ?? ''}`.trim()
            : one.contingent
              ? `Noted, not decided: ${lowerFirst(one.contingent)}`
              : 'Allowed',
        ),
      ),
  ),
  parameter('P37', 'The Designated Officer (LADO)', p => [
    ...outcome(p, 'lado'),
    ...dutiesOf(p, 'lado-decision'),
  ]),
  parameter('P38', 'Reason when there is no medical', p =>
    dutiesOf(p, 'no-medical-reason', 'medical-advice-given'),
  ),
  parameter('P39', 'Reason when consent is not sought', p => dutiesOf(p, 'consent-rationale')),
  parameter('P40', 'Reason when parents are not told', p => dutiesOf(p, 'parents-not-contacted-reason')),
  parameter('P41', 'Reasons for decisions', p => [
    ...dutiesOf(p, 'decision-reasons', 'section-47-rationale'),
    ...p.outcomes
      .filter(one => one['needs-reason'])
      .map(one => statement(one, `${one.label}: with a reason`)),
  ]),
  parameter('P42', 'What an action says', ({ pack }) => pack.act.fields.map(one => statement(one))),
  parameter('P43', 'How agencies report on their actions', p => [
    ...(p.pack.act.confirmations
      ? [
          statement(
            p.pack.act.confirmations,
            [
              p.pack.act.confirmations.label,
              ...(p.pack.act.confirmations.statuses.length > 0
                ? [`one of ${p.pack.act.confirmations.statuses.map(one => plainly(one.status)).join(', ')}`]
                : []),
              ...(p.pack.act.confirmations['in-writing'] ? ['in writing'] : []),
            ].join('; '),
          ),
        ]
      : []),
    ...clocksOf(p, 'agency-confirmation'),
  ]),
  parameter('P44', 'Earlier actions are looked at first', p => [
    ...dutiesOf(p, 'earlier-actions-review', 'action-review', 'review-arrangement'),
    ...itemsOf(p, 'earlier-actions'),
  ]),
]

const after: Parameter[] = [
  parameter('P45', 'By when the child is seen', p => clocksOf(p, 'child-seen')),
  parameter('P46', 'By when a conference is held', p => clocksOf(p, 'conference')),
  parameter('P47', 'By when the assessment is finished', p => clocksOf(p, 'assessment')),
  parameter('P48', 'Where it is recorded', p => [
    ...dutiesOf(p, 'case-system-record', 'local-record', 'child-record', 'full-record', 'formal-record'),
    ...clocksOf(p, 'write-up'),
  ]),
  parameter('P49', 'By when the minutes are sent', p => clocksOf(p, 'minutes')),
  parameter('P50', 'By when the actions are sent', p => clocksOf(p, 'actions-table')),
  parameter('P51', 'Who gets the minutes', ({ recipients }) =>
    recipients.filter(one => bases.includes(one.recipient)).map(one => statement(one)),
  ),
  parameter('P52', 'Who always gets them too', ({ recipients }) =>
    recipients
      .filter(
        one =>
          !bases.includes(one.recipient) && one.via === undefined && one.recipient !== 'education-welfare',
      )
      .map(one => statement(one)),
  ),
  parameter('P53', 'A child who is not in education', ({ recipients }) =>
    recipients.filter(one => one.recipient === 'education-welfare').map(one => statement(one)),
  ),
  parameter('P54', 'Passing copies on', p => [
    ...p.recipients
      .filter(one => one.via !== undefined)
      .map(one => statement(one, `${one.label}, by way of ${plainly(one.via!)}`)),
    ...dutiesOf(p, 'onward-health'),
    ...withoutRule(
      p.pack.distribute['onward-default'] === 'silent'
        ? undefined
        : `Otherwise: ${plainly(p.pack.distribute['onward-default'])}`,
    ),
  ]),
  parameter('P55', 'Who need not be sent a copy', ({ pack }) =>
    pack.distribute.exempt ? [statement(pack.distribute.exempt)] : [],
  ),
  parameter('P56', 'Secure channels', ({ pack }) =>
    [...pack.distribute.channel, ...(pack['out-of-hours'].form ? [pack['out-of-hours'].form] : [])]
      .filter(one => /secure/i.test(one.label))
      .map(one => statement(one)),
  ),
  parameter('P57', 'Corrections', p => [
    ...clocksOf(p, 'corrections'),
    ...(p.pack.minutes.corrections ? [statement(p.pack.minutes.corrections)] : []),
  ]),
  parameter('P58', 'Who signs off', ({ pack: { minutes } }) =>
    minutes['sign-off'] ? [statement(minutes['sign-off'])] : [],
  ),
  parameter('P59', 'Verbatim notes', ({ pack }) =>
    pack.minutes.verbatim ? [statement(pack.minutes.verbatim)] : [],
  ),
  parameter('P60', 'Confidentiality', ({ pack }) => pack.minutes.confidentiality.map(one => statement(one))),
]

const beside: Parameter[] = [
  parameter('P61', 'Out of hours: who holds it', ({ pack }) =>
    pack['out-of-hours'].team ? [statement(pack['out-of-hours'].team)] : [],
  ),
  parameter('P62', 'Out of hours: the record', p => {
    const { record, form } = p.pack['out-of-hours']
    return [
      ...clocksOf(p, 'out-of-hours-record'),
      ...(record ? [statement(record)] : []),
      ...(form ? [statement(form)] : []),
    ]
  }),
  parameter('P63', 'What makes abuse complex', ({ pack: { complex } }) =>
    complex.definition
      ? [
          statement(
            complex.definition,
            complex.definition.children === undefined
              ? `${complex.definition.label} (no number is given)`
              : `${complex.definition.label}: ${complex.definition.children} or more children`,
          ),
        ]
      : [],
  ),
  parameter('P64', 'The group that oversees complex abuse', ({ pack }) => {
    const group = pack.complex['management-group']
    return group ? [statement(group), ...(group.barred ? [statement(group.barred)] : [])] : []
  }),
  parameter('P65', 'Who is told of complex abuse', p =>
    dutiesOf(p, 'complex-notification', 'need-to-know-notice'),
  ),
  parameter('P66', 'Extra planning points', ({ complexItems }) => complexItems.map(one => statement(one))),
  parameter('P67', 'Disagreement is recorded', ({ pack }) =>
    pack.escalate.dissent ? [statement(pack.escalate.dissent)] : [],
  ),
  parameter('P68', 'How a disagreement is taken further', ({ pack: { escalate } }) =>
    [...escalate.steps, ...escalate.duties].map(one => statement(one)),
  ),
  parameter('P69', 'How quality is watched', p => [
    ...clocksOf(p, 'observation', 'sign-off'),
    ...speakingOf(p, /\btrain(ed|ing)\b/i),
  ]),
  parameter('P70', 'Diversity, interpreters, adjustments', p =>
    speakingOf(p, /interpreter|ethnic|disab|divers|gender|language/i),
  ),
  parameter('P71', 'Interviewing children', p =>
    speakingOf(p, /\binterview(?!er|s? has)|achieving best evidence|\bABE\b|seen alone/i),
  ),
  parameter('P72', 'A child in hospital', p =>
    speakingOf(p, /\bin hospital\b|\bdischarge\b|meet at the hospital/i),
  ),
]

/** P01 to P72, in that order. */
export const parameters: readonly Parameter[] = [...parametersBefore, ...deciding, ...after, ...beside]
