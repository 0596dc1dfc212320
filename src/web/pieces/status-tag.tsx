import { Tag } from '../govuk/tag.tsx'

/** The five states of a duty, as the procedure engine names them. */
export type DutyState = 'open' | 'done' | 'late' | 'departed' | 'not-applicable'

/** The one word for each state, the same on every page. */
export const stateWords: Readonly<Record<DutyState, string>> = {
  open: 'Open',
  done: 'Done',
  late: 'Late',
  departed: 'Departed from',
  'not-applicable': 'Not needed',
}

const colours: Readonly<Record<DutyState, string>> = {
  open: '',
  done: 'govuk-tag--green',
  late: 'govuk-tag--red quorate-tag--late',
  departed: 'govuk-tag--purple quorate-tag--departed',
  'not-applicable': 'govuk-tag--grey',
}

/** The state of a duty: a word first, a colour as well. */
export function StatusTag({ state }: { state: DutyState }) {
  return <Tag classes={colours[state]}>{stateWords[state]}</Tag>
}
