/** Addresses within this house, from what a browser says they are. */

const here = 'http://house.invalid'

/**
 * A path of ours to go back to.
 *
 * @returns the path as it may stand in a header; `otherwise` for anything that leads elsewhere or is no address.
 */
export function ownPath(said: string, otherwise = '/work'): string {
  if (!/^\/[a-z]/.test(said) || said.length > longestPath_characters) return otherwise
  // A browser takes line ends out of an address; whoever puts one in means something else than an address.
  if (/\p{Cc}/u.test(said)) return otherwise
  return asLocation(said) ?? otherwise
}

/** A path as a `Location` says it, in letters that a header can carry; undefined when it is not within this house. */
export function asLocation(path: string): string | undefined {
  if (!URL.canParse(path, here)) return undefined
  const { origin, pathname, search, hash } = new URL(path, here)
  return origin === here ? pathname + search + hash : undefined
}

/** The longest address of ours has a few hundred. */
const longestPath_characters = 2_000
