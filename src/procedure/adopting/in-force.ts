import { daysFrom, type LocalDate } from '../../calendar/index.ts'
import { suggest } from '../reading/spelling.ts'
import type { Problem } from '../reading/problem.ts'
import type { Procedure } from '../procedure.ts'
import type { At } from '../reading/yaml.ts'

/** Before and after every date that a pack could name. */
const [firstDay, lastDay] = ['0000-01-01', '9999-12-31']

type Dated = { readonly pack: Procedure['pack'] }
const fromOf = ({ pack }: Dated): LocalDate => pack.about['in-force'].from ?? firstDay
const toOf = ({ pack }: Dated): LocalDate => pack.about['in-force'].to ?? lastDay

/** The authority a procedure belongs to: the folder its versions lie in (`bristol` of `bristol/2024`). */
export const authorityOf = (id: string): string => id.split('/')[0]!

/**
 * The version of an authority's procedure that is in force on a day: from its first day to its last, both included.
 *
 * @param versions - every version of one authority.
 * @returns the version, the later one where two overlap (`check` refuses that, unless one replaces the other); or, in a sentence, that there is none.
 */
export function inForce(versions: readonly Procedure[], on: LocalDate): Procedure | { gap: string } {
  const found = versions
    .filter(version => fromOf(version) <= on && on <= toOf(version))
    .sort((a, b) => (fromOf(a) < fromOf(b) ? 1 : -1))[0]
  if (found) return found
  const authority = versions[0]?.pack.about.authority
  if (authority === undefined) return { gap: `No procedure is known for this authority.` }
  const before = versions
    .filter(version => toOf(version) < on)
    .sort((a, b) => (toOf(a) < toOf(b) ? 1 : -1))[0]
  const after = versions
    .filter(version => fromOf(version) > on)
    .sort((a, b) => (fromOf(a) > fromOf(b) ? 1 : -1))[0]
  const ended = before && `${before.id} ended on ${toOf(before)}`
  const begins = after && `${after.id} begins on ${fromOf(after)}`
  const why = [ended, begins].filter(said => said !== undefined).join(' and ')
  return { gap: `No procedure of ${authority} is in force on ${on}: ${why}.` }
}

/**
 * A procedure an authority has taken on; `from` is its own first day under it, which need not be the pack’s. One that two
 * people adopted is of exactly the bytes with that `hash`; without one it is the version of that name that ships with the program.
 */
export type Adoption = { readonly id: string; readonly from?: LocalDate; readonly hash?: string }

/**
 * The procedure an authority follows on a day, among those it has adopted. Its own dates come first: the latest adoption
 * that has begun is followed until the next begins, whatever the packs say of their own last days. Adoptions without a
 * date go by the dates of the packs.
 *
 * @param find - the procedure with an id (and a hash); an adoption of one that cannot be found counts for nothing.
 * @returns the procedure; or, in a sentence, that there is none.
 */
export function followed(
  adoptions: readonly Adoption[],
  find: (id: string, hash?: string) => Procedure | undefined,
  on: LocalDate,
): Procedure | { gap: string } {
  const latest = adoptions
    .filter(({ id, from, hash }) => from !== undefined && from <= on && find(id, hash) !== undefined)
    .sort((a, b) => (a.from! < b.from! ? 1 : -1))[0]
  if (latest) return find(latest.id, latest.hash)!
  const undated = adoptions.filter(({ from }) => from === undefined)
  return inForce(
    undated.flatMap(({ id, hash }) => find(id, hash) ?? []),
    on,
  )
}

/** A version of a procedure with the way to point into its file. */
export type Version = { readonly id: string; readonly pack: Procedure['pack']; readonly at: At }

/** Days on which two versions of one authority are in force, or none between two of them; versions said to be replaced that are not there. */
export function checkVersions(all: readonly Version[]): Problem[] {
  return [...replacingNothing(all), ...daysApart(all)]
}

function replacingNothing(all: readonly Version[]): Problem[] {
  return all.flatMap(({ id, pack, at }) => {
    const replaced = pack.about['in-force'].replaces
    const others = all.filter(one => one.id !== id && authorityOf(one.id) === authorityOf(id))
    if (replaced === undefined || others.some(one => one.id === replaced)) return []
    const known = suggest(
      replaced,
      others.map(one => one.id),
    )
    return [
      at(
        ['about', 'in-force', 'replaces'],
        `there is no version "${replaced}" beside it to replace.${known}`,
      ),
    ]
  })
}

function daysApart(all: readonly Version[]): Problem[] {
  const byAuthority = Map.groupBy(all, ({ id }) => authorityOf(id))
  return [...byAuthority.values()].flatMap(versions => {
    const inOrder = [...versions].sort((a, b) => (fromOf(a) + a.id < fromOf(b) + b.id ? -1 : 1))
    return inOrder.flatMap((later, place) => {
      const earlier = inOrder[place - 1]
      if (!earlier) return []
      const path =
        later.pack.about['in-force'].from === undefined
          ? ['about', 'in-force']
          : ['about', 'in-force', 'from']
      if (takesThePlaceOf(earlier, later)) return []
      if (toOf(earlier) >= fromOf(later)) return [later.at(path, sayOverlap(earlier, later))]
      const gapFrom = daysFrom(toOf(earlier), 1)
      if (gapFrom === fromOf(later)) return []
      const says = `nothing is in force from ${gapFrom} to ${daysFrom(fromOf(later), -1)}: ${earlier.id} has ended and ${later.id} has not begun.`
      return [later.at(path, says)]
    })
  })
}

/** A published version cannot be given a last day any more; the version after it says when it ends. */
const takesThePlaceOf = (earlier: Version, later: Version): boolean =>
  later.pack.about['in-force'].replaces === earlier.id &&
  earlier.pack.about['in-force'].to === undefined &&
  fromOf(earlier) < fromOf(later)

function sayOverlap(earlier: Version, later: Version): string {
  const from = later.pack.about['in-force'].from
  const begins = from === undefined ? 'has no first day' : `begins on ${from}`
  const to = earlier.pack.about['in-force'].to
  const ends = to === undefined ? 'has no last day' : `lasts until ${to}`
  const cure =
    from !== undefined && to === undefined
      ? ` If it takes its place that day, add replaces: ${earlier.id}.`
      : ''
  return `${later.id} ${begins}, but ${earlier.id} ${ends}. Only one version is in force on any day.${cure}`
}
