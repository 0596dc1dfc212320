/** Under which names this house answers. A page fetched under another name could be read by whoever that name belongs to. */

/** This machine, as its own browser calls it. */
const loopback: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/**
 * @param address - where the house is found, `https://quorate.example`.
 * @param more - other names it is reached by, behind a proxy for one.
 */
export function namesOf(address: string | undefined, more: readonly string[] = []): ReadonlySet<string> {
  const own = address !== undefined && URL.canParse(address) ? [new URL(address).hostname] : []
  return new Set([...loopback, ...own, ...more].map(name => name.toLowerCase()))
}

/** Whether a request’s `Host` is one of the names; the port does not matter. */
export function isAmong(names: ReadonlySet<string>, host: string | undefined): boolean {
  const found = /^(\[[0-9a-f:.]+\]|[^:/?#@\s]+)(:\d{1,5})?$/i.exec(host ?? '')
  return found !== null && names.has(found[1]!.toLowerCase())
}
