/**
 * Which procedure each authority follows, as this process knows it: read from the database when it opens and at every request.
 * Wherever the child lives, the procedure of the authority that convenes is the one that binds (AMB-81).
 */
import { type Instant, london } from '../calendar/index.ts'
import type { Pinned } from '../discussion/required/pinned.ts'
import type { Kept } from '../keep.ts'
import { type Adoption, followed } from '../procedure/adopting/in-force.ts'
import type { Procedure } from '../procedure/index.ts'
import type { FiledOverlay, Shelf } from '../shelf.ts'

/** What the database holds about an authority's procedures. */
export type Followed = {
  readonly slug: string
  readonly adoptions: readonly Adoption[]
  /** Versions that two people published here; those that ship with the program are on the shelf. */
  readonly published: readonly { readonly id: string; readonly hash: string }[]
  /** The id of what binds everybody, where the authority has adopted it beside its procedure. */
  readonly overlay?: string
}

/** Columns of the table `authority`, called `a`, for `followedFrom`. */
export const followedColumns = `a.slug, a.content -> 'procedures' as procedures, a.content -> 'published' as published, a.content ->> 'overlay' as overlay`
export type FollowedRow = {
  slug: string
  procedures: (string | Adoption)[] | null
  published: Followed['published'] | null
  overlay: string | null
}

export const followedFrom = ({ slug, procedures, published, overlay }: FollowedRow): Followed => ({
  slug,
  // Before authorities had first days of their own, only the ids were kept.
  adoptions: (procedures ?? []).map(one => (typeof one === 'string' ? { id: one } : one)),
  published: published ?? [],
  ...(overlay !== null && { overlay }),
})

export type FollowingKnown = {
  /** The procedure an authority follows today; undefined where none is in force. */
  followedToday: (authority: string, now: Instant) => Procedure | undefined
  /** The same by hash, for a discussion that begins. @throws where none is in force. */
  pinnedToday: (authority: string, now: Instant) => Pinned & { id: string }
  /** What binds everybody, where the authority has adopted it beside its procedure. */
  overlayOf: (authority: string) => FiledOverlay | undefined
  /** What an authority has adopted, with its own first days. */
  adoptedBy: (authority: string) => readonly Adoption[]
  /** Every version an authority can read: those that ship with the program and those it published itself, by id. */
  versionsOf: (authority: string) => ReadonlyMap<string, Procedure>
  /** The words of the file with a hash. */
  textOf: (hash: string) => Promise<string>
  adopt: (
    authority: string,
    procedures: readonly Adoption[],
    more?: { slug?: string; overlay?: string | undefined },
  ) => void
  /** Takes over what the database says; another process may have changed it. */
  learn: (authority: string, told: Followed) => Promise<void>
}

export function openFollowing(
  shelf: Shelf,
  kept: Kept,
  told: Iterable<readonly [authority: string, Followed]>,
): FollowingKnown & { authorities: () => string[] } {
  const known = new Map(told)
  const find = (id: string, hash?: string) => {
    const shipped = shelf.procedures.get(id)
    return hash === undefined || shipped?.hash === hash ? shipped : kept.find(hash)
  }
  const adoptedBy = (authority: string) => known.get(authority)?.adoptions ?? []
  const overlayOf = (authority: string): FiledOverlay | undefined => {
    const id = known.get(authority)?.overlay
    const found = id === undefined ? undefined : shelf.overlays.get(id)
    if (id !== undefined && !found)
      throw new Error(`The overlay ${id} that this authority adopted cannot be used: run “quorate check”.`)
    return found
  }
  const followedOn = (authority: string, now: Instant) =>
    followed(adoptedBy(authority), find, london(now).date)
  return {
    authorities: () => [...known.keys()],
    adoptedBy,
    followedToday(authority, now) {
      const found = followedOn(authority, now)
      return 'gap' in found ? undefined : found
    },
    pinnedToday(authority, now) {
      const found = followedOn(authority, now)
      if ('gap' in found) throw new Error(found.gap)
      const overlay = overlayOf(authority)?.overlay.hash
      return {
        procedure: found.hash,
        id: found.id,
        calendar: shelf.holidays.hash,
        ...(overlay !== undefined && { overlay }),
      }
    },
    overlayOf,
    versionsOf(authority) {
      const own = [...(known.get(authority)?.published ?? []), ...adoptedBy(authority)]
      const found = own.flatMap(({ id, hash }) => find(id, hash) ?? [])
      return new Map([...shelf.procedures, ...found.map(one => [one.id, one] as const)])
    },
    textOf: kept.textOf,
    adopt: (authority, adoptions, { slug = '', overlay } = {}) =>
      void known.set(authority, {
        slug,
        adoptions,
        published: [],
        ...(overlay !== undefined && { overlay }),
      }),
    async learn(authority, now) {
      const before = known.get(authority)
      if (before && JSON.stringify(before) === JSON.stringify(now)) return
      await kept.learn([...now.published, ...now.adoptions].flatMap(({ hash }) => hash ?? []))
      known.set(authority, now)
    },
  }
}
