/**
 * The closed set of facts a rule may ask about. A fact that nobody has stated is *unknown*, which is not false.
 * `of` says whose fact it is; `derived` facts are worked out from the record and never typed.
 */
export type FactKind = 'yes-no' | 'number' | 'word' | 'words'
type FactOf = 'discussion' | 'child' | 'person'
type FactEntry = {
  readonly kind: FactKind
  readonly of: FactOf
  readonly derived?: true
  readonly label: string
}

const given = (of: FactOf, kind: FactKind, label: string): FactEntry => ({ kind, of, label })
const derived = (of: FactOf, kind: FactKind, label: string): FactEntry => ({ kind, of, derived: true, label })

export const facts = {
  urgency: given('discussion', 'word', 'urgency class'),
  kind: given('discussion', 'word', 'kind of discussion'),
  format: given('discussion', 'word', 'format'),
  'out-of-hours': given('discussion', 'yes-no', 'held out of hours'),
  harm: given('discussion', 'words', 'kinds of harm suspected'),
  'serious-harm': given('discussion', 'yes-no', 'serious harm is alleged'),
  'risk-to-life': given('discussion', 'yes-no', 'there is a risk to life'),
  'serious-immediate-harm': given('discussion', 'yes-no', 'serious immediate harm is likely'),
  'immediate-safeguarding-needed': given('discussion', 'yes-no', 'immediate safeguarding action is needed'),
  'forensic-window': given('discussion', 'yes-no', 'the time to gather forensic evidence is limited'),
  'single-agency-acted': given('discussion', 'yes-no', 'police or social care have already had to act alone'),
  complex: given('discussion', 'yes-no', 'complex or organised abuse is identified'),
  abusers: given('discussion', 'number', 'number of suspected abusers'),
  'follow-up-needed': given('discussion', 'yes-no', 'a further discussion is needed'),
  'adult-needs': given('discussion', 'words', 'needs of adults in the household'),
  'service-area': given('discussion', 'word', 'service area that asks'),

  born: given('child', 'word', 'date of birth'),
  unborn: given('child', 'yes-no', 'the child is not yet born'),
  'in-education': given('child', 'yes-no', 'the child attends an education setting'),
  'education-setting': given('child', 'word', 'kind of education setting'),
  'in-care': given('child', 'yes-no', 'the child is in care'),
  'in-hospital': given('child', 'yes-no', 'the child is in hospital'),
  'protection-plan': given('child', 'yes-no', 'the child has a child protection plan'),
  injuries: given('child', 'yes-no', 'the child has injuries'),
  'urgent-medical': given('child', 'yes-no', 'an urgent medical is needed or done'),
  'sexual-abuse-disclosed': given(
    'child',
    'yes-no',
    'sexual abuse is disclosed or suspected by a professional',
  ),
  'youth-justice': given('child', 'word', 'youth justice involvement'),
  'concerns-substantiated': given(
    'child',
    'yes-no',
    'section 47 enquiries substantiate the concern, and significant harm is likely',
  ),
  area: given('child', 'word', 'area where the child lives'),

  'has-case-system-access': given('person', 'yes-no', 'can read the authority’s case system'),
  'information-only': given('person', 'yes-no', 'attends to give information only'),
  grade: given('person', 'word', 'grade'),

  day: derived('discussion', 'word', 'day of the discussion'),
  children: derived('discussion', 'number', 'number of children discussed'),
  booked: derived('discussion', 'yes-no', 'a meeting is booked'),
  held: derived('discussion', 'yes-no', 'the discussion has been held'),
  ended: derived('discussion', 'yes-no', 'the discussion has ended'),
  'chair-grade': derived('discussion', 'word', 'grade of the chair'),
  absent: derived('discussion', 'words', 'seats that must or should be filled and are not'),
  unavailable: derived('discussion', 'words', 'seats whose agency has answered that it cannot come'),
  'not-responded': derived(
    'discussion',
    'number',
    'number of those invited who neither came nor sent apologies',
  ),
  late: derived('discussion', 'words', 'clocks that have run out or were met late'),
  dissent: derived('discussion', 'yes-no', 'an agency disagrees with a decision'),
  'earlier-discussions': derived('discussion', 'number', 'discussions already held in this series'),
  'with-minute-taker': derived('discussion', 'yes-no', 'a minute-taker supports the chair'),
  age: derived('child', 'number', 'age in years on the day of the discussion'),
  'of-school-age': derived('child', 'yes-no', 'enrolled in a school or of compulsory school age'),
  outcomes: derived('child', 'words', 'what was decided'),
  'decisions-without-reason': derived('child', 'number', 'number of decisions that have no reason yet'),
  'section-47': derived('child', 'yes-no', 'section 47 enquiries are to start'),
  'medical-needed': derived('child', 'yes-no', 'a child protection medical is needed'),
  'consent-sought': derived('child', 'yes-no', 'consent was sought'),
  'parents-contacted': derived('child', 'yes-no', 'the parents were contacted'),
} as const satisfies Record<string, FactEntry>

export type FactName = keyof typeof facts
export const factNames = Object.keys(facts) as FactName[]
export const factEntry = (fact: FactName): FactEntry => facts[fact]

/** A fact's value; `undefined` is unknown. */
export type FactValue = boolean | number | string | readonly string[] | undefined
/** Looks a fact up. For a child's fact in a rule about the whole discussion, gives one value per child. */
export type Known = (fact: FactName) => FactValue

/** Where each fact lies in `Facts.values`. */
export const placeOf = Object.fromEntries(factNames.map((fact, place) => [fact, place])) as {
  readonly [fact in FactName]: number
}
/**
 * What is known, each fact in its numbered place. A fact is looked up when it is first asked for, and then kept: a list of
 * duties asks for the same few hundreds of times, and reading a place costs a tenth of finding a name.
 */
export class Facts {
  /** The number of the value in each place (`numberOf`): what questions go by. */
  readonly numbers = new Uint8Array(factNames.length)
  readonly #values: FactValue[] = []
  readonly #find: Known

  constructor(find: Known) {
    this.#find = find
  }

  /** The fact in a place, looked up if nobody has asked for it. Unknown is an answer, and is not asked for twice. */
  at(place: number): FactValue {
    if (this.numbers[place] !== unread) return this.#values[place]
    const found = this.#find(factNames[place]!)
    this.#values[place] = found
    this.numbers[place] = numberOf(place, found)
    return found
  }
}

/** How many numbers a fact's values may have; the last stands for every value that came when the others were taken. */
export const mostNumbers = 64
const unread = 0
export const anyOther = mostNumbers - 1
const firstFree = 1
const numbersGiven: readonly Map<FactValue, number>[] = factNames.map(() => new Map())

/**
 * The number of a value among those its fact has had since the program began, from 1. Facts have few values (yes, no, a
 * class, an age), so that what a question says of one is worked out once and then read (question.ts). Which number a value
 * has changes no answer.
 */
function numberOf(place: number, value: FactValue): number {
  const numbers = numbersGiven[place]!
  // A list is told from a word by its first character, which no word has.
  const key = typeof value === 'object' ? `\0${value.join('\0')}` : value
  const known = numbers.get(key)
  if (known !== undefined) return known
  const next = firstFree + numbers.size
  if (next >= anyOther) return anyOther
  numbers.set(key, next)
  return next
}
