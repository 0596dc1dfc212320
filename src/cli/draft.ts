/** `quorate draft check FILE [--after ID]`: a pack nobody has published yet: errors, contradictions, warnings, and what it loses. */
import { compareRules } from '../procedure/comparing/compare.ts'
import type { Expected } from '../procedure/checking/expected.ts'
import { checkDraft, sayWrong, wrongWith } from '../procedure/checking/draft.ts'
import { groupChanges } from '../procedure/comparing/change-groups.ts'
import type { Problem } from '../procedure/index.ts'
import { newestOverlay } from '../procedure/overlay.ts'
import { countRules } from '../procedure/pack/walk.ts'
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
  const shelf = await openShelf(places)
  const id = idOfFile(file)
  const checked = checkDraft(
    {
      text: written.text,
      hash: sha256(Buffer.from(written.text)),
      id,
      file,
      errors: problemsOf(shelf, file, places),
    },
    newestOverlay(shelf.overlays),
  )
  const { errors, contradictions, warnings, coming, read } = checked
  say('Errors', errors, out)
  if (!read) {
    out('Contradictions are looked for once the file can be read.')
    return 1
  }
  say('Contradictions', contradictions, out)
  const { procedure } = read
  list(
    'Warnings: what law and statutory guidance expect',
    warnings.map(one => `${sayExpected(one)} ${one.lacks}`),
    out,
  )
  list(
    'Coming: enacted, not in force, and not counted',
    coming.map(one => `${sayExpected(one)} ${one.coming}`),
    out,
  )
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
  const published = shelf.lock.has(packId(places, file))
    ? 'It is published, and is not edited any more.'
    : 'It is not published: see quorate check --publish.'
  const wrong = wrongWith(checked)
  out(
    wrong === 0
      ? `${file}: ${rules} rules, ${notCheckable} not machine-checkable. Nothing contradicts itself. ${published}`
      : `${file}: ${sayWrong(checked)}. It cannot be published like this.`,
  )
  return wrong === 0 ? 0 : 1
}

/** What a file is called as a procedure: its folder and its name. */
export const idOfFile = (file: string): string => file.replace(/^.*?([^/]+\/[^/]+)\.yaml$/, '$1')
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
