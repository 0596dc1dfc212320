/** `quorate compare A B [--all] [--json]`: two procedures side by side, and what one asks that the other does not. */
import {
  type ComparedParameter,
  compareParameters,
  compareRules,
  type Change,
} from '../procedure/comparing/compare.ts'
import { areVersions, type Group, groupChanges } from '../procedure/comparing/change-groups.ts'
import type { Procedure } from '../procedure/index.ts'
import { type Statement, saySubject } from '../procedure/saying/statement.ts'
import type { FoundRule } from '../procedure/pack/walk.ts'
import { openShelf, type Places, usualPlaces, whyMissing } from '../shelf.ts'
import type { Out } from './check.ts'
import { readOptions } from './options.ts'
import { wrap } from './table.ts'

const usage = `quorate compare bristol/2019 bristol/2024      what is lost, weaker and gained; then parameter by parameter
quorate compare bradford/2023 bristol/2024 --all   also what is the same, and what was kept
quorate compare bristol/2019 bristol/2024 --json   the same for other programs`

/**
 * `quorate compare`.
 *
 * @returns the exit code: 0 when both were found, 2 when the question was not understood.
 */
export async function compare(
  args: readonly string[],
  out: Out,
  places: Places = usualPlaces,
): Promise<number> {
  if (args[0] === '--help') {
    out(usage)
    return 0
  }
  const options = readOptions(args, [], ['all', 'json'])
  if ('wrong' in options || options.rest.length !== 2) {
    out('wrong' in options ? `${options.wrong}\n${usage}` : usage)
    return 2
  }
  const shelf = await openShelf(places)
  const found: Procedure[] = []
  for (const id of options.rest) {
    const procedure = shelf.procedures.get(id)
    if (procedure) found.push(procedure)
    else out(whyMissing(shelf, id, places))
  }
  const [a, b] = found
  if (!a || !b) return 2
  const rows = compareParameters(a, b)
  const groups = groupChanges(compareRules(a, b), a.id, b.id)
  if (options.given.json) out(JSON.stringify(asJson(rows, groups), null, 2))
  else {
    sayAbove(a, b, groups, out)
    for (const group of groups)
      if (options.given.all || !['kept', 'changed'].includes(group.id)) sayGroup(group, out)
    sayParameters(rows, a, b, options.given.all === true, out)
  }
  return 0
}

function sayAbove(a: Procedure, b: Procedure, groups: readonly Group[], out: Out): void {
  out(`${a.id}  ${a.pack.about.title}`)
  out(`${b.id}  ${b.pack.about.title}`)
  out('')
  for (const { title, changes } of groups) out(`  ${String(changes.length).padStart(4)}  ${title}`)
  if (areVersions(a.id, b.id))
    for (const line of wrap(
      'A rule counts as lost when the later version has no rule of the same name or in the same place. Names are the file’s, so a person reads both before drawing a conclusion.',
      100,
    ))
      out(`  ${line}`)
}

function sayGroup({ title, says, changes }: Group, out: Out): void {
  out('')
  out(`${title.toUpperCase()} (${changes.length})`)
  for (const line of wrap(says, 100)) out(line)
  for (const change of changes) {
    for (const [place, line] of wrap(sayRule(change.found), 88).entries())
      out(`  ${(place === 0 ? change.found.rule.id : '').padEnd(10)} ${line}`)
    for (const note of notesOn(change)) for (const line of wrap(note, 86, '  ')) out(`             ${line}`)
  }
}

const sayRule = ({ rule, ...found }: FoundRule): string =>
  `${rule.label} (${rule.force}; ${saySubject({ rule, ...found })}${
    rule.also ? `; with ${rule.also.join(', ')}` : ''
  })`

/** What there is to say below a rule: its counterpart, what differs, what is like it, where its absence is admitted. */
function notesOn({ other, fate, differs, perhaps, saysSo }: Change): string[] {
  return [
    ...(other ? [`→ ${other.rule.id} ${other.rule.label}`] : []),
    ...(fate === 'kept' ? [] : differs),
    ...(saysSo ? [`said by ${saysSo.rule.id}: ${saysSo.rule.label}`] : []),
    ...perhaps.map(one => `like it: ${one.rule.id} ${one.rule.label}`),
  ]
}

const comparisons: Readonly<Record<ComparedParameter['comparison'], string>> = {
  same: 'the same',
  different: 'different',
  'only-a': 'only the first',
  'only-b': 'only the second',
  silent: 'both silent',
}

function sayParameters(
  rows: readonly ComparedParameter[],
  a: Procedure,
  b: Procedure,
  all: boolean,
  out: Out,
): void {
  const shown = rows.filter(one => all || !['same', 'silent'].includes(one.comparison))
  out('')
  out(`PARAMETER BY PARAMETER (${shown.length} of ${rows.length}${all ? '' : '; --all shows the others'})`)
  const width = Math.max(a.id.length, b.id.length)
  for (const { id, label, comparison, a: ofA, b: ofB } of shown) {
    out(`${id}  ${label}: ${comparisons[comparison]}`)
    for (const [procedure, said] of [
      [a, ofA],
      [b, ofB],
    ] as const)
      sayCell(procedure.id.padEnd(width), said, out)
  }
}

function sayCell(name: string, said: readonly Statement[], out: Out): void {
  if (said.length === 0) out(`  ${name}  – silent`)
  for (const [place, one] of said.entries()) {
    const from = [one.rule, one.force, one.placeholder && 'local placeholder'].filter(Boolean).join(', ')
    const lines = wrap(`${one.words}${from === '' ? '' : ` [${from}]`}`, 92)
    for (const [line, words] of lines.entries())
      out(
        `  ${place === 0 && line === 0 ? name : ''.padEnd(name.length)}  ${line === 0 ? '- ' : '  '}${words}`,
      )
  }
}

function asJson(rows: readonly ComparedParameter[], groups: readonly Group[]) {
  const brief = ({ rule, what, named }: FoundRule) => ({
    id: rule.id,
    also: rule.also,
    label: rule.label,
    force: rule.force,
    what,
    named,
    source: rule.source,
  })
  return {
    groups: groups.map(({ id, title, changes }) => ({
      id,
      title,
      changes: changes.map(({ found, other, fate, differs, perhaps, saysSo }) => ({
        fate,
        rule: brief(found),
        other: other && brief(other),
        differs,
        perhaps: perhaps.map(one => one.rule.id),
        saysSo: saysSo?.rule.id,
      })),
    })),
    parameters: rows,
  }
}
