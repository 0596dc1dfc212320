/** Asking for a correction, and answering it: an answer that accepts it says what the words read from then on. */
import { latestVersion } from '../../../discussion/discussion.ts'
import type { Refusal } from '../../../discussion/happening.ts'
import { commandOf, type Form, formRoute, idIn } from '../../form.tsx'
import type { Route, Seen, Visit } from '../../visit.ts'
import { ownCopies } from './about.tsx'
import { changeIn, choices, PutRight } from './put-right.tsx'

type OnMinutes = { visit: Visit; seen: Seen }
const open = async (visit: Visit, may: (seen: Seen) => boolean): Promise<OnMinutes | undefined> => {
  const seen = await visit.see(visit.params.reference ?? '', 'minutes', 'open-copy')
  return seen && may(seen) ? { visit, seen } : undefined
}
const place = ({ discussion }: Seen, done: string): string =>
  `/discussions/${discussion.reference}/minutes?done=${done}#corrections`

/** @param again - the page of the minutes, with what was typed and what is wrong. */
export const correctionRoutes = (again: Form<OnMinutes>['again']): readonly Route[] => [
  formRoute<OnMinutes>({
    path: '/discussions/:reference/minutes/correction',
    open: visit =>
      open(visit, seen => seen.may('ask-correction') && latestVersion(seen.discussion) !== undefined),
    asks: ({ visit, seen }) => ({
      type: 'AskCorrection',
      id: commandOf(visit),
      correction: idIn(visit, 'correction'),
      recipient: ownCopies(seen)[0]?.copy.recipient ?? seen.who.agency,
      text: visit.fields.needed('text', 'Write what is wrong and what it should say.'),
    }),
    again,
    done: ({ seen }) => place(seen, 'asked'),
  }),
  formRoute<OnMinutes>({
    path: '/discussions/:reference/minutes/answer',
    open: visit => open(visit, seen => seen.may('sign')),
    asks: about => {
      const { visit, seen } = about
      const { fields } = visit
      const id = fields.raw('correction')
      const accepted = fields.yesNo(`accepted-${id}`)
      const words = fields.needed(`words-${id}`, 'Write your answer to whoever asked.')
      if (accepted === undefined) fields.wrong(`accepted-${id}`, 'Say whether the correction is accepted.')
      const answer = { type: 'AnswerCorrection', id: commandOf(visit), correction: id, words } as const
      if (!accepted) return { ...answer, accepted: false }
      const found = chosen(about)
      if (!found) {
        fields.wrong(`change-${id}`, 'Choose which words it changes.')
        return undefined
      }
      const change = changeIn(visit, found.choice)
      if (change) return { ...answer, accepted: true, change }
      return fields.problems.length > 0
        ? undefined
        : { first: <PutRight visit={visit} seen={seen} {...found} chosen={found.choice} /> }
    },
    again: (about, refusal?: Refusal) => {
      const found = about.visit.fields.names().includes('text') ? chosen(about) : undefined
      return found ? (
        <PutRight {...about} correction={found.correction} chosen={found.choice} />
      ) : (
        again(about, refusal)
      )
    },
    done: ({ visit, seen }) =>
      place(seen, visit.fields.yesNo(`accepted-${visit.fields.raw('correction')}`) ? 'accepted' : 'declined'),
  }),
]

/** The correction that is answered, and the words that are chosen for it. */
function chosen({ visit, seen }: OnMinutes) {
  const id = visit.fields.raw('correction')
  const correction = seen.discussion.corrections.find(one => one.correction === id)
  const choice = choices(visit, seen).find(one => one.value === visit.fields.raw(`change-${id}`))
  return correction && choice && { correction, choice }
}
