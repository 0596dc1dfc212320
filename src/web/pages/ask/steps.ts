/** The procedure’s own request form, dealt out to pages that can be answered in any order. */
import { compile } from '../../../procedure/conditions/compiled.ts'
import { type FactName, factEntry } from '../../../procedure/conditions/facts.ts'
import type { Field, Pack } from '../../../procedure/pack/pack.ts'
import { isStated } from '../../pieces/form-questions.ts'
import { capital } from '../../../english.ts'

type StepName =
  | 'children'
  | 'concern'
  | 'when'
  | 'urgency'
  | 'family'
  | 'asking'
  | 'agencies'
  | 'kept-out'
  | 'people'
export type Step = { step: StepName; title: string; hint: string; fields: readonly Field[] }

/** Fields with a page of their own kind; any other field of any pack goes to the concern. */
const placeOf: Readonly<Record<string, StepName>> = {
  children: 'children',
  'parents-carers': 'family',
  household: 'family',
  'other-children': 'family',
  'other-adults': 'family',
  'parents-aware': 'family',
  'parents-aware-reason': 'family',
  'communication-needs': 'family',
  locality: 'asking',
  team: 'asking',
  'social-worker': 'asking',
  'team-manager': 'asking',
  'service-manager': 'asking',
  'service-area': 'asking',
  'new-referral': 'agencies',
  'open-case': 'agencies',
  checks: 'agencies',
  attendees: 'agencies',
  'invite-paediatrician': 'agencies',
  'invite-sarc': 'agencies',
  referrer: 'agencies',
  agencies: 'agencies',
  'must-not-attend': 'kept-out',
}

const pages: readonly Omit<Step, 'fields'>[] = [
  { step: 'children', title: 'The children', hint: 'Who the concern is about' },
  { step: 'concern', title: 'The concern', hint: 'What has happened and what harm is suspected' },
  { step: 'when', title: 'When things happened', hint: 'Clocks count from these times' },
  { step: 'urgency', title: 'How urgent it is', hint: 'What the facts point to, and by when' },
  { step: 'family', title: 'Family and household', hint: 'Parents, carers and who lives there' },
  { step: 'asking', title: 'Who asks', hint: 'The team, its managers and where the request goes' },
  { step: 'agencies', title: 'Agencies', hint: 'Who raised it and who already works with the family' },
  { step: 'kept-out', title: 'Anybody who must not learn of it', hint: 'They are kept out everywhere' },
  { step: 'people', title: 'Who decides and takes the minutes', hint: 'They will see the request' },
]

/** Pages that ask something whatever the form is; the others are left out when a form has no question for them. */
const ofThemselves: readonly StepName[] = ['children', 'concern', 'when', 'urgency', 'kept-out', 'people']

/** The pages of a pack’s form, in the order they are offered. */
export function stepsOf(pack: Pack): Step[] {
  const fields = formFields(pack)
  return pages
    .map(page => ({
      ...page,
      fields: fields.filter(field => (placeOf[field.field] ?? 'concern') === page.step),
    }))
    .filter(page => page.fields.length > 0 || ofThemselves.includes(page.step))
}

/** The pack’s fields, and a question for each fact its urgency depends on that its form does not ask. */
export function formFields(pack: Pack): Field[] {
  const asked = pack.convene.request?.form.fields ?? placeholderFields
  return [
    ...asked,
    ...urgencyFacts(pack)
      .filter(fact => !asked.some(one => one.field === fact))
      .map(askFact),
  ]
}

/** Whether the form is one this program ships in the place of a document that was not supplied. */
export const isPlaceholder = (pack: Pack): boolean => pack.convene.request?.form.placeholder ?? true

/** The facts that decide the urgency and that somebody has to state. */
export function urgencyFacts(pack: Pack): FactName[] {
  const all = pack.convene.urgency.flatMap(one => compile(one.when).asks)
  return [...new Set(all)].filter(isStated)
}

function askFact(fact: FactName): Field {
  const { label, kind } = factEntry(fact)
  const sentence = capital(label)
  return kind === 'yes-no'
    ? { field: fact, label: `${sentence}?`, kind: 'yes-no', required: true }
    : { field: fact, label: sentence, kind: 'text', required: true }
}

/** What a request needs at the least, for a pack that brings no form. */
const placeholderFields: readonly Field[] = [
  { field: 'children', label: 'Which children is this about?', kind: 'children', required: true },
  { field: 'presenting-issue', label: 'What has happened?', kind: 'long-text', required: true },
  { field: 'reason', label: 'Why is a discussion needed?', kind: 'long-text', required: true },
  { field: 'agencies', label: 'Who already works with the family?', kind: 'people', required: true },
]
