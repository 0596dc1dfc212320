import { sayCondition } from '../procedure/conditions/condition.ts'
import { suggest } from '../procedure/reading/spelling.ts'
import type { Version } from '../procedure/adopting/in-force.ts'
import { chapterNames } from '../procedure/pack/pack.ts'
import { countRules, type FoundRule, walkPack } from '../procedure/pack/walk.ts'
import { explainOverlay, idsOf } from './explain-overlay.ts'
import { asks, missing, sayInForce } from './say-rule.ts'
import { openShelf, type Places, usualPlaces, whyMissing } from '../shelf.ts'
import type { Out } from './check.ts'
import { joined } from '../english.ts'

type Filed = Version & { readonly file: string }

/**
 * `quorate explain BR24-202` says one rule in words, with its source and where it stands; `quorate explain
 * bristol/2024` tells a procedure chapter by chapter.
 *
 * @returns the exit code: 0 when it was found, 1 when not, 2 when nothing was asked.
 */
export async function explain(
  args: readonly string[],
  out: Out,
  places: Places = usualPlaces,
): Promise<number> {
  const [asked, ...more] = args
  if (asked === undefined || more.length > 0 || asked.startsWith('-')) {
    out('Say what to explain: quorate explain BR24-202, or quorate explain bristol/2024')
    return asked === '--help' ? 0 : 2
  }
  const shelf = await openShelf(places)
  const { versions, overlays } = shelf
  const version = versions.get(asked)
  if (version) {
    explainProcedure(version, out)
    return 0
  }
  const wanted = asked.toUpperCase()
  if (explainOverlay(overlays, asked, wanted, out)) return 0
  const rules = [...versions.values()].flatMap(inside =>
    walkPack(inside.pack).rules.map(found => ({ inside, found })),
  )
  const matches = rules.filter(({ found: { rule } }) => carries(rule, wanted))
  for (const [place, { inside, found }] of matches.entries()) {
    if (place > 0) out('')
    explainRule(inside, found, out)
  }
  if (matches.length > 0) return 0
  if (shelf.hashes.has(asked)) {
    out(whyMissing(shelf, asked, places))
    return 1
  }
  const national = [...overlays.values()].flatMap(({ overlay }) => idsOf(overlay.content))
  const known = [
    ...versions.keys(),
    ...overlays.keys(),
    ...rules.map(({ found }) => found.rule.id),
    ...national,
  ]
  out(`There is no procedure and no rule "${asked}".${suggest(asked.includes('/') ? asked : wanted, known)}`)
  return 1
}

const carries = ({ id, also = [] }: FoundRule['rule'], wanted: string): boolean =>
  id === wanted || also.includes(wanted) || id.replace(/[a-z]$/, '') === wanted

function explainRule({ id, file, pack, at }: Filed, { rule, path, what, named }: FoundRule, out: Out): void {
  const document = pack.about.documents.find(({ document }) => document === rule.source.document)
  const { line, path: place } = at(path, '')
  const say = (name: string, value: string | undefined) =>
    value !== undefined && out(`  ${name.padEnd(8)} ${value}`)
  out(`${rule.id}  ${rule.label}`)
  say('force', `${rule.force}: ${missing[rule.force]}`)
  say('when', rule.when === undefined ? undefined : sayCondition(rule.when))
  for (const [name, value] of asks(rule as Record<string, unknown>)) say(name, value)
  say('source', `${document?.title ?? rule.source.document}, ${rule.source.section}`)
  say('reading', rule.reading)
  say('because', rule.because)
  say('also', rule.also && joined(rule.also))
  if (rule.placeholder) say('local', 'the source leaves this out; this stands in its place')
  say('pack', `${id}${named === undefined ? '' : `, ${what} ${named}`}`)
  say('where', `${file} line ${line}, ${place}`)
}

function explainProcedure({ id, file, pack }: Filed, out: Out): void {
  const { rules, notCheckable } = countRules(pack)
  out(`${id}  ${pack.about.title}`)
  out(
    `  ${pack.about.authority}, ${sayInForce(pack)}. ${rules} rules, ${notCheckable} not machine-checkable. ${file}`,
  )
  const found = walkPack(pack).rules
  for (const chapter of [...chapterNames, 'not-machine-checkable']) {
    const inside = found.filter(rule => rule.chapter === chapter)
    if (inside.length === 0) continue
    out('')
    out(`${chapter} (${inside.length})`)
    for (const { rule } of inside) out(`  ${rule.id.padEnd(10)} ${rule.force.padEnd(11)} ${rule.label}`)
  }
}
