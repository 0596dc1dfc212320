import { type Asked, askedOfRunning, readAsked } from './pack/asked.ts'
import { compile } from './conditions/compiled.ts'
import type { Overlay } from './overlay.ts'
import type { DutyRule, Outcome, Pack, Recipient, Seat } from './pack/pack.ts'
import { type Ready, type ReadyClock, ready } from './conditions/ready.ts'
import { type FoundRule, walkPack } from './pack/walk.ts'

export type ReadySeat = Ready<Omit<Seat, 'absence'>> & {
  readonly absence?: Ready<NonNullable<Seat['absence']>>
}

export type ReadyDuty = Ready<DutyRule> & {
  /** Of whom it is asked: `only-by` where the words are kept for certain grades, else `by`; without either, whoever runs it. */
  readonly askedOf: readonly Asked[]
}

type ReadyGroup = Ready<NonNullable<Pack['complex']['management-group']>>
type ReadyForm = Ready<NonNullable<Pack['out-of-hours']['form']>>

/**
 * A pack made ready to run: what the discussion asks of it, gathered from its chapters.
 * `id` is folder and file (`bristol/2024`); `hash` the sha256 of the file's bytes, in hex.
 */
export type Procedure = {
  readonly id: string
  readonly hash: string
  readonly pack: Pack
  readonly clocks: readonly ReadyClock[]
  readonly duties: readonly ReadyDuty[]
  readonly seats: readonly ReadySeat[]
  readonly ranks: readonly Ready<Pack['attend']['ranks'][number]>[]
  readonly managementGroup?: ReadyGroup
  readonly recordForm?: ReadyForm
  readonly chairs: readonly Ready<Pack['attend']['chairs'][number]>[]
  readonly formats: readonly Ready<Pack['convene']['formats'][number]>[]
  readonly kinds: readonly Ready<Pack['convene']['kinds'][number]>[]
  readonly urgency: readonly Ready<Pack['convene']['urgency'][number]>[]
  readonly agenda: readonly Ready<Pack['agenda']['items'][number]>[]
  readonly complexItems: readonly Ready<Pack['complex']['items'][number]>[]
  readonly outcomes: readonly Ready<Outcome>[]
  readonly recipients: readonly Ready<Recipient>[]
  /** How strongly each rule is meant, by its id. */
  readonly forces: ReadonlyMap<string, FoundRule['rule']['force']>
  /** Each grade with every grade it stands above, near or far. */
  readonly above: ReadonlyMap<string, ReadonlySet<string>>
  /** What binds everybody in England, where the authority has adopted it. Its clocks stand among `clocks`, marked as its own. */
  readonly overlay?: Overlay
}

export function compileProcedure(id: string, hash: string, pack: Pack): Procedure {
  const chapters = [
    pack.convene,
    pack.act,
    pack.minutes,
    pack.follow,
    pack['out-of-hours'],
    pack.complex,
    pack.quality,
  ]
  const withDuties = [...chapters, pack.attend, pack.decide, pack.distribute, pack.escalate]
  const { 'management-group': group } = pack.complex
  const { form } = pack['out-of-hours']
  return {
    id,
    hash,
    pack,
    clocks: chapters
      .flatMap(chapter => chapter.clocks ?? [])
      .map(clock => {
        const standsDown = clock['stands-down-when']
        return { ...ready(clock), ...(standsDown && { standsDown: compile(standsDown) }) }
      }),
    duties: withDuties
      .flatMap(chapter => chapter.duties)
      .map(rule => ({ ...ready(rule), askedOf: askedOf(rule, pack) })),
    seats: pack.attend.seats.map(({ absence, ...seat }) => ({
      ...ready(seat),
      ...(absence && { absence: ready(absence) }),
    })),
    ranks: pack.attend.ranks.map(ready),
    ...(group && { managementGroup: ready(group) }),
    ...(form && { recordForm: ready(form) }),
    chairs: pack.attend.chairs.map(ready),
    formats: pack.convene.formats.map(ready),
    kinds: pack.convene.kinds.map(ready),
    urgency: pack.convene.urgency.map(ready),
    agenda: pack.agenda.items.map(ready),
    complexItems: pack.complex.items.map(ready),
    outcomes: pack.decide.outcomes.map(ready),
    recipients: pack.distribute.recipients.map(ready),
    forces: new Map(walkPack(pack).rules.map(({ rule }) => [rule.id, rule.force])),
    above: gradesAbove(pack.attend.grades),
  }
}

function askedOf({ by, 'only-by': only }: DutyRule, pack: Pack): readonly Asked[] {
  const words = only ?? (by === undefined ? [] : [by])
  return words.length === 0 ? askedOfRunning : readAsked(words, pack)
}

/** The same procedure with an overlay's clocks beside its own. Nothing of the pack changes, and no silence is filled. */
export const beside = (procedure: Procedure, overlay: Overlay): Procedure => ({
  ...procedure,
  overlay,
  clocks: [...procedure.clocks, ...overlay.clocks],
  forces: new Map([...procedure.forces, ...overlay.clocks.map(({ id, force }) => [id, force] as const)]),
})

function gradesAbove(grades: Pack['attend']['grades']): Map<string, Set<string>> {
  const directly = new Map(grades.map(({ grade, above }) => [grade, above]))
  const reach = (grade: string, seen: Set<string>): Set<string> => {
    for (const below of directly.get(grade) ?? [])
      if (!seen.has(below)) {
        seen.add(below)
        reach(below, seen)
      }
    return seen
  }
  return new Map(grades.map(({ grade }) => [grade, reach(grade, new Set())]))
}
