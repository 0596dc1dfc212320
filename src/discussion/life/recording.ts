/** What each agency says, line by line, and who may have it; nothing is overwritten. */
import {
  audienceOfSensitivity,
  isSameAudience,
  isWider,
  type LineAudience,
  narrowest,
  proposedForKind,
  type Sensitivity,
} from '../audience/audience.ts'
import type { Discussion, Line, LineKind } from '../discussion.ts'
import { type Command, type Event, type Phase, type Refusal, refuse } from '../happening.ts'
import { referringTo } from '../people/participant.ts'
import { unusable } from '../checks/typed-words.ts'

type RecordLine = Command<
  'RecordLine',
  {
    line: string
    agency: string
    speaker: string
    participant?: string
    kind: LineKind
    text: string
    /** The children it is about; none while nobody has said. */
    about: string[]
    source?: string
    /** What its kind proposes, unless somebody says. */
    audience?: LineAudience
  }
>
type LineRecorded = Event<
  'LineRecorded',
  Omit<RecordLine, 'type' | 'id' | 'at' | 'by'> & {
    /** In entries from before there were audiences. */
    sensitivity?: Sensitivity
  }
>

/** Puts a line right: its text, and whatever else is said; what is left out stays as it is. */
type CorrectLine = Command<
  'CorrectLine',
  {
    line: string
    revision: number
    text: string
    agency?: string
    speaker?: string
    kind?: LineKind
    audience?: LineAudience
    about?: string[]
    reason?: string
  }
>
type LineCorrected = Event<'LineCorrected', Omit<CorrectLine, 'type' | 'id' | 'at' | 'by'>>

/** Takes a line back. Its words stay in the record and stand in no document. */
type WithdrawLine = Command<'WithdrawLine', { line: string; reason: string }>
type LineWithdrawn = Event<'LineWithdrawn', { line: string; reason: string }>

/** Says who may have a line from now on: whoever gave it widens it, and narrows it. Also after signing: what has gone out stays out. */
type ChangeAudience = Command<'ChangeAudience', { line: string; audience: LineAudience; reason: string }>
type AudienceChanged = Event<
  'AudienceChanged',
  { line: string; from: LineAudience; audience: LineAudience; reason: string }
>

/** Says which children a line is about, so that it goes into their extracts. Also after signing, before copies are sent. */
type SayAbout = Command<'SayAbout', { line: string; about: string[] }>
type AboutSaid = Event<'AboutSaid', { line: string; about: string[] }>

export type RecordingCommand = RecordLine | CorrectLine | WithdrawLine | ChangeAudience | SayAbout
export type RecordingEvent = LineRecorded | LineCorrected | LineWithdrawn | AudienceChanged | AboutSaid

