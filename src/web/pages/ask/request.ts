/** From what was typed to what is asked: the fields of the pages become one request, and what is missing is said. */
import { type Instant, london } from '../../../calendar/index.ts'
import { impossibleBirth } from '../../../discussion/checks/plausible.ts'
import type { Asked } from '../../../conduct.ts'
import type { Child, StatedFacts } from '../../../discussion/discussion.ts'
import type { InstantName } from '../../../procedure/pack/clock.ts'
import { type FactName, factEntry } from '../../../procedure/conditions/facts.ts'
import type { Field, Pack } from '../../../procedure/pack/pack.ts'
import { compile } from '../../../procedure/conditions/compiled.ts'
import {
  factsOfChild,
  type WordsCompared,
  wordsCompared,
} from '../../../procedure/comparing/words-compared.ts'
import type { Fields, Problem } from '../../fields.ts'
import { childrenOf, fieldsOf, type Pages } from './draft.ts'
import { readMoment } from '../../moment-input.tsx'
import { type FindPerson, readKeptOut } from '../../pieces/kept-out.tsx'
import { factOf, sayChoice } from '../../pieces/form-questions.ts'
import { type Step, stepsOf } from './steps.ts'
import { readWordFact } from './word-fact.tsx'

export type Request = Omit<Extract<Asked, { type: 'AskForDiscussion' }>, 'type' | 'id' | 'at'>

/** What may be known of a child, asked as yes, no or not known. */
export const childFacts = {
  'in-education': 'Goes to a school, college or nursery',
  'in-care': 'In care',
  'in-hospital': 'In hospital',
  'protection-plan': 'Has a child protection plan',
} as const
export type ChildFact = keyof typeof childFacts

/** Asked in a way of their own on the child’s page. */
const askedApart: readonly FactName[] = ['unborn', 'born', 'in-education', 'education-setting']

/** What the rules of a pack ask about a child besides: yes or no, or one of the words they tell apart. */
export function moreChildFacts(pack: Pack): (WordsCompared & { yesNo: boolean })[] {
  return factsOfChild(pack)
    .filter(fact => !askedApart.includes(fact) && !Object.hasOwn(childFacts, fact))
    .map(fact => ({
      ...wordsCompared(fact, [pack.convene, pack.attend]),
      yesNo: factEntry(fact).kind === 'yes-no',
    }))
}

/** The moments a request can name; each pack’s clocks count from one of them. */
const moments: readonly { instant: InstantName; label: string; hint: string }[] = [
  {
    instant: 'information-received',
    label: 'When was the information first received?',
    hint: 'By anybody in your agency, however informally',
  },
  {
    instant: 'referral-received',
    label: 'When was the referral received?',
    hint: 'Leave empty if there was no referral',
  },
  {
    instant: 'risk-identified',
    label: 'When was the risk identified?',
    hint: 'When somebody first thought the child may be suffering, or likely to suffer, significant harm',
  },
]

/** Asked only where the clock for holding a discussion can count from it. */
const rarerMoments: typeof moments = [
  {
    instant: 'assessment-recommended',
    label: 'When did an assessment recommend it?',
    hint: 'Leave empty if this does not come from an assessment',
  },
  {
    instant: 'protective-action-taken',
    label: 'When was protective action taken?',
    hint: 'By police or social care, if one of them has already had to act. Leave empty if not',
  },
]

/** The moments a request under this pack can name. */
export function momentsOf(pack: Pack): typeof moments {
  const anchors = pack.convene.clocks
    .filter(clock => clock.clock === 'convene')
    .flatMap(({ from }) => (typeof from === 'string' ? [from] : from))
    .map(one => (typeof one === 'string' ? one : one.instant))
  return [...moments, ...rarerMoments.filter(one => anchors.includes(one.instant))]
}

/** One answer as it will stand in the request; undefined when nothing was answered. */
export function sayField(field: Field, fields: Fields): string | undefined {
  if (fields.raw(`${field.field}-none`) === 'yes') return 'None known'
  switch (field.kind) {
    case 'yes-no': {
      const said = fields.raw(field.field)
      return said === 'yes' ? 'Yes' : said === 'no' ? 'No' : said === 'not-known' ? 'Not known' : undefined
    }
    case 'choice': {
      const chosen = fields.all(field.field).filter(one => one !== '')
      return chosen.length === 0 ? undefined : chosen.map(sayChoice).join(', ')
    }
    case 'date':
      if (fields.raw(`${field.field}-unknown`) === 'yes') return 'Not known'
      return fields.date(field.field)
    case 'text':
    case 'long-text':
    case 'people':
    case 'children':
      return fields.text(field.field)?.trim()
  }
}

/** The questions of a page that are still open. Answers are asked for, never forced: protecting a child does not wait for a form. */
export const unanswered = (step: Step, pages: Pages): Field[] =>
  step.fields.filter(
    field =>
      field.required &&
      (field.kind === 'children'
        ? childrenOf(pages).length === 0
        : sayField(field, fieldsOf(pages, step.step)) === undefined),
  )

