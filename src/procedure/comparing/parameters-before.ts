/** What procedures differ in before anything is decided: asking, convening, who comes, the agenda (P01 to P33). */
import { sayCondition } from '../conditions/condition.ts'
import type { Procedure } from '../procedure.ts'
import {
  clocksOf,
  dutiesOf,
  type Parameter,
  parameter,
  withoutRule,
  type Statement,
  statement,
  sayGrades,
  speakingOf,
} from '../saying/statement.ts'
import { sayAnchor } from '../saying/say-instant.ts'
import { joined, lowerFirst, plainly } from '../../english.ts'

const convening = ({ clocks }: Procedure) => clocks.filter(one => one.clock === 'convene')
const rolesOf = ({ seats }: Procedure, seat: string): Statement[] =>
  seats
    .filter(one => one.seat === seat && one.roles.length > 0)
    .map(one =>
      statement(
        { ...one, when: undefined },
        joined(
          one.roles.map(({ label }) => label),
          'or',
        ),
      ),
    )
const byGrade = (
  procedure: Procedure,
  by: 'anyone' | 'silent' | readonly string[] | undefined,
): Statement[] => {
  const { request } = procedure.pack.convene
  if (request === undefined || by === undefined || by === 'silent') return []
  return [statement(request, by === 'anyone' ? 'Anyone' : sayGrades(procedure, by as readonly string[]))]
}
const isComplex = (when: unknown): boolean => JSON.stringify(when ?? '').includes('"kind":"complex"')

const asking: Parameter[] = [
  parameter('P01', 'Period, and the law it cites', ({ pack: { about } }) => [
    ...withoutRule(about['in-force'].from && `In force from ${about['in-force'].from}`),
    ...withoutRule(about.law.join('; ') || undefined),
  ]),
  parameter('P02', 'Kinds of discussion, and their names', ({ kinds }) => kinds.map(one => statement(one))),
  parameter('P03', 'When a discussion is held at all', ({ pack }) =>
    pack.convene.gate.map(one => statement(one)),
  ),
  parameter('P04', 'Who may ask', p => [
    ...byGrade(p, p.pack.convene.request?.['asked-by']),
    ...speakingOf(p, /\bany (agency|professional)\b.*\b(ask|brings? about)/i),
  ]),
  parameter('P05', 'Who decides that the threshold is met', p =>
    byGrade(p, p.pack.convene.request?.['decided-by']),
  ),
  parameter('P06', 'The request form', ({ pack: { convene } }) =>
    convene.request === undefined
      ? []
      : [
          statement(
            { ...convene.request, placeholder: convene.request.form.placeholder },
            `${convene.request.label}: ${convene.request.form.fields.length} fields`,
          ),
        ],
  ),
  parameter('P07', 'Where a request goes', ({ pack: { convene } }) =>
    (convene.request?.routes ?? []).map(one => statement({ ...convene.request!, when: one.when }, one.label)),
  ),
  parameter('P08', 'Urgency classes', ({ urgency }) =>
    urgency.map(one => statement({ ...one, when: undefined }, `${one.label}: ${lowerFirst(one.clock)}`)),
  ),
  parameter('P09', 'What makes it urgent', ({ urgency }) =>
    urgency
      .filter(one => one.when !== undefined)
      .map(one => statement({ ...one, when: undefined }, `${one.label}, when ${sayCondition(one.when!)}`)),
  ),
  parameter('P10', 'The first clock for holding it', p => clocksOf(p, 'convene').slice(0, 1)),
  parameter('P11', 'The other clocks for holding it', p => clocksOf(p, 'convene').slice(1)),
  parameter('P12', 'The clock of a complex meeting', p => clocksOf(p, 'complex-meeting')),
  parameter('P13', 'What those clocks count from', p =>
    convening(p).map(one => statement({ ...one, when: undefined }, sayAnchor(one.from))),
  ),
  parameter('P14', 'When lateness can be justified', p => [
    ...convening(p).flatMap(one =>
      one.excuse
        ? [statement(one, `${one.excuse.ground} (said by ${sayGrades(p, one.excuse.by)})`)]
        : one['as-soon-as-possible-after']
          ? [statement(one, 'As soon as possible afterwards, with a recorded reason')]
          : [],
    ),
    ...dutiesOf(p, 'late-reason'),
  ]),
  parameter('P15', 'Times of day that can be booked', ({ pack }) =>
    pack.convene.slots ? [statement(pack.convene.slots, pack.convene.slots.times.join(', '))] : [],
  ),
  parameter('P16', 'How long a meeting may last', p => clocksOf(p, 'meeting-length')),
  parameter('P17', 'Who agrees to move or cancel', p =>
    p.pack.convene.moves
      ? [statement(p.pack.convene.moves, sayGrades(p, p.pack.convene.moves['agreed-by']))]
      : [],
  ),
]

