/** Saving what is written in the room: lines, actions begun with `>`, and drafts of both. */
import { nothingHere } from '../../../conduct.ts'
import { proposedForKind } from '../../../discussion/audience/audience.ts'
import type { Line, LineKind } from '../../../discussion/discussion.ts'
import { isRefusal } from '../../../discussion/happening.ts'
import { sitsForPolice } from '../../../discussion/life/recording.ts'
import { oddDue } from '../../../discussion/checks/plausible.ts'
import { sayAudience } from '../../../discussion/in-words/say-audience.ts'
import { attribute, type Chosen, readComposed } from '../../../room/compose.ts'
import {
  audienceOf,
  type DraftPart,
  keepDraft,
  longestDraft_characters,
  readPart,
} from '../../../room/drafts.ts'
import { isMeant } from '../../moment-input.tsx'
import { commandOf, idIn } from '../../form.tsx'
import { type Door, draftOwner, forget, type Result, toldBy, wrong } from './door.ts'
import type { Room } from './room.ts'
import { chosenAudience } from './whose.ts'
import { kindWords } from '../../../discussion/in-words/vocabulary.ts'
import { lowerFirst } from '../../../english.ts'

/** The fields of the composing box that a draft keeps. */
const kept = ['text', 'agency', 'kind', 'speaker', 'audience', 'source'] as const

/** What was typed, with its marks read: only agencies this person may write for have letters. */
export const readTyped = (room: Room, typed: string) =>
  readComposed(typed, { agencies: room.mine, people: room.people })

export function chosenIn({ visit: { fields }, mine }: Room): Chosen {
  const agency = mine.find(one => one.agency === fields.raw('agency'))?.agency
  const kind = fields.raw('kind')
  const speaker = fields.raw('speaker').trim()
  return {
    ...(agency && { agency }),
    ...(Object.hasOwn(kindWords, kind) && { kind: kind as LineKind }),
    ...(speaker && { speaker }),
  }
}

/**
 * Saves one line. Its id was made where it was typed and is the id of the command too: sent twice, it is there once.
 * Answers only after the record has it.
 */
export const saveLine: Door = async room => {
  const { visit, seen } = room
  const { fields } = visit
  const { discussion } = seen
  if (!seen.may('write-own-lines')) return undefined
  const line = idIn(visit, 'line')
  const part: DraftPart = `line/${line}`
  const composed = readTyped(room, fields.text('text') ?? '')
  if (fields.problems.length > 0) return wrong
  if (composed.action) return await beginAction(room, line, composed.text)
  if (composed.text === '') {
    fields.wrong('text', 'Write something first.')
    return wrong
  }
  const there = discussion.lines.find(one => one.line === line)
  if (there) return await savedBefore(room, there, composed.text)
  const whose = attribute(composed, chosenIn(room), room.typist, room.people)
  const chosen = fields.raw('audience') || audienceOf(fields.raw('sensitivity'))
  const audience = chosenAudience(chosen, whose.agency, discussion)
  const source = fields.text('source')?.trim()
  const answer = await visit.conduct(discussion.id, {
    type: 'RecordLine',
    id: line,
    line,
    ...whose,
    text: composed.text,
    about: fields.all('about').filter(id => discussion.children.some(child => child.id === id)),
    ...(audience !== undefined && { audience }),
    ...(source && { source }),
  })
  if (answer !== nothingHere && isRefusal(answer)) await keepTyped(room, part)
  else if (answer !== nothingHere) {
    const now = answer.discussion.lines.find(one => one.line === line)
    if (answer.repeated && now) return await savedBefore(room, now, composed.text)
    await forget(room, part)
  }
  return toldBy(answer, { done: 'line', saved: line })
}

/** The id is on record already: the same words were sent twice, or other words come from a window that did not know. */
async function savedBefore(room: Room, there: Line, text: string): Promise<Result> {
  const { fields } = room.visit
  const first = there.corrected[0]?.text ?? there.text
  if (there.by.person === room.reader.person && first === text) {
    await forget(room, `line/${there.line}`)
    return { done: 'line', saved: there.line }
  }
  fields.wrong(
    'text',
    'This line was already saved with other words, from another window. Save again to add yours as a new line.',
  )
  return { ...wrong, more: { fresh: true } }
}

