/** Which addresses anything may be sent to. */

/** Why nothing is sent. The sentence never holds the address. */
export type NotSent = { refused: 'not-one-address' | 'domain-not-listed' | 'no-address'; sentence: string }

/** RFC 5321 section 4.5.3.1.3: a path of 256 octets, with its two angle brackets. */
const longestAddress_characters = 254
/** One plain address: no list, no display name, no comment, no quotes, no group, nothing beyond ASCII. */
const oneAddress =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@((?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,})$/

/**
 * One address whose domain an operator has listed, in small letters where that is safe; or why nothing goes there.
 *
 * @param domains - `council.example` allows that domain, `.example` everything under it.
 */
export function checkAddress(given: string | undefined, domains: readonly string[]): string | NotSent {
  if (given === undefined || given === '')
    return { refused: 'no-address', sentence: 'There is no address to send this to.' }
  const domain = given.length <= longestAddress_characters && oneAddress.exec(given)?.[1]?.toLowerCase()
  const local = given.slice(0, given.lastIndexOf('@'))
  if (!domain || local.startsWith('.') || local.endsWith('.') || local.includes('..'))
    return { refused: 'not-one-address', sentence: 'This is not exactly one plain e-mail address.' }
  const listed = domains.some(one => (one.startsWith('.') ? domain.endsWith(one) : domain === one))
  if (!listed)
    return {
      refused: 'domain-not-listed',
      sentence: 'The domain of this address is not on the list of domains that mail may go to.',
    }
  return `${local}@${domain}`
}

/** Nothing real ships with the project: RFC 2606 reserves this name for examples. */
export const fictionalDomains: readonly string[] = ['.example']