const attending: Parameter[] = [
  parameter('P18', 'The minimum, always', ({ seats }) =>
    seats.filter(one => one.minimum && one.when === undefined).map(one => statement(one)),
  ),
  parameter('P19', 'Who may come for health', p => rolesOf(p, 'health')),
  parameter('P20', 'Who may come for the police', p => rolesOf(p, 'police')),
  parameter('P21', 'Who must come in some cases', ({ seats }) =>
    seats
      .filter(one => one.when !== undefined && (one.minimum || one.force === 'must'))
      .map(one => statement(one)),
  ),
  parameter('P22', 'Who else is invited or considered', p => [
    ...p.seats.filter(one => !one.minimum && one.force !== 'must').map(one => statement(one)),
    ...p.pack.attend.duties
      .filter(one => /-considered$|professionals|partners|agencies/.test(one.duty))
      .map(one => statement(one)),
  ]),
  parameter('P23', 'When the minimum may be missing', ({ seats }) =>
    seats.flatMap(one => (one.absence ? [statement(one.absence)] : [])),
  ),
  parameter('P24', 'What is asked when it is not quorate', p =>
    dutiesOf(p, 'below-minimum-reason', 'non-responder-route').concat(
      p.duties
        .filter(one => one.duty === 'follow-up-decision' && JSON.stringify(one.when ?? '').includes('absent'))
        .map(one => statement(one)),
    ),
  ),
  parameter('P25', 'How senior those who attend are', ({ pack: { attend } }) =>
    attend.seniority
      ? [
          statement(
            attend.seniority,
            `${attend.seniority.label}. Somebody who only gives information: ${attend.seniority['information-only']}`,
          ),
        ]
      : [],
  ),
  parameter('P26', 'One person for each agency', ({ pack: { attend } }) =>
    attend['one-per-agency'] ? [statement(attend['one-per-agency'])] : [],
  ),
  parameter('P27', 'Who may chair', p =>
    p.chairs.filter(one => !isComplex(one.when)).map(one => chair(p, one)),
  ),
  parameter('P28', 'Who may chair a complex discussion', p =>
    p.chairs.filter(one => isComplex(one.when)).map(one => chair(p, one)),
  ),
  parameter('P29', 'Which rank an agency sends', p =>
    p.ranks.map(one =>
      statement(one, `${plainly(one.seat)}: at least ${sayGrades(p, [one['at-least'], ...one.or])}`),
    ),
  ),
  parameter('P30', 'Formats', ({ formats }) =>
    formats.filter(one => !one['separate-conversations']).map(one => statement(one)),
  ),
  parameter('P31', 'Separate conversations', p => [
    ...p.formats.filter(one => one['separate-conversations']).map(one => statement(one)),
    ...dutiesOf(p, 'format-rationale'),
  ]),
  parameter('P32', 'Venue', p => speakingOf(p, /\bvenue\b|meet at the hospital/i)),
  parameter('P33', 'Agenda', ({ agenda }) => agenda.map(one => statement(one))),
]

/** P01 to P33, in that order. */
export const parametersBefore: readonly Parameter[] = [...asking, ...attending]

function chair(p: Procedure, one: Procedure['chairs'][number]): Statement {
  const attested = one.attested.map(
    ({ grade, experience }) => `${sayGrades(p, [grade])} with ${plainly(experience)} on record`,
  )
  const standIns = one['stand-ins'].length > 0 ? [`else ${sayGrades(p, one['stand-ins'])}`] : []
  return statement(one, [sayGrades(p, one.grades, one['or-above']), ...attested, ...standIns].join('; '))
}
