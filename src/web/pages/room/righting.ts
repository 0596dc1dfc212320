/** Putting a line right: its words and whose they are, who may have it, or taking it back altogether. */
import { nothingHere } from '../../../conduct.ts'
import {
  forPolice,
  type LineAudience,
  mayCorrect,
  narrowest,
  proposedForKind,
} from '../../../discussion/audience/audience.ts'
import type { Line } from '../../../discussion/discussion.ts'
import { isRefusal } from '../../../discussion/happening.ts'
import { sitsForPolice } from '../../../discussion/life/recording.ts'
import { type DraftPart, keepDraft } from '../../../room/drafts.ts'
import { commandOf } from '../../form.tsx'
import { type Door, draftOwner, forget, toldBy, wrong } from './door.ts'
import type { Room } from './room.ts'
import { choiceOf, chosenAudience } from './whose.ts'
import { chosenIn, readTyped } from './writing.ts'

const lineIn = ({ visit, seen, reader }: Room): Line | undefined =>
  seen.discussion.lines.find(one => one.line === visit.params.line && mayCorrect(one, reader))

/** What of a line is to read otherwise, by the marks before the words and by the fields; what nobody touched stays as it is. */
function changesOf(room: Room, line: Line, typed: string) {
  const { fields } = room.visit
  const { discussion } = room.seen
  const composed = readTyped(room, typed)
  const chosen = chosenIn(room)
  // A field that still says what the line says was not touched: then the marks count.
  const touched = <T>(value: T | undefined, was: T) => (value === was ? undefined : value)
  const agency = touched(chosen.agency, line.agency) ?? composed.agency ?? line.agency
  const kind = touched(chosen.kind, line.kind) ?? composed.kind ?? line.kind
  const speaker =
    touched(chosen.speaker, line.speaker) ??
    composed.speaker ??
    (agency === line.agency ? line.speaker : agency)
  // What becomes intelligence is narrowed with it, unless somebody says otherwise.
  const audience =
    chosenAudience(touched(fields.raw('audience'), choiceOf(line.audience)) ?? '', agency, discussion) ??
    proposedAnew({ ...line, agency, kind }, line, sitsForPolice(agency, discussion))
  const ticked = fields.all('about').filter(id => discussion.children.some(child => child.id === id))
  // The room's box has the children too, and none ticked there says nothing of an earlier line.
  const about = ticked.length > 0 || fields.raw('about-asked') !== '' ? ticked : line.about
  const now = { agency, speaker, kind, audience, about }
  const changed = Object.entries(now).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(line[field as keyof typeof now]),
  )
  return { composed, changes: Object.fromEntries(changed) as Partial<typeof now> }
}

/** The audience of a line put right where nobody chose one: what was for the police stays for them, and for whoever gave it. */
function proposedAnew(now: Line, before: Line, ofPolice: boolean): LineAudience {
  if (now.kind === before.kind && now.agency === before.agency) return before.audience
  if (choiceOf(before.audience) === 'police') return forPolice(now.agency, ofPolice)
  return narrowest([before.audience, proposedForKind(now.kind, now.agency, ofPolice)])
}

export const correct: Door = async room => {
  const { visit, seen } = room
  const { fields } = visit
  const line = lineIn(room)
  if (!room.writes || !line || line.withdrawn) return undefined
  const part: DraftPart = `correct/${line.line}`
  const typed = fields.text('text')?.trim() ?? ''
  const { composed, changes } = changesOf(room, line, typed)
  const { text } = composed
  if (composed.action)
    fields.wrong(
      'text',
      'A line that is corrected does not become an action. Write the action as a new line.',
    )
  else if (text === '') fields.wrong('text', 'Write what the line should say.')
  if (fields.problems.length > 0) return wrong
  const to = `line-${line.line}`
  if (text === line.text && Object.keys(changes).length === 0) {
    await forget(room, part)
    return { done: 'corrected', to }
  }
  const reason = fields.text('reason')?.trim()
  const answer = await visit.conduct(seen.discussion.id, {
    type: 'CorrectLine',
    id: commandOf(visit),
    line: line.line,
    revision: Number(fields.raw('revision')),
    text,
    ...changes,
    ...(reason && { reason }),
  })
  if (answer !== nothingHere && isRefusal(answer)) {
    await visit.read(tx =>
      keepDraft(tx, draftOwner(room), { part, at: visit.now, fields: { text: typed }, about: [] }),
    )
    return answer.why === 'changed-meanwhile'
      ? { ...answer, more: { clash: { text: line.text, revision: line.corrected.length } } }
      : answer
  }
  if (answer !== nothingHere) await forget(room, part)
  return toldBy(answer, { done: 'corrected', to })
}

export const withdraw: Door = async room => {
  const { visit, seen } = room
  const line = lineIn(room)
  if (!room.writes || !line) return undefined
  const reason = visit.fields.needed('withdraw-reason', 'Say why the line is withdrawn.')
  if (visit.fields.problems.length > 0) return wrong
  const answer = await visit.conduct(seen.discussion.id, {
    type: 'WithdrawLine',
    id: commandOf(visit),
    line: line.line,
    reason,
  })
  return toldBy(answer, { done: 'withdrawn', to: `line-${line.line}` })
}

/** Also after signing: who has a copy has it, and who gets one from now on gets what is theirs. */
export const changeAudience: Door = async room => {
  const { visit, seen } = room
  const { fields } = visit
  const line = lineIn(room)
  if (!line) return undefined
  const audience = chosenAudience(fields.raw('audience'), line.agency, seen.discussion)
  const reason = fields.needed('reason', 'Say why others may have it, or fewer.')
  if (!audience) fields.wrong('audience', 'Choose who may have the line.')
  if (!audience || fields.problems.length > 0) return wrong
  const answer = await visit.conduct(seen.discussion.id, {
    type: 'ChangeAudience',
    id: commandOf(visit),
    line: line.line,
    audience,
    reason,
  })
  return toldBy(answer, { done: 'audience', to: `line-${line.line}` })
}