export const recording: Phase<RecordingCommand, RecordingEvent> = {
  decide: {
    RecordLine({ id: _id, ...said }, discussion) {
      const bad = unusable(said.text, 'text')
      if (bad) return bad
      if (discussion.lines.some(one => one.line === said.line))
        return refuse('line-there', 'That line is already saved.')
      const { participant, speaker: name, agency } = said
      const audience = said.audience ?? proposedForKind(said.kind, agency, sitsForPolice(agency, discussion))
      return [
        {
          ...said,
          audience,
          type: 'LineRecorded',
          ...referringTo(discussion, { participant, name, agency }),
        },
      ]
    },
    CorrectLine({ id: _id, ...fix }, discussion) {
      const line = lineThatStands(fix.line, discussion)
      if (isRefusal(line)) return line
      if (fix.revision !== line.corrected.length)
        return refuse(
          'changed-meanwhile',
          `Somebody else corrected this line meanwhile. It now reads: “${line.text}”. Your words are kept; look again and save.`,
          { field: 'text' },
        )
      return (
        unusable(fix.text, 'text') ??
        unknownChild(fix.about, discussion) ?? [{ ...fix, type: 'LineCorrected' }]
      )
    },
    WithdrawLine({ id: _id, ...taken }, discussion) {
      const line = lineThatStands(taken.line, discussion)
      if (isRefusal(line)) return line
      if (discussion.versions.length > 0)
        return refuse('signed', 'The minutes are signed. Ask for a correction instead.')
      return unusable(taken.reason, 'reason') ?? [{ ...taken, type: 'LineWithdrawn' }]
    },
    ChangeAudience({ id: _id, ...change }, discussion) {
      const line = lineThatStands(change.line, discussion)
      if (isRefusal(line)) return line
      if (isSameAudience(line.audience, change.audience))
        return refuse('same-audience', 'They have this line already, and nobody else does.', {
          field: 'audience',
        })
      return (
        unusable(change.reason, 'reason') ?? [{ ...change, type: 'AudienceChanged', from: line.audience }]
      )
    },
    SayAbout({ id: _id, ...said }, discussion) {
      const line = lineThatStands(said.line, discussion)
      if (isRefusal(line)) return line
      return unknownChild(said.about, discussion) ?? [{ ...said, type: 'AboutSaid' }]
    },
  },
  evolve: {
    LineRecorded(discussion, { type: _type, sensitivity = 'everyone', audience, ...said }) {
      const given = audience ?? audienceOfSensitivity(sensitivity)
      const line: Line = {
        ...said,
        audience: given,
        number: nextNumber(discussion, given),
        corrected: [],
        audienceWas: [],
      }
      return { ...discussion, lines: [...discussion.lines, line] }
    },
    LineCorrected(
      discussion,
      {
        type: _type,
        afterwards: _afterwards,
        noted: _noted,
        seen: _seen,
        line,
        text,
        at,
        by,
        reason,
        revision: _revision,
        audience,
        ...fix
      },
    ) {
      return changed(discussion, line, one => {
        const was = Object.fromEntries(
          Object.keys(fix).map(field => [field, one[field as keyof typeof fix]]),
        ) as NonNullable<Line['corrected'][number]['was']>
        const earlier = { text: one.text, audience: one.audience, at, by, ...(reason && { reason }) }
        return {
          ...one,
          ...fix,
          text,
          ...(audience !== undefined && numbered(discussion, one, audience)),
          corrected: [...one.corrected, { ...earlier, ...(Object.keys(was).length > 0 && { was }) }],
        }
      })
    },
    LineWithdrawn: (discussion, { line, reason, at, by }) =>
      changed(discussion, line, one => ({ ...one, withdrawn: { reason, at, by } })),
    AudienceChanged: (discussion, { line, audience, from, reason, at, by }) =>
      changed(discussion, line, one => ({
        ...one,
        ...numbered(discussion, one, audience),
        // What is narrowed is narrowed in every wording; what is widened is this wording, not what was corrected in it.
        corrected: one.corrected.map(earlier => ({
          ...earlier,
          audience: narrowest([earlier.audience, audience]),
        })),
        audienceWas: [...one.audienceWas, { audience: from, until: at, by, reason }],
      })),
    AboutSaid: (discussion, { line, about }) => changed(discussion, line, one => ({ ...one, about })),
  },
}

const changed = (discussion: Discussion, line: string, change: (line: Line) => Line): Discussion => ({
  ...discussion,
  lines: discussion.lines.map(one => (one.line === line ? change(one) : one)),
})

function lineThatStands(wanted: string, { lines }: Discussion): Line | Refusal {
  const line = lines.find(one => one.line === wanted)
  if (!line) return refuse('no-line', 'There is no such line in this discussion.')
  return line.withdrawn ? refuse('line-withdrawn', 'That line was withdrawn. Write a new one instead.') : line
}
const isRefusal = (found: Line | Refusal): found is Refusal => 'sentence' in found

function unknownChild(about: readonly string[] | undefined, { children }: Discussion): Refusal | undefined {
  const strange = about?.find(id => !children.some(child => child.id === id))
  return strange === undefined
    ? undefined
    : refuse('unknown-child', `There is no child ${strange} in this discussion.`, { field: 'about' })
}

/** Whether an agency sits for the police in this discussion. */
export const sitsForPolice = (
  agency: string,
  { invitations, presence, conversations }: Discussion,
): boolean =>
  [...invitations, ...presence, ...conversations].some(one => one.agency === agency && one.seat === 'police')

const isOpen = (audience: LineAudience): boolean => audience === 'everyone' || audience === 'professionals'

function nextNumber({ lines }: Pick<Discussion, 'lines'>, audience: LineAudience): string {
  const open = isOpen(audience)
  const taken = lines
    .filter(one => open !== one.number.startsWith('R'))
    .map(one => Number(one.number.replace('R', '')))
  return `${open ? '' : 'R'}${Math.max(0, ...taken) + 1}`
}

/** The audience with the number a line has under it: opened to all, it gets one of theirs; narrowed, it keeps what copies call it. */
const numbered = (discussion: Discussion, line: Line, audience: LineAudience) => ({
  audience,
  number:
    isWider(audience, line.audience) && isOpen(audience) && line.number.startsWith('R')
      ? nextNumber(discussion, audience)
      : line.number,
})
