/** `quorate draft check FILE [--after ID]`: a pack nobody has published yet: errors, contradictions, warnings, and what it loses. */
import { contradictions } from '../procedure/at-odds.ts'
import { compareRules } from '../procedure/compare.ts'
import { groupChanges } from '../procedure/fates.ts'
import { checkPack, compileProcedure, type Problem, readPack } from '../procedure/index.ts'
import { overlay } from '../procedure/overlay.ts'
import { countRules } from '../procedure/walk.ts'
import { openShelf, type Places, packId, problemsOf, sha256, usualPlaces, whyMissing } from '../shelf.ts'
import type { Out } from './check.ts'
import { readOptions } from './options.ts'
import { readText } from './read-text.ts'
import { wrap } from './table.ts'

const usage = `quorate draft check FILE.yaml                       what is wrong with a draft, what contradicts itself, what law expects
quorate draft check FILE.yaml --after bristol/2024  also what it loses of the version before it`

/**
 * `quorate draft check`.
 *
 * @returns the exit code: 0 when there is neither an error nor a contradiction (warnings do not count), 1 when there is, 2 when the question was not understood.
 */
export async function draft(
  args: readonly string[],
  out: Out,
  places: Places = usualPlaces,
): Promise<number> {
  const options = readOptions(args, ['after'], ['help'])
  if ('wrong' in options || options.rest[0] !== 'check' || options.rest.length !== 2) {
    out('wrong' in options ? `${options.wrong}\n${usage}` : usage)
    return 'given' in options && options.given.help ? 0 : 2
  }
  const file = options.rest[1]!
  const written = await readText(file)
  if ('says' in written) {
    out(`${file}: ${written.says}`)
    return 2
  }
  const read = readPack(written.text, file)
  if ('problems' in read) {
    say('Errors', read.problems, out)
    out('Contradictions are looked for once the file can be read.')
    return 1
  }
  const shelf = await openShelf(places)
  const errors = problemsOf(shelf, file, places) ?? checkPack(read)
  const odds = contradictions(read)
  say('Errors', errors, out)
  say('Contradictions', odds, out)
  const id = file.replace(/^.*?([^/]+\/[^/]+)\.yaml$/, '$1')
  const procedure = compileProcedure(id, sha256(Buffer.from(written.text)), read.pack)
  const warnings = overlay.flatMap(one => {
    const lacks = one.lacks(procedure)
    return lacks === undefined ? [] : [`${one.id} ${one.says} (${one.source}). ${lacks}`]
  })
  list('Warnings: what law and statutory guidance expect', warnings, out)
  if (options.given.after !== undefined) {
    const after = String(options.given.after)
    const before = shelf.procedures.get(after)
    if (!before) {
      out(whyMissing(shelf, after, places))
      return 2
    }
    for (const { id: group, title, changes } of groupChanges(compareRules(before, procedure), before.id, id))
      if (!['kept', 'changed', 'gained', 'not-offered'].includes(group))
        list(
          `${title}, since ${before.id}`,
          changes.map(({ found }) => `${found.rule.id} ${found.rule.label}`),
          out,
        )
  }
  const { rules, notCheckable } = countRules(read.pack)
  const wrong = errors.length + odds.length
  const published = shelf.lock.has(packId(places, file))
    ? 'It is published, and is not edited any more.'
    : 'It is not published: see quorate check --publish.'
  out(
    wrong === 0
      ? `${file}: ${rules} rules, ${notCheckable} not machine-checkable. Nothing contradicts itself. ${published}`
      : `${file}: ${count(errors, 'error')}, ${count(odds, 'contradiction')}. It cannot be published like this.`,
  )
  return wrong === 0 ? 0 : 1
}

const count = (found: readonly unknown[], noun: string): string =>
  `${found.length} ${noun}${found.length === 1 ? '' : 's'}`

const say = (title: string, problems: readonly Problem[], out: Out): void =>
  list(
    title,
    problems.map(({ line, path, says }) => `line ${line}${path === '' ? '' : `, ${path}`}: ${says}`),
    out,
  )

function list(title: string, lines: readonly string[], out: Out): void {
  if (lines.length === 0) return
  out(`${title} (${lines.length})`)
  for (const line of lines)
    for (const [place, words] of wrap(line, 98).entries()) out(`  ${place === 0 ? '- ' : '  '}${words}`)
  out('')
}
