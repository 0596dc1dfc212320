/** Accepting a correction: which words of the record it changes, and what they read from then on. */
import type { Change, Corrected } from '../../../discussion/state/change.ts'
import type { Correction } from '../../../discussion/discussion.ts'
import { outcomeLabel } from '../../../discussion/in-words/say-label.ts'
import { wordsCorrected } from '../../../discussion/life/correcting.ts'
import { newVersion } from '../../../discussion/required/minutes/corrections.ts'
import { Button } from '../../govuk/button.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { CommandId } from '../../form.tsx'
import { share as shareFor, wholeRecord } from '../../../discussion/papers/index.ts'
import { PartPage } from '../../part.tsx'
import type { Seen, Visit } from '../../visit.ts'

type Choice = { readonly value: string; readonly text: string; readonly corrected: Corrected }

/** How much of some words is shown to tell them from others. */
const glimpse_characters = 60
const glimpse = (words: string): string => {
  const flat = words.replace(/\s+/g, ' ').trim()
  return flat.length <= glimpse_characters ? flat : `${flat.slice(0, glimpse_characters).trimEnd()}…`
}

/** All words of the record that this visitor may have, and so may put right. */
export function choices(visit: Visit, seen: Seen): Choice[] {
  const share = shareFor(seen.discussion, seen.rules, wholeRecord, { now: visit.now })
  const { rules } = seen
  const choice = (value: string, text: string, corrected: Corrected): Choice => ({ value, text, corrected })
  return [
    ...share.lines.map(one =>
      choice(`line/${one.line}`, `Line ${one.number}, ${one.agency}: ${glimpse(one.text)}`, {
        of: 'line',
        line: one.line,
      }),
    ),
    ...share.answers.map(one =>
      choice(`answer/${one.key}`, `${one.label}: ${glimpse(one.answer.words)}`, {
        of: 'answer',
        key: one.key,
      }),
    ),
    ...share.decisions.flatMap(one => [
      ...(one.reason && !one.withdrawn
        ? [
            choice(
              `decision/${one.decision}`,
              `Reason for “${outcomeLabel(one.outcome, rules)}”: ${glimpse(one.reason)}`,
              { of: 'decision', decision: one.decision },
            ),
          ]
        : []),
      ...one.positions.flatMap(({ agency, words }) =>
        words && !one.withdrawn
          ? [
              choice(
                `position/${one.decision}/${agency}`,
                `${agency} on “${outcomeLabel(one.outcome, rules)}”: ${glimpse(words)}`,
                { of: 'position', decision: one.decision, agency },
              ),
            ]
          : [],
      ),
    ]),
    ...(share.safetyPlan
      ? [choice('safety-plan', `Safety plan: ${glimpse(share.safetyPlan.words)}`, { of: 'safety-plan' })]
      : []),
    ...share.actions.map(one =>
      choice(`action/${one.action}`, `Action of ${one.owner}: ${glimpse(one.what)}`, {
        of: 'action',
        action: one.action,
      }),
    ),
    ...(share.reason
      ? [choice('reason', `Why it was held: ${glimpse(share.reason)}`, { of: 'reason' })]
      : []),
    choice('note', 'None of these: it is added as a note', { of: 'note' }),
  ]
}

/** The change that the second page asks for; undefined while it has not been asked. */
export function changeIn(visit: Visit, chosen: Choice): Change | undefined {
  const { fields } = visit
  if (!fields.names().includes('text')) return undefined
  return { ...chosen.corrected, text: fields.needed('text', 'Write what it reads from now on.') }
}

/** The words as they stand, to be put right. What was typed on the page before goes along. */
export function PutRight({
  visit,
  seen,
  correction,
  chosen,
}: {
  visit: Visit
  seen: Seen
  correction: Correction
  chosen: Choice
}) {
  const { fields } = visit
  const { discussion } = seen
  const at = `/discussions/${discussion.reference}/minutes`
  const id = correction.correction
  const stands = wordsCorrected(chosen.corrected, discussion)
  const version = discussion.versions.at(-1)?.version ?? 0
  return (
    <PartPage visit={visit} seen={seen} part="minutes" title="Put the words right" problems={fields.problems}>
      <p class="govuk-body">
        {correction.by.name}, {correction.by.agency}, asked:
      </p>
      <blockquote class="quorate-said">{correction.text}</blockquote>
      <form method="post" action={`${at}/answer`} novalidate>
        <CommandId />
        <input type="hidden" name="correction" value={id} />
        {['accepted', 'words', 'change'].map(name => (
          <input type="hidden" name={`${name}-${id}`} value={fields.raw(`${name}-${id}`)} />
        ))}
        <Textarea
          name="text"
          label={{
            text:
              stands === undefined ? 'What is to be read beside the minutes' : 'What it reads from now on',
            classes: 'govuk-label--m',
          }}
          hint={
            stands === undefined
              ? 'It stands in the new version with the name of whoever asked.'
              : 'These are the words as they stand. What they said stays readable in the history.'
          }
          rows={6}
          value={fields.names().includes('text') ? fields.raw('text') : (stands ?? '')}
          errorMessage={fields.problemWith('text')}
        />
        <p class="govuk-body">{newVersion(version)}.</p>
        <div class="govuk-button-group">
          <Button preventDoubleClick>Accept the correction</Button>
          <a class="govuk-link" href={`${at}#correction-${id}`}>
            Do not accept it now
          </a>
        </div>
      </form>
    </PartPage>
  )
}