/** One child as typed; what was not said stays unknown. */
export function readChild(
  id: string,
  fields: Fields,
  pack: Pack,
  now: Instant,
): { child: Child; more: Record<string, string> } {
  const name = fields.text('name')?.trim()
  const unborn = fields.raw('unborn') === 'yes'
  const born = fields.date('born', 'Enter a real date of birth, like 27 3 2016.')
  const later = impossibleBirth({ id, ...(born && { born }), facts: { unborn } }, london(now).date)
  if (later) fields.wrong('born', [later.sentence, later.instead].join(' '))
  const address = fields.text('address')?.trim()
  const facts: StatedFacts = unborn ? { unborn: true } : {}
  for (const fact of Object.keys(childFacts) as ChildFact[]) {
    const said = fields.yesNo(fact)
    if (said !== undefined && !(unborn && fact === 'in-education')) facts[fact] = said
  }
  for (const told of moreChildFacts(pack)) {
    const said = told.yesNo ? fields.yesNo(told.fact) : readWordFact(told, fields)
    if (said !== undefined) Object.assign(facts, { [told.fact]: said })
  }
  const setting = fields.raw('education-setting')
  if (setting && facts['in-education']) facts['education-setting'] = setting
  const more = Object.fromEntries(
    [
      ['school', fields.text('school')],
      ['gp', fields.text('gp')],
      ['due', unborn ? born : undefined],
    ].flatMap(([key, words]) => (words ? [[`${key}/${id}`, words.trim()]] : [])),
  )
  return {
    child: {
      id,
      ...(name && { name }),
      ...(born && !unborn && { born }),
      ...(address && { address }),
      facts,
    },
    more,
  }
}

/** Everything typed so far as one request, with what is wrong on which page. */
export function readRequest(
  pages: Pages,
  pack: Pack,
  { now, findPerson }: { now: Instant; findPerson: FindPerson },
): { request: Request; problems: (Problem & { page: string })[] } {
  const problems: (Problem & { page: string })[] = []
  const note = (page: string, fields: Fields) => {
    for (const one of fields.problems) problems.push({ ...one, page })
  }
  const form: Record<string, string> = {}
  const facts: StatedFacts = {}
  for (const step of stepsOf(pack)) {
    const fields = fieldsOf(pages, step.step)
    for (const field of step.fields) {
      const said = sayField(field, fields)
      if (said !== undefined) form[field.field] = said
      const fact = factOf(field.field)
      if (fact) stateFact(facts, fact, field, fields)
    }
    note(step.step, fields)
  }
  const children = childrenOf(pages).map(({ id }) => {
    const fields = fieldsOf(pages, `child/${id}`)
    const { child, more } = readChild(id, fields, pack, now)
    Object.assign(form, more)
    note(`child/${id}`, fields)
    return child
  })
  const whenFields = fieldsOf(pages, 'when')
  const happened = momentsOf(pack).flatMap(({ instant }) => {
    const at = readMoment(whenFields, instant, { latest: now })
    return at === undefined ? [] : [{ instant, at }]
  })
  note('when', whenFields)
  const urgency = fieldsOf(pages, 'urgency').raw('urgency')
  return {
    request: {
      reference: '',
      kind: kindOf(form, pack),
      reason: form.reason ?? form['presenting-issue'] ?? '',
      form,
      facts,
      ...(pack.convene.urgency.some(one => one.class === urgency) && { urgency }),
      children,
      implicated: readKeptOut(fieldsOf(pages, 'kept-out'), findPerson),
      happened,
    },
    problems,
  }
}

function stateFact(facts: StatedFacts, fact: keyof StatedFacts & string, field: Field, fields: Fields): void {
  const { kind } = factEntry(fact)
  if (kind === 'yes-no') {
    const said = fields.yesNo(field.field)
    if (said !== undefined) facts[fact] = said
  } else if (kind === 'words') {
    const chosen = fields.all(field.field).filter(one => one !== '' && one !== 'not-known')
    if (chosen.length > 0) facts[fact] = [...chosen]
  } else {
    const said = fields.text(field.field)?.trim()
    const amount = Number(said)
    if (said !== undefined && kind === 'number' && Number.isFinite(amount)) facts[fact] = amount
    // A rule compares to a word as it writes it; the form shows the same word as a label.
    if (said !== undefined && kind === 'word' && said !== 'not-known')
      facts[fact] = field.kind === 'choice' ? wordOf(said) : said
  }
}

/** “Keighley and Shipley” as a rule writes it: keighley-and-shipley. */
const wordOf = (label: string): string =>
  label
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

/**
 * What kind of discussion this is, as far as the form says it and the pack knows it. A complex concern makes the first
 * discussion a complex one only where the pack says so; in other packs that is a second meeting, which follows.
 */
function kindOf(form: Readonly<Record<string, string>>, pack: Pack): string {
  const complexMeeting = pack.convene.urgency.some(one => compile(one.when).asks.includes('complex'))
  const knows = (kind: string) =>
    pack.convene.kinds.some(one => one.kind === kind) && !(kind === 'complex' && complexMeeting)
  if (form.complex === 'Yes' && knows('complex')) return 'complex'
  if (form['outside-family'] === 'Yes' && knows('extra-familial')) return 'extra-familial'
  return 'initial'
}
