/** `quorate draft check FILE [--after ID]`: a pack nobody has published yet: errors, contradictions, warnings, and what it loses. */
import { readFile } from 'node:fs/promises'
import { contradictions } from '../procedure/at-odds.ts'
import { compareRules } from '../procedure/compare.ts'
import { groupChanges } from '../procedure/fates.ts'
import { checkPack, compileProcedure, type Problem, readPack } from '../procedure/index.ts'
import { suggest } from '../procedure/near.ts'
import { type Expected, heldAgainst } from '../procedure/expected.ts'
import { countRules } from '../procedure/walk.ts'
import { openShelf, type Places, sha256, usualPlaces } from '../shelf.ts'
import type { Out } from './check.ts'
import { readOptions } from './options.ts'
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
  const bytes = await readFile(file).catch(() => undefined)
  if (bytes === undefined) {
    out(`${file} cannot be read.`)
    return 2
  }
  const read = readPack(bytes.toString('utf8'), file)
  if ('problems' in read) {
    say('Errors', read.problems, out)
    out('Contradictions are looked for once the file can be read.')
    return 1
  }
  const errors = checkPack(read)
  const odds = contradictions(read)
  say('Errors', errors, out)
  say('Contradictions', odds, out)
  const id = file.replace(/^.*?([^/]+\/[^/]+)\.yaml$/, '$1')
  const procedure = compileProcedure(id, sha256(bytes), read.pack)
  const { procedures, overlays } = await openShelf(places)
  const begins = read.pack.about['in-force'].from
  const newest = [...overlays.values()].at(-1)?.overlay
  const asked = newest ? heldAgainst(newest, procedure, begins) : []
  list(
    'Warnings: what law and statutory guidance expect',
    asked.flatMap(one => (one.lacks === undefined ? [] : [`${sayExpected(one)} ${one.lacks}`])),
    out,
  )
  list(
    'Coming: enacted, not in force, and not counted',
    asked.flatMap(one => (one.coming === undefined ? [] : [`${sayExpected(one)} ${one.coming}`])),
    out,
  )
  if (options.given.after !== undefined) {
    const before = procedures.get(String(options.given.after))
    if (!before) {
      out(
        `There is no procedure "${options.given.after}".${suggest(String(options.given.after), [...procedures.keys()])}`,
      )
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
  out(
    wrong === 0
      ? `${file}: ${rules} rules, ${notCheckable} not machine-checkable. Nothing contradicts itself. It is not published: see quorate check --publish.`
      : `${file}: ${errors.length} errors, ${odds.length} contradictions. It cannot be published like this.`,
  )
  return wrong === 0 ? 0 : 1
}

const sayExpected = ({ id, says, source }: Expected): string => `${id} ${says} (${source}).`

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
