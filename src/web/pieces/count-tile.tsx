import type { ComponentChildren } from 'preact'
import type { Pace } from './clock-bar.tsx'

/** A number that is a link to what it counts. The colour of its edge only repeats what the note says. */
type Count = {
  readonly count: number
  readonly href: string
  /** “Actions late”. */
  readonly words: ComponentChildren
  /** “2 are yours”. */
  readonly note?: ComponentChildren
  readonly pace?: Pace | undefined
}

/** One count. Put several into `CountTiles`. */
function CountTile({ count, href, words, note, pace }: Count) {
  return (
    <li class={pace ? `quorate-count quorate-count--${pace}` : 'quorate-count'}>
      <span class="quorate-count__number">{count}</span>{' '}
      <a class="govuk-link govuk-link--text-colour quorate-count__words" href={href}>
        {words}
      </a>
      {note && <span class="quorate-count__note">{note}</span>}
    </li>
  )
}

/** The counts at the head of the board: side by side, two and two on a phone. */
export function CountTiles({ counts }: { counts: readonly Count[] }) {
  return (
    <ul class="quorate-counts">
      {counts.map(count => (
        <CountTile {...count} />
      ))}
    </ul>
  )
}
