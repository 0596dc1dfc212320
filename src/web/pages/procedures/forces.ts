import type { Force } from '../../../procedure/pack/rule.ts'

/** The force of a rule in one word, and what missing it is called. */
export const forces: Readonly<
  Record<Force | 'informative', { word: string; missing: string; colour: string }>
> = {
  must: { word: 'Must', missing: 'Not doing it is a breach.', colour: 'govuk-tag--red' },
  should: { word: 'Should', missing: 'Not doing it is a departure, and a reason is asked.', colour: '' },
  endeavour: { word: 'Aim', missing: 'Missing it is counted, not explained.', colour: 'govuk-tag--teal' },
  consider: {
    word: 'Consider',
    missing: 'It has to be answered, either way.',
    colour: 'govuk-tag--purple',
  },
  may: { word: 'May', missing: 'It is allowed, and nobody has to.', colour: 'govuk-tag--green' },
  never: { word: 'Never', missing: 'It is not done under this procedure.', colour: 'govuk-tag--red' },
  informative: {
    word: 'For information',
    missing: 'It asks nothing by itself.',
    colour: 'govuk-tag--grey',
  },
}
