import { vocabularyVersion } from '../pack/pack.ts'
import { suggest } from './spelling.ts'
import { overlay, type OverlayFile, waysToExpect } from '../overlay.ts'
import type { Path, Problem } from './problem.ts'
import { type At, readYaml } from './yaml.ts'
import { joined } from '../../english.ts'

/** An overlay that fits its vocabulary, with the way to say where something in it stands. */
export type OverlayRead = { readonly content: OverlayFile; readonly at: At }

/** Reads an overlay: all of it, or everything wrong with it at once, in the order of the file. */
export function readOverlay(text: string, file: string): OverlayRead | { problems: Problem[] } {
  const found = readYaml(overlay, text, file)
  return 'problems' in found ? found : { content: found.fits, at: found.at }
}

/** Everything wrong with an overlay that fits its vocabulary: ids used twice, documents it does not list, days out of order. */
export function checkOverlay({ content, at }: OverlayRead): Problem[] {
  const { about, clocks, expects } = content
  if (about.vocabulary > vocabularyVersion)
    return [
      at(
        ['about', 'vocabulary'],
        `this overlay was written for vocabulary ${about.vocabulary}, and this program knows ${vocabularyVersion}. Use a newer program.`,
      ),
    ]
  const rules = [
    ...clocks.map((rule, place) => ({ rule, path: ['clocks', place] as Path })),
    ...expects.map((rule, place) => ({ rule, path: ['expects', place] as Path })),
  ]
  const documents = about.documents.map(({ document }) => document)
  const problems = rules.flatMap(({ rule, path }, place) => {
    const found: Problem[] = []
    const earlier = rules.slice(0, place).find(other => other.rule.id === rule.id)
    if (earlier)
      found.push(at([...path, 'id'], `${rule.id} is already on line ${at(earlier.path, '').line}.`))
    const { document } = rule.source
    if (!documents.includes(document))
      found.push(
        at(
          [...path, 'source', 'document'],
          `this overlay has no document "${document}".${suggest(document, documents)}`,
        ),
      )
    return found
  })
  return [
    ...problems,
    ...clocks.flatMap(({ clock, per }, place) => {
      const twice = clocks.slice(0, place).some(other => other.clock === clock && other.per === per)
      return twice ? [at(['clocks', place, 'clock'], `the clock "${clock}" is written twice.`)] : []
    }),
    ...expects.flatMap((one, place) => {
      const ways = waysToExpect.filter(way => one[way] !== undefined)
      if (ways.length === 1) return []
      const says =
        ways.length === 0
          ? `nothing here can be held against a procedure. Say one of ${joined(waysToExpect, 'or')}.`
          : `only one of ${joined(ways)} can be said here. Write two entries.`
      return [at(['expects', place], says)]
    }),
    ...outOfOrder(content, at),
  ].sort((a, b) => a.line - b.line)
}

function outOfOrder({ about }: OverlayFile, at: At): Problem[] {
  const { from, to } = about['in-force']
  if (from === undefined || to === undefined || from <= to) return []
  return [at(['about', 'in-force', 'to'], `in force until ${to}, which is before ${from}, when it begins.`)]
}
