/** Corrections that wait: for an answer, or for a new version that carries what was accepted. */
import { askedOfChair } from '../../../procedure/pack/asked.ts'
import type { Pack } from '../../../procedure/pack/pack.ts'
import type { Force, Source } from '../../../procedure/pack/rule.ts'
import { type Correction, type Discussion, latestVersion } from '../../discussion.ts'
import type { Rules } from '../../happening.ts'
import { type Duty, ruled } from '../duties/duty.ts'

/** Corrections accepted since the newest version was signed: it does not carry them. */
export function unsignedCorrections(
  discussion: Pick<Discussion, 'corrections' | 'versions'>,
): readonly Correction[] {
  const version = discussion.versions.at(-1)?.version
  if (version === undefined) return []
  return discussion.corrections.filter(one => one.answer?.accepted && one.answeredIn === version)
}

/** What a version changed of the one before it. */
export const changedIn = (
  version: number,
  { corrections }: Pick<Discussion, 'corrections'>,
): readonly Correction[] => corrections.filter(one => one.answer?.accepted && one.answeredIn === version - 1)

/** Each correction asked for has to be answered; one that is accepted asks for a new version. */
export function correctionDuties(discussion: Discussion, { procedure }: Rules): Duty[] {
  const rule = ruleFor(procedure.pack)
  if (!rule) return []
  const asked = discussion.corrections.map(
    (one): Duty => ({
      key: `correction/${one.correction}`,
      duty: 'correction',
      ...ruled({ ...rule, force: 'should' }),
      label: `Answer the correction that ${one.by.name} asks for`,
      state: one.answer ? 'done' : 'open',
      phase: 'send',
      askedOf: askedOfChair,
      doneOn: { page: 'minutes', part: 'corrections' },
      takes: 'nothing',
      ...(one.answer && { because: one.answer.words }),
    }),
  )
  const unsigned = unsignedCorrections(discussion)
  const version = latestVersion(discussion)?.version
  // Where the procedure has somebody sign off, its own duty asks for the signature.
  if (unsigned.length === 0 || version === undefined || procedure.pack.minutes['sign-off']) return asked
  return [
    ...asked,
    {
      key: 'sign-minutes',
      duty: 'sign-minutes',
      ...ruled({ ...rule, force: 'should' }),
      label: newVersion(version),
      state: 'open',
      phase: 'close',
      askedOf: askedOfChair,
      doneOn: { page: 'close' },
      takes: 'nothing',
    },
  ]
}

/** What is asked for once a correction is accepted. */
export const newVersion = (signed: number): string =>
  `Sign version ${signed + 1}: a correction is accepted, and version ${signed} does not carry it`

/** The rule by which somebody may say that the minutes are wrong: about corrections, about signing, or that they get a copy at all. */
function ruleFor({
  minutes,
  distribute,
}: Pack): { id: string; label: string; force: Force; source: Source } | undefined {
  return minutes.corrections ?? minutes['sign-off'] ?? distribute.recipients[0]
}
