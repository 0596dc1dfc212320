import { type CheckedDraft, sayWrong } from '../../../../procedure/checking/draft.ts'
import type { Problem } from '../../../../procedure/index.ts'
import { countRules } from '../../../../procedure/pack/walk.ts'
import { Alert } from '../../../pieces/alert.tsx'
import { plural } from '../../../../english.ts'

/** More on one page helps nobody: what is mended above often mends what is below. */
const mostShown = 100

/** What was found in a draft, each with the line it is about. */
export function Found({ checked }: { checked: CheckedDraft }) {
  const { errors, contradictions, warnings, coming, read } = checked
  const wrong = errors.length + contradictions.length
  const counted = read && countRules(read.pack)
  return (
    <div id="checked">
      {wrong > 0 ? (
        <Alert kind="error" title="It cannot be published like this">
          {sayWrong(checked)}. It cannot be published like this.
          {!read && ' Contradictions are looked for once the text can be read.'}
        </Alert>
      ) : (
        <Alert kind="success" title="Nothing is wrong">
          {counted && `${plural(counted.rules, 'rule')}, ${counted.notCheckable} that no program can judge. `}
          Nothing is wrong, and nothing contradicts itself.
        </Alert>
      )}
      <Problems id="errors" title="Errors" problems={errors} says="Mend these first." />
      <Problems
        id="contradictions"
        title="Contradictions"
        problems={contradictions}
        says="Each rule is sound by itself. Together they ask what nobody can do."
      />
      {warnings.length > 0 && (
        <section id="warnings">
          <h2 class="govuk-heading-m">Warnings ({warnings.length})</h2>
          <p class="govuk-body">
            What law and statutory guidance expect of everyone in England. They do not stop it from being
            published, and nothing is filled in for you.
          </p>
          <ul class="govuk-list govuk-list--bullet">
            {warnings.map(({ id, says, source, lacks }) => (
              <li>
                {says} ({source}). <strong>{lacks}</strong> <span class="quorate-quiet">{id}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {coming.length > 0 && (
        <section id="coming">
          <h2 class="govuk-heading-m">Coming ({coming.length})</h2>
          <p class="govuk-body">Enacted, not in force, and not counted.</p>
          <ul class="govuk-list govuk-list--bullet">
            {coming.map(one => (
              <li>
                {one.says} ({one.source}). {one.coming} <span class="quorate-quiet">{one.id}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Problems({
  id,
  title,
  problems,
  says,
}: {
  id: string
  title: string
  problems: readonly Problem[]
  says: string
}) {
  if (problems.length === 0) return null
  return (
    <section id={id}>
      <h2 class="govuk-heading-m">
        {title} ({problems.length})
      </h2>
      <p class="govuk-body">{says}</p>
      <ul class="govuk-list govuk-list--bullet">
        {problems.slice(0, mostShown).map(({ line, path, says }) => (
          <li>
            <a class="govuk-link" href={`#line-${line}`}>
              Line {line}
              {path !== '' && `, ${path}`}
            </a>
            : {says}
          </li>
        ))}
      </ul>
      {problems.length > mostShown && (
        <p class="govuk-body">{problems.length - mostShown} more follow once these are mended.</p>
      )}
    </section>
  )
}

/** A longer text is hardly a procedure; what is beyond is still saved. */
const mostLines = 5_000

/** The text as it is saved, line by line, so that a problem can point at its line. */
export function Numbered({ text, checked }: { text: string; checked: CheckedDraft }) {
  const wrong = new Set([...checked.errors, ...checked.contradictions].map(({ line }) => line))
  const lines = text.replace(/\n$/, '').split('\n')
  return (
    <section>
      <h2 class="govuk-heading-m" id="numbered">
        Line by line
      </h2>
      {text === '' ? (
        <p class="govuk-body">There is no text yet.</p>
      ) : (
        // Scrolls by itself, so whoever uses a keyboard must be able to step into it.
        <div class="quorate-numbered" {...{ role: 'region', tabIndex: 0, 'aria-labelledby': 'numbered' }}>
          <ol>
            {lines.slice(0, mostLines).map((line, at) => (
              <li
                id={`line-${at + 1}`}
                class={wrong.has(at + 1) ? 'quorate-numbered__wrong' : undefined}
                value={at + 1}
              >
                {wrong.has(at + 1) && <span class="govuk-visually-hidden">Something is wrong here: </span>}
                {line === '' ? ' ' : line}
              </li>
            ))}
          </ol>
        </div>
      )}
      {lines.length > mostLines && (
        <p class="govuk-body">
          The first {mostLines} of {lines.length} lines are shown.
        </p>
      )}
    </section>
  )
}
