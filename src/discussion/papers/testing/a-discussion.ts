/** One discussion as it could have been in Bristol in January 2026: fictional people, and words that must not travel. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { calendarWith } from '../../../calendar/testing/england.ts'
import { compileProcedure, readPack } from '../../../procedure/index.ts'
import { type DiscussionCommand, decide, evolve } from '../../decide.ts'
import { type Discussion, initial } from '../../discussion.ts'
import { isRefusal, type Rules } from '../../happening.ts'
import { type Step, signature, steps } from './story.ts'

export { asha, canary } from './story.ts'

export const names = ['Ada', 'Bram', 'Quillfeather', 'Tobias', 'Grimshaw'] as const

export const bristol2024 = (): Rules => rulesOf('bristol/2024')

/** The rules of a pack that ships with the program, by its id. */
export function rulesOf(id: string): Rules {
  const file = `procedures/${id}.yaml`
  const text = readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8')
  const read = readPack(text, file)
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  const hash = createHash('sha256').update(text).digest('hex')
  return { procedure: compileProcedure(id, hash, read.pack), calendar: calendarWith() }
}

/** The agencies' names by their ids, as the phone book would give them. */
export const agencies: Readonly<Record<string, string>> = {
  council: 'Bristol City Council',
  police: 'Severn Valley Police (fictional)',
  sirona: 'Sirona safeguarding team (fictional)',
  oakfield: 'Oakfield Primary School (fictional)',
}

/** Tells the whole story, or more of it, or only how it was convened. @throws when the discussion refuses a step: the story is wrong then. */
export function aDiscussion(
  rules: Rules,
  more: { signed?: boolean; only?: 'convened'; later?: Step[] } = {},
): Discussion {
  const begins = steps.findIndex(([, , { type }]) => type === 'StartDiscussion')
  const story = more.only ? steps.slice(0, begins) : steps
  return tellSteps(rules, [...story, ...(more.signed ? [signature] : []), ...(more.later ?? [])])
}

/** Tells some steps and no others. @throws when the discussion refuses one. */
export function tellSteps(rules: Rules, told: readonly Step[]): Discussion {
  return told.reduce<Discussion>((discussion, [at, by, command], index) => {
    const asked = { ...command, id: `c-${index}`, at, by } as unknown as DiscussionCommand
    const events = decide(asked, discussion, rules)
    if (isRefusal(events)) throw new Error(`${command.type}: ${events.sentence}`)
    return events.reduce(evolve, discussion)
  }, initial('d-1'))
}
