import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { anytown } from '../procedure/testing/anytown.ts'
import { type Places, usualPlaces } from '../shelf.ts'
import { mutants } from './mutants.ts'

const folders: string[] = []
after(async () => {
  for (const folder of folders) await rm(folder, { recursive: true })
})

/** Cases that between them see every rule and number of the small pack. */
const watchful = `- name: A risk on a Tuesday is discussed by Thursday
  procedure: anytown/2026
  facts: { urgency: two-days, children: [{ id: A, born: 2021-01-13, in-education: true }] }
  happened: [{ risk-identified: 2026-01-13T09:00 }]
  expect:
    deadlines: { convene: { due: 2026-01-15, verdict: running } }
    slots: { minutes: 60 }
    formats: [meeting]
    seats: { health: must, school: should }
    rules: { AT-101: ask, AT-102: must, AT-103: may, AT-202: may }
- name: A child of four has no school to ask
  procedure: anytown/2026
  facts: { children: [{ id: A, born: 2021-01-15, in-education: true }] }
  happened: [{ started: { at: 2026-01-14T15:00, chair: team-manager, present: [police] } }]
  expect:
    seats: { school: none }
    quorum: { met: false, missing: [health] }
    duties: { chair-grade: done, health-absence-reason: open }
    recipients: { attendees: full }
- name: Fifteen working days to the conference
  procedure: anytown/2026
  happened: [{ section-47-decided: { at: 2025-04-10T10:00, child: A } }]
  expect:
    deadlines: { conference/A: { due: 2025-05-06 } }
- name: No further action excludes an enquiry
  procedure: anytown/2026
  facts: { risk-to-life: true }
  happened:
    - started: { at: 2026-01-14T15:00, chair: team-manager, present: [health] }
    - decided: { at: 2026-01-14T15:30, child: A, outcome: no-further-action, reason: r }
  expect:
    urgency: same-day
    refused: { decide/section-47-joint/A: AT-301 }
`

async function shelfOf(cases: string): Promise<Places> {
  const folder = await mkdtemp(join(tmpdir(), 'quorate-mutants-'))
  folders.push(folder)
  await mkdir(join(folder, 'anytown'))
  await writeFile(join(folder, 'anytown', '2026.yaml'), anytown)
  await writeFile(join(folder, 'anytown', '2026.cases.yaml'), cases)
  return { procedures: folder, holidays: usualPlaces.holidays }
}

async function told(args: string[], places: Places) {
  const lines: string[] = []
  const code = await mutants(
    args,
    line => lines.push(line.replaceAll(places.procedures, 'procedures')),
    places,
  )
  return { code, lines }
}

test('cases that see every rule and number of a pack catch every mutant of it', async () => {
  const { code, lines } = await told([], await shelfOf(watchful))
  assert.deepEqual(lines.slice(2), [])
  assert.match(lines[1]!, /^anytown\/2026 .* 0 +100\.0 % +100\.0 %$/)
  assert.equal(code, 0)
})

test('what nobody looks at any more is found, with its line, and is too much', async () => {
  const places = await shelfOf(watchful.replace('due: 2025-05-06', 'verdict: running'))
  const { code, lines } = await told([], places)
  assert.deepEqual(lines.slice(2), [
    'procedures/anytown/2026.yaml line 117: AT-501 working-days: 15 became 16, and no case fails.',
    'procedures/anytown/2026.yaml line 117: AT-501 working-days: 15 became 14, and no case fails.',
  ])
  assert.equal(code, 1)
})

test('with a case that does not hold for the pack as it is nothing can be learned', async () => {
  const { code, lines } = await told(
    [],
    await shelfOf(watchful.replace('due: 2026-01-15', 'due: 2026-01-16')),
  )
  assert.equal(code, 2)
  assert.match(lines[0]!, /“A risk on a Tuesday is discussed by Thursday” does not hold/)
})

test('other programs are told each mutant and what became of it', async () => {
  const { lines } = await told(['anytown/2026', '--json', '--all'], await shelfOf(watchful))
  const rows = JSON.parse(lines.join('\n')) as {
    rule: string
    change: string
    fate: string
    by: string | null
  }[]
  const duty = rows.find(one => one.rule === 'AT-205' && one.change === 'rule')
  assert.equal(duty?.fate, 'refused')
  assert.match(String(duty?.by), /no duty "health-absence-reason"/)
  assert.ok(rows.some(one => one.change === 'condition'))
  assert.equal(rows.filter(one => one.change === 'rule').length, 15)
})

test('an unknown procedure and an unknown option are each answered with a sentence', async () => {
  const places = await shelfOf(watchful)
  const unknown = await told(['anytown/2027'], places)
  assert.equal(unknown.code, 2)
  assert.match(unknown.lines[0]!, /no procedure "anytown\/2027".*anytown\/2026/)
  assert.equal((await told(['--al'], places)).code, 2)
})

test('of every procedure that ships, the cases catch at least ninety-five mutants in a hundred', async () => {
  const { code, lines } = await told([], usualPlaces)
  assert.equal(code, 0, lines.join('\n'))
  assert.equal(lines.filter(line => /^[a-z-]+\/\d{4} /.test(line)).length, 5)
})
