/** What an invited person can answer, in their own words and as somebody else would note it for them. */
import type { Invitation } from '../../discussion/discussion.ts'

export type ReplyAnswer = NonNullable<Invitation['answer']>
export const answerChoices: readonly { answer: ReplyAnswer; mine: string; hint?: string; noted: string }[] = [
  { answer: 'accepted', mine: 'I will come', noted: 'They come' },
  {
    answer: 'deputy',
    mine: 'Somebody else comes for my agency',
    hint: 'Name them below. They must be able to decide for your agency',
    noted: 'Somebody else comes for them',
  },
  {
    answer: 'information-only',
    mine: 'I send information and do not come',
    hint: 'Information is welcome, and is not the same as being there',
    noted: 'They send information only',
  },
  { answer: 'declined', mine: 'I cannot come, and nobody else can', noted: 'They do not come' },
  {
    answer: 'unavailable',
    mine: 'Not at this time, but at another',
    hint: 'Say below when',
    noted: 'They cannot at this time',
  },
]
