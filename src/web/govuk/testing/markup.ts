/**
 * HTML as a tree, for comparing what two pieces of HTML mean. Only tests use it. It reads well-formed HTML as
 * GOV.UK Frontend and our components write it, and throws at anything else rather than guess.
 */
export type Element = {
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  children: Markup[]
}
export type Markup = Element | string

const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const verbatim = new Set(['textarea', 'pre', 'script', 'style'])
/** Between these and words a space can be seen; around every other element it cannot. */
const inline = new Set('a abbr b cite code em i kbd mark q s small span strong sub sup time u'.split(' '))
const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ctdot: '⋯',
}

const token =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<\/([\w-]+)\s*>|<([A-Za-z][\w-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*(\/?)>|[^<]+/giy
const attribute = /([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g

/** The tree of a piece of HTML, white space and all. */
export function parse(html: string): Markup[] {
  const top: Element = { tag: '', attributes: new Map(), children: [] }
  const open = [top]
  for (let at = 0; at < html.length; ) {
    token.lastIndex = at
    const match = token.exec(html)
    if (!match) throw new Error(`Not well-formed HTML at “${html.slice(at, at + 60)}”`)
    at = token.lastIndex
    const [text, closing, opening, attributes = '', closed] = match
    const inside = open.at(-1)!
    if (closing) {
      if (inside.tag !== closing.toLowerCase()) throw new Error(`</${closing}> closes <${inside.tag}>`)
      open.pop()
    } else if (opening) {
      const tag = opening.toLowerCase()
      const element = { tag, attributes: attributesIn(attributes), children: [] }
      inside.children.push(element)
      if (!empty.has(tag) && !closed) open.push(element)
    } else if (!text.startsWith('<!')) inside.children.push(decoded(text))
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)!.tag}> is never closed`)
  return top.children
}

/**
 * What a piece of HTML means, one line for each tag and text: attributes in order of their names, no white space
 * that a browser would not show, and a space at the edge of an inline element outside it. Nothing else is changed.
 */
export function canonical(html: string): string {
  return settled(parse(html), true)
    .flatMap(node => lines(node, ''))
    .join('\n')
}

function attributesIn(text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', double, single, bare] of text.matchAll(attribute)) {
    // The first of two attributes of one name counts, as in browsers.
    if (!found.has(name)) found.set(name, decoded(double ?? single ?? bare ?? ''))
  }
  return found
}

function decoded(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex || decimal) return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal))
    const character = entities[name]
    if (!character) throw new Error(`Unknown entity ${whole}`)
    return character
  })
}

function settled(nodes: readonly Markup[], atEdges: boolean): Markup[] {
  const flat: Markup[] = []
  const add = (node: Markup) => {
    const last = flat.at(-1)
    if (typeof node === 'string' && typeof last === 'string') flat[flat.length - 1] = last + node
    else flat.push(node)
  }
  for (const node of nodes) {
    if (typeof node === 'string') add(node)
    else if (verbatim.has(node.tag)) add(node)
    else {
      const children = settled(node.children, !inline.has(node.tag))
      const first = children[0]
      const last = children.at(-1)
      const before = typeof first === 'string' && /^[ \t\n\r\f]/.test(first)
      const after = typeof last === 'string' && /[ \t\n\r\f]$/.test(last)
      if (before) add(' ')
      add({ ...node, children: children.map(trimmed(before, after)).filter(child => child !== '') })
      if (after) add(' ')
    }
  }
  const wall = (node: Markup | undefined) =>
    node === undefined ? atEdges : typeof node !== 'string' && !inline.has(node.tag)
  return flat
    .map((node, index) => {
      if (typeof node !== 'string') return node
      let text = node.replace(/[ \t\n\r\f]+/g, ' ')
      if (wall(flat[index - 1])) text = text.replace(/^ /, '')
      if (wall(flat[index + 1])) text = text.replace(/ $/, '')
      return text
    })
    .filter(node => node !== '')
}

function trimmed(before: boolean, after: boolean) {
  return (node: Markup, index: number, all: readonly Markup[]): Markup => {
    if (typeof node !== 'string') return node
    const start = before && index === 0 ? node.replace(/^ /, '') : node
    return after && index === all.length - 1 ? start.replace(/ $/, '') : start
  }
}

function lines(node: Markup, indent: string): string[] {
  if (typeof node === 'string') return [indent + JSON.stringify(node)]
  const attributes = [...node.attributes]
    .map(([name, value]) => [name, name === 'class' ? value.trim().replace(/\s+/g, ' ') : value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
  return [
    `${indent}<${node.tag}${attributes.join('')}>`,
    ...node.children.flatMap(child => lines(child, `${indent}  `)),
  ]
}
