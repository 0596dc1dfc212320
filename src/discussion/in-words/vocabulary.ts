/**
 * The words of the record in English, each once, in the forms it is said in: alone, as a cell or a label; and in a sentence,
 * after whoever or whatever it is said of. No page and no paper has words of its own for these.
 */
import { lowerFirst } from '../../english.ts'
import type { Confirmation, LineKind } from '../discussion.ts'
import type { Coming, Information } from '../people/participant.ts'
import type { Gives } from '../required/minutes/distribution.ts'
import type { Verdict } from '../required/clocks/verdict.ts'

type Forms = { readonly alone: string; readonly inSentence: string }

export const kindWords: Readonly<Record<LineKind, string>> = {
  fact: 'Fact',
  opinion: 'Professional opinion',
  'childs-words': 'The child’s words',
  'familys-words': 'The family’s words',
  intelligence: 'Intelligence',
}

/** `now`: for those who look over it before the meeting. */
export const answerWords: Readonly<Record<Coming, Forms & { readonly now: string }>> = {
  accepted: { alone: 'Accepted', inSentence: 'accepted', now: 'comes' },
  declined: { alone: 'Declined', inSentence: 'declined', now: 'cannot come' },
  deputy: { alone: 'Sends somebody else', inSentence: 'sends a deputy', now: 'sends a deputy' },
  'information-only': {
    alone: 'Sends information only',
    inSentence: 'gives information only',
    now: 'gives information only',
  },
  unavailable: { alone: 'Not available', inSentence: 'is not available', now: 'not available' },
}

export const informationWords: Readonly<Record<Information, Forms>> = {
  sent: { alone: 'Information sent', inSentence: 'has sent what the agency knows' },
  'none-known': { alone: 'Nothing known', inSentence: 'knows of nothing' },
  'will-send': { alone: 'Information to follow', inSentence: 'will send what the agency knows' },
}

export const confirmationWords: Readonly<Record<Confirmation['status'], Forms>> = {
  done: { alone: 'Done', inSentence: 'is done' },
  'by-date': { alone: 'Will be done by', inSentence: 'will be done by' },
  'no-longer-needed': { alone: 'No longer needed', inSentence: 'is no longer needed' },
  'further-discussion': { alone: 'Needs a further discussion', inSentence: 'needs another discussion' },
}

export const givesWords: Readonly<Record<Gives, Forms>> = {
  full: { alone: 'A copy of the minutes', inSentence: 'the minutes' },
  extract: { alone: 'An extract', inSentence: 'an extract' },
  notice: { alone: 'A notice, without a copy', inSentence: 'a notice' },
  access: { alone: 'No copy needed: reads the case system', inSentence: 'told where to read them' },
  blocked: { alone: 'No copy: kept out of this discussion', inSentence: 'blocked' },
  none: { alone: 'No copy', inSentence: 'none' },
  ask: { alone: 'Not settled yet', inSentence: 'ask' },
}

const verdictWords: Readonly<Record<Verdict, Forms>> = {
  'not-started': { alone: 'Has not started', inSentence: 'has not started' },
  running: { alone: 'Still running', inSentence: 'running' },
  met: { alone: 'In time', inSentence: 'met in time' },
  'met-late-justified': {
    alone: 'Late, with a reason the procedure allows',
    inSentence: 'met late, with the reason on record',
  },
  'late-asap': {
    alone: 'Late, and held as soon as possible afterwards',
    inSentence: 'met as soon as possible, with the reason on record',
  },
  departure: { alone: 'Not in time: a departure from the procedure', inSentence: 'late: a departure' },
  breach: { alone: 'Not in time: a breach of the procedure', inSentence: 'late: a breach' },
  'target-missed': { alone: 'Not in time: a target missed', inSentence: 'target missed' },
  'not-applicable': { alone: 'Not needed', inSentence: 'does not apply' },
  silent: { alone: 'The procedure gives no time', inSentence: 'the procedure gives no time' },
}

/** What it is called to miss something the overlay asks: the procedure was not departed from. */
const nationally: Readonly<Partial<Record<Verdict, Forms>>> = {
  departure: {
    alone: 'Not in time: a departure from national guidance',
    inSentence: 'late: a departure from national guidance',
  },
  breach: { alone: 'Not in time: national law was not kept', inSentence: 'late: national law was not kept' },
}

/** Whose clock it is: of the procedure, or of the overlay beside it. */
type OfClock = { readonly overlay?: string | undefined } | undefined
const wordsOfVerdict = (verdict: Verdict, rule: OfClock): Forms =>
  (rule?.overlay !== undefined && nationally[verdict]) || verdictWords[verdict]

/** How a deadline stands, in a sentence. */
export const sayVerdict = (verdict: Verdict, rule: OfClock): string =>
  wordsOfVerdict(verdict, rule).inSentence

/** The same alone, as in a cell of a paper. */
export const verdictAlone = (verdict: Verdict, rule: OfClock): string => wordsOfVerdict(verdict, rule).alone

/** A kind of line inside a sentence. */
export const kindInSentence = (kind: LineKind): string => lowerFirst(kindWords[kind])
