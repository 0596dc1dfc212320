/** What each agency says, line by line; nothing is overwritten. */
import type { Line, LineKind, Sensitivity } from '../discussion.ts'
import { type Command, type Event, type Phase, refuse } from '../happening.ts'
import { referringTo } from '../participant.ts'
import { unusable } from './typed-words.ts'

export type RecordLine = Command<
  'RecordLine',
  {
    line: string
    agency: string
    speaker: string
    participant?: string
    kind: LineKind
    text: string
    about: string[]
    source?: string
    sensitivity: Sensitivity
  }
>
export type LineRecorded = Event<'LineRecorded', Omit<RecordLine, 'type' | 'id' | 'at' | 'by'>>
export type CorrectLine = Command<
  'CorrectLine',
  { line: string; revision: number; text: string; reason?: string }
>
export type LineCorrected = Event<'LineCorrected', Omit<CorrectLine, 'type' | 'id' | 'at' | 'by'>>

export type RecordingCommand = RecordLine | CorrectLine
export type RecordingEvent = LineRecorded | LineCorrected

export const recording: Phase<RecordingCommand, RecordingEvent> = {
  decide: {
    RecordLine({ id: _id, ...said }, discussion) {
      const bad = unusable(said.text, 'text')
      if (bad) return bad
      if (discussion.lines.some(one => one.line === said.line))
        return refuse('line-there', 'That line is already saved.')
      const { participant, speaker: name, agency } = said
      return [{ ...said, type: 'LineRecorded', ...referringTo(discussion, { participant, name, agency }) }]
    },
    CorrectLine({ id: _id, ...fix }, discussion) {
      const line = discussion.lines.find(one => one.line === fix.line)
      if (!line) return refuse('no-line', 'There is no such line in this discussion.')
      if (fix.revision !== line.corrected.length)
        return refuse(
          'changed-meanwhile',
          `Somebody else corrected this line meanwhile. It now reads: “${line.text}”. Your words are kept; look again and save.`,
          { field: 'text' },
        )
      return unusable(fix.text, 'text') ?? [{ ...fix, type: 'LineCorrected' }]
    },
  },
  evolve: {
    LineRecorded(discussion, { type: _type, ...said }) {
      const line: Line = { ...said, number: discussion.lines.length + 1, corrected: [] }
      return { ...discussion, lines: [...discussion.lines, line] }
    },
    LineCorrected(discussion, { line, text, at, by, reason }) {
      return {
        ...discussion,
        lines: discussion.lines.map(one =>
          one.line === line
            ? {
                ...one,
                text,
                corrected: [...one.corrected, { text: one.text, at, by, ...(reason && { reason }) }],
              }
            : one,
        ),
      }
    },
  },
}
