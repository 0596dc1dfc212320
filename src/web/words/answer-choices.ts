/** What an invited person can answer, in their own words and as somebody else would note it for them. */
import type { Invitation } from '../../discussion/discussion.ts'
import type { Capacity, Coming, Information } from '../../discussion/people/participant.ts'
import { answerWords, informationWords } from '../../discussion/in-words/vocabulary.ts'
import { lowerFirst } from '../../english.ts'

/** Whether they come, and as what: one choice on a form, two answers in the record. */
type AnswerChoice = {
  readonly value: 'accepted' | 'informs' | 'deputy' | 'declined' | 'unavailable'
  readonly answer: Coming
  readonly capacity?: Capacity
  readonly mine: string
  readonly hint?: string
  readonly noted: string
}

export const answerChoices: readonly AnswerChoice[] = [
  {
    value: 'accepted',
    answer: 'accepted',
    capacity: 'decides',
    mine: 'I will come',
    hint: 'You can decide for your agency',
    noted: 'They come',
  },
  {
    value: 'informs',
    answer: 'accepted',
    capacity: 'informs',
    mine: 'I will come, only to give information',
    hint: 'Somebody who only gives information does not decide for the agency',
    noted: 'They come, only to give information',
  },
  {
    value: 'deputy',
    answer: 'deputy',
    mine: 'Somebody else comes for my agency',
    hint: 'Name them below. They are asked by name, at their own address',
    noted: 'Somebody else comes for them',
  },
  {
    value: 'declined',
    answer: 'declined',
    mine: 'I cannot come, and nobody else can',
    noted: 'They do not come',
  },
  {
    value: 'unavailable',
    answer: 'unavailable',
    mine: 'Not at this time, but at another',
    hint: 'Say below when',
    noted: 'They cannot at this time',
  },
]

/** What the agency knows: asked beside whether they come, and no answer to that. */
export const informationChoices: Readonly<Record<Information, { mine: string; noted: string }>> = {
  'none-known': {
    mine: 'Nothing is known to my agency about the child or the family',
    noted: 'Nothing is known to their agency',
  },
  sent: { mine: 'I have written below what we know', noted: 'They said what they know, written below' },
  'will-send': { mine: 'I will send it, or bring it', noted: 'They will send it, or bring it' },
}

/** The choice that stands on record; none for an answer from before a reply was two answers. */
export const choiceOf = ({ answer, capacity }: Invitation): AnswerChoice | undefined =>
  answerChoices.find(
    choice => choice.answer === answer && (choice.capacity ?? capacity) === (capacity ?? choice.capacity),
  )

/** What somebody answered, for those who look over it: “comes, only to give information; nothing known”. */
export function sayAnswered(one: Pick<Invitation, 'answer' | 'capacity' | 'information'>): string {
  const informs = one.capacity === 'informs' ? ', only to give information' : ''
  const coming = one.answer && `${answerWords[one.answer].now}${one.answer === 'accepted' ? informs : ''}`
  const said = [coming, one.information && lowerFirst(informationWords[one.information].alone)].filter(
    Boolean,
  )
  return said.join('; ') || 'no answer yet'
}
