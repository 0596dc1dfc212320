/**
 * Who may have a word. Every word of the record has one audience, decided where it is written; whatever shows, prints, sends
 * or lists it asks `mayHave`. Says nothing about who is in a discussion at all: that is the access decision, which comes first.
 */
import { sameAgency } from '../people/names.ts'

/**
 * Who may have a word:
 * `everyone`: it may go into any copy about the child it is about; `professionals`: everybody who takes part, and the copies
 * of professionals; `running`: who convenes, chairs or takes the minutes, and no document at all; `police`: police agencies,
 * and the chair and the minute-taker, who keep the record; `policeAnd`: the same with the agency that gave it, by its name.
 */
export type Audience = NamedAudience | { readonly policeAnd: string }
export type NamedAudience = 'everyone' | 'professionals' | 'running' | 'police'

/** The audiences of a line: what is said in the room is never for those who run it alone. */
export type LineAudience = Exclude<Audience, 'running'>

/** What lines said before there were audiences, as old entries have it. */
export type Sensitivity = 'everyone' | 'professionals' | 'police-only'

/**
 * As what somebody reads: what they are in the discussion, or what a paper is made for.
 *
 * `record`: the minutes in full, as they are signed; `copy`: a copy for a professional; `family`: a copy for the family;
 * `recipient`: somebody who has a copy and nothing else; `invited`: somebody who declined, and keeps what they wrote.
 */
export type Reading =
  | 'convenor'
  | 'chair'
  | 'minute-taker'
  | 'seat'
  | 'oversight'
  | 'recipient'
  | 'invited'
  | 'duty'
  | 'record'
  | 'copy'
  | 'family'

/** Whoever reads: a person in a discussion, or the person that a paper is made for. */
export type Reader = {
  /** Their id; none where nobody knows an account of theirs. */
  readonly person?: string
  /** Their agency, by the name it has in the record. */
  readonly agency?: string
  /** Whether that agency is a police force. */
  readonly police: boolean
  readonly as: readonly Reading[]
  /** Reads about this child alone. */
  readonly child?: string
}

/** A word as far as its audience goes. `by`: who wrote it, who can always read what they wrote. */
export type Word = { readonly audience: Audience; readonly by?: string | undefined }

type Has = true | false | 'when-police'
const nothing = { everyone: false, professionals: false, running: false, police: false } as const
const taking = { everyone: true, professionals: true, running: false, police: 'when-police' } as const
const keeping = { everyone: true, professionals: true, running: true, police: true } as const

/** The table itself: what each reads. The chair and the minute-taker answer for the record, so they read all of it. */
export const reads: Readonly<Record<Reading, Readonly<Record<NamedAudience, Has>>>> = {
  chair: keeping,
  'minute-taker': keeping,
  convenor: { ...taking, running: true },
  seat: taking,
  oversight: taking,
  copy: taking,
  record: { ...keeping, running: false },
  family: { ...nothing, everyone: true },
  recipient: nothing,
  invited: nothing,
  duty: nothing,
}

/** Whether somebody may have a word, and know that it is there. */
export function mayHave({ audience, by }: Word, reader: Reader): boolean {
  if (by !== undefined && by === reader.person) return true
  return reader.as.some(as => {
    const has = reads[as][typeof audience === 'string' ? audience : 'police']
    if (has !== 'when-police') return has
    return reader.police || (typeof audience === 'object' && sameAgency(audience.policeAnd, reader.agency))
  })
}

/** Whether somebody keeps the record: nothing in it is closed to them, so they may know how long it is. */
export const keepsRecord = ({ as }: Reader): boolean =>
  as.some(one => Object.values(reads[one]).every(has => has === true))

/** What was written before there were audiences had this one. */
export const audienceOfSensitivity = (given: Sensitivity): LineAudience =>
  given === 'police-only' ? 'police' : given

/** Words that nobody said an audience for are everybody's who takes part, as they always were. */
export const usual = 'professionals' satisfies Audience

/**
 * The audience that the kind of a line proposes: intelligence starts with the agency that gave it and the police; everything
 * else may go into the copies.
 *
 * @param agency - who gave it. @param ofPolice - whether that is a police force.
 */
export const proposedForKind = (kind: string, agency: string, ofPolice: boolean): LineAudience =>
  kind === 'intelligence' ? forPolice(agency, ofPolice) : 'everyone'

/** For the police, and for whoever gave it. */
export const forPolice = (agency: string, ofPolice: boolean): LineAudience =>
  ofPolice ? 'police' : { policeAnd: agency }

/** How far an audience reaches, the widest first; `running` lies beside the police, neither inside the other. */
const width = (audience: Audience): number =>
  typeof audience === 'object' ? 1 : { everyone: 3, professionals: 2, running: 1, police: 0 }[audience]

/**
 * The narrowest of some audiences: nobody outside any of them may have what draws on all of them. The usual one for nothing.
 */
export function narrowest(audiences: readonly LineAudience[]): LineAudience {
  const [first = usual, ...others] = [...audiences].sort((a, b) => width(a) - width(b))
  if (typeof first === 'string') return first
  // Two agencies that gave for the police each: only the police are in both.
  return others.some(one => typeof one === 'object' && !sameAgency(one.policeAnd, first.policeAnd))
    ? 'police'
    : first
}

export const isSameAudience = (one: Audience, other: Audience): boolean =>
  typeof one === 'object' && typeof other === 'object'
    ? sameAgency(one.policeAnd, other.policeAnd)
    : one === other

/** Whether somebody who had nothing of a word before would have it now. Where neither lies inside the other it counts as wider. */
export function isWider(now: LineAudience, before: LineAudience): boolean {
  return !isSameAudience(now, before) && !isSameAudience(narrowest([now, before]), now)
}

/** A line as far as who may have it goes: whose words they are, and who wrote them down. */
type Given = {
  readonly audience: Audience
  readonly agency: string
  readonly by: { readonly person: string }
}
const wordOf = ({ audience, by }: Given): Word => ({ audience, by: by.person })

/** Those who run a discussion may put right what anybody said in it, as far as they may read it. */
const running: readonly Reading[] = ['chair', 'minute-taker', 'convenor']
const runs = ({ as }: Reader): boolean => as.some(one => running.includes(one))
const gaveIt = (line: Given, reader: Reader): boolean =>
  sameAgency(line.agency, reader.agency) || line.by.person === reader.person

/** Whether somebody may correct or withdraw a line: who wrote it, the agency whose words they are, and those who run the discussion. */
export const mayCorrect = (line: Given, reader: Reader): boolean =>
  mayHave(wordOf(line), reader) && (gaveIt(line, reader) || runs(reader))

/** Whether somebody may give a line another audience. Only who gave it widens it; those who run the discussion may narrow it. */
export const mayChangeAudience = (
  line: Given & { readonly audience: LineAudience },
  to: LineAudience,
  reader: Reader,
): boolean =>
  mayHave(wordOf(line), reader) && (gaveIt(line, reader) || (runs(reader) && !isWider(to, line.audience)))

/** Words that come with their audience; the usual one where nobody decided. */
export type Worded = { readonly audience?: Audience }

/** The audience of some words as a member to spread; nothing where nobody decided. */
export const audienceIn = ({ audience }: Worded): Worded => (audience === undefined ? {} : { audience })

/** What stands in the place of words that somebody may not have, where it is no secret that words are there. */
export const heldBack = 'What was written here is kept for others.'
