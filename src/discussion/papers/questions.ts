/** What the procedure asks to have put into words, and what was answered, under the question it answers. */
import type { Instant } from '../../calendar/index.ts'
import type { Answer, Child, Discussion } from '../discussion.ts'
import type { Rules } from '../happening.ts'
import { questionLabel } from '../in-words/say-question.ts'
import { askedBy } from '../required/duties/asked-by.ts'

export type Answered = {
  key: string
  duty: string
  label: string
  child?: Child
  answer: Answer
  after: string | undefined
}

/** Every answer on record, with the question as it was asked here. */
export function answersOf(discussion: Discussion, rules: Rules, at: Instant): Answered[] {
  return Object.entries(discussion.answers).map(([key, answer]) => {
    const [duty = key, of] = key.split('/')
    const child = discussion.children.find(one => one.id === of)
    return {
      key,
      duty,
      label: questionLabel(duty, child?.id, discussion, rules, at),
      ...(child && { child }),
      answer,
      after: askedBy(duty, child?.id, discussion, rules, at)?.after,
    }
  })
}