async function keepTyped(room: Room, part: DraftPart): Promise<void> {
  const { visit } = room
  const fields = Object.fromEntries(
    kept.map(field => [field, visit.fields.raw(field).replaceAll('\r\n', '\n')]).filter(([, value]) => value),
  )
  await visit.read(tx =>
    keepDraft(tx, draftOwner(room), { part, at: visit.now, fields, about: visit.fields.all('about') }),
  )
}

/** `>`: the words become the draft of an action, which somebody looks at before it is agreed. */
async function beginAction(room: Room, id: string, text: string): Promise<Result> {
  const { visit } = room
  if (!room.seen.may('agree-actions')) {
    visit.fields.wrong('text', 'Actions are agreed by the chair or the minute-taker. Write it as a line.')
    return wrong
  }
  const part: DraftPart = `action/${id}`
  await visit.read(tx =>
    keepDraft(tx, draftOwner(room), { part, at: visit.now, fields: { text }, about: [] }),
  )
  await forget(room, `line/${id}`)
  return { done: 'check', at: `action=${id}`, to: 'check-action', check: id }
}

/** Agrees an action that was begun with `>` and looked at. */
export const agreeAction: Door = async room => {
  const { visit, seen } = room
  const { fields } = visit
  const action = idIn(visit, 'action')
  const due = fields.date('due')
  if (due) isMeant(fields, 'due', oddDue(due, seen.rules.calendar, visit.now), due)
  if (fields.problems.length > 0) return wrong
  const howKnown = fields.text('how-known')?.trim()
  const child = seen.discussion.children.find(one => one.id === fields.raw('action-child'))?.id
  const answer = await visit.conduct(seen.discussion.id, {
    type: 'AgreeAction',
    id: commandOf(visit),
    action,
    what: fields.text('what')?.trim() ?? '',
    owner: fields.text('owner')?.trim() ?? '',
    agency: fields.raw('owner-agency'),
    ...(due && { due }),
    ...(howKnown && { howKnown }),
    ...(child && { child }),
  })
  if (answer !== nothingHere && isRefusal(answer))
    return answer.field === 'agency' ? { ...answer, field: 'owner-agency' } : answer
  if (answer !== nothingHere) await forget(room, `action/${action}`)
  return toldBy(answer, { done: 'agreed', to: 'part-actions' })
}

/** Keeps what is in the box as its author's draft, or forgets it when the box is empty; says how it would be read. */
export const keepUnsaid: Door = async room => {
  const { visit, seen } = room
  const { fields } = visit
  const part = readPart(fields.raw('part'))
  if (!part || !seen.may('write-own-lines')) return undefined
  const typed = fields.raw('text')
  if (typed.trim() === '') {
    await forget(room, part)
    return { done: 'thrown' }
  }
  if (typed.length > longestDraft_characters) {
    fields.wrong('text', `That is ${typed.length} characters: too long to keep. Save a part of it first.`)
    return wrong
  }
  await keepTyped(room, part)
  return { done: 'kept', reading: part.startsWith('line/') ? sayReading(room, typed) : '' }
}

/**
 * How what is typed would be saved, and for whom, for whoever types: “Westvale Police, intelligence, Tomasz Reeve; for the
 * police, the chair and the minute-taker”.
 */
function sayReading(room: Room, typed: string): string {
  const composed = readTyped(room, typed)
  if (composed.action) return 'An action, to be checked before it is agreed'
  const { agency, speaker, kind } = attribute(composed, chosenIn(room), room.typist, room.people)
  const { discussion } = room.seen
  const { fields } = room.visit
  const audience =
    chosenAudience(fields.raw('audience'), agency, discussion) ??
    proposedForKind(kind, agency, sitsForPolice(agency, discussion))
  const said = [agency, speaker !== agency && speaker, lowerFirst(kindWords[kind])].filter(Boolean).join(', ')
  const open = discussion.children.length > 1 && fields.all('about').length === 0
  return [said, `for ${sayAudience(audience)}`, open && 'no child said'].filter(Boolean).join('; ')
}
