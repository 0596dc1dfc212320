/** The national overlay in words: one of its rules, or all of it. */
import { sayCondition } from '../procedure/conditions/condition.ts'
import { clockOfOverlay, type OverlayFile } from '../procedure/overlay.ts'
import type { Path } from '../procedure/reading/problem.ts'
import type { Shelf } from '../shelf.ts'
import type { Out } from './check.ts'
import { asks, missing, sayInForce } from './say-rule.ts'
import { joined, plainly } from '../english.ts'

type Filed = Shelf['overlays'] extends ReadonlyMap<string, infer one> ? one : never
type AnyRule = OverlayFile['clocks'][number] | OverlayFile['expects'][number]

const rulesOf = ({ clocks, expects }: OverlayFile): { rule: AnyRule; path: Path }[] => [
  ...clocks.map((rule, place) => ({ rule, path: ['clocks', place] })),
  ...expects.map((rule, place) => ({ rule, path: ['expects', place] })),
]

/** The id of everything an overlay asks. */
export const idsOf = (content: OverlayFile): string[] => rulesOf(content).map(({ rule }) => rule.id)

/** Says an edition, or a rule of every edition that has it. @returns whether there was one. */
export function explainOverlay(
  overlays: Shelf['overlays'],
  asked: string,
  wanted: string,
  out: Out,
): boolean {
  const whole = overlays.get(asked)
  if (whole) explainWhole(whole, out)
  const found = [...overlays.values()].flatMap(one =>
    rulesOf(one.overlay.content)
      .filter(({ rule }) => rule.id === wanted)
      .map(inside => ({ one, ...inside })),
  )
  for (const [place, { one, rule, path }] of found.entries()) {
    if (place > 0) out('')
    explainRule(one, rule, path, out)
  }
  return whole !== undefined || found.length > 0
}

function explainWhole({ overlay, file }: Filed, out: Out): void {
  const { content } = overlay
  out(`${overlay.id}  ${content.about.title}`)
  out(`  The national overlay: no authority’s procedure. ${sayInForce(content)}. ${file}`)
  out('')
  out(`clocks (${content.clocks.length})`)
  for (const { id, force, label } of content.clocks) out(`  ${id.padEnd(10)} ${force.padEnd(11)} ${label}`)
  out('')
  out(`what a procedure is held against (${content.expects.length})`)
  for (const { id, force, label, coming } of content.expects)
    out(`  ${id.padEnd(10)} ${force.padEnd(11)} ${coming ? 'Coming: ' : ''}${label}`)
}

function explainRule({ overlay, file, at }: Filed, rule: AnyRule, path: Path, out: Out): void {
  const { documents } = overlay.content.about
  const title = documents.find(({ document }) => document === rule.source.document)?.title
  const { line, path: place } = at(path, '')
  const say = (name: string, value: string | undefined) =>
    value !== undefined && out(`  ${name.padEnd(8)} ${value}`)
  out(`${rule.id}  ${rule.label}`)
  const coming = 'coming' in rule ? rule.coming : undefined
  say(
    'coming',
    coming && `${coming.from === undefined ? 'no day is fixed' : `from ${coming.from}`}. ${coming.note}`,
  )
  say('force', `${rule.force}: ${coming ? 'nobody is held against it before its day' : missing[rule.force]}`)
  for (const [name, value] of asks(rule as Record<string, unknown>)) say(name, value)
  if ('clock' in rule) {
    const clock = overlay.clocks.find(({ id }) => id === rule.id)!.clock
    say('named', `${clock}, beside the procedure’s own ${clockOfOverlay(clock)}, never in its place`)
    const ends = rule['stands-down-when']
    say('not when', ends && sayCondition(ends))
  }
  if ('minimum' in rule && rule.minimum)
    say(
      'asks for',
      rule.minimum.map(({ agency, seats }) => `${agency} (${joined(seats.map(plainly), 'or')})`).join('; '),
    )
  say('source', `${title ?? rule.source.document}, ${rule.source.section}`)
  say('reading', rule.reading)
  say('overlay', `${overlay.id}, the national overlay: no authority’s procedure`)
  say('where', `${file} line ${line}, ${place}`)
}
