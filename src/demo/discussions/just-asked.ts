import { amira, dilys } from '../cast.ts'
import type * as tell from '../story.ts'
import * as doings from '../doings.ts'

/** Came in this morning. Nobody has decided yet whether the threshold is met. */
export const justAsked: tell.Story = {
  key: 'just-asked',
  shows: 'Asked for this morning; the threshold is not decided yet',
  asked: [
    '2026-12-01T09:05',
    amira,
    {
      kind: 'initial',
      reason:
        'Theo, 10, has run away from home three times in a fortnight and each time said that he was “not going back to her”. He will not say who he means.',
      form: {
        'presenting-issue': 'Three times missing in two weeks, last on Sunday night.',
        'parents-carers': 'Mother, Ines Corlett. Her partner, Sally Webb.',
        household: 'Mother, her partner, Theo.',
        'open-case': 'no',
        referrer: 'Westvale Police, missing persons',
        'immediate-safety': 'Theo is at school and goes to his grandparents today.',
        'parents-aware': 'yes',
        'communication-needs': 'None known',
        team: 'Assessment team 1',
      },
      facts: {
        harm: ['emotional'],
        'serious-harm': false,
        'immediate-safeguarding-needed': false,
        'forensic-window': false,
      },
      urgency: 'two-working-days',
      children: [
        doings.child('A', 'Theo Corlett', '2016-10-02', {
          'in-education': true,
          'education-setting': 'primary',
          'in-care': false,
        }),
      ],
      implicated: [],
      happened: { 'information-received': '2026-11-30T18:20', 'risk-identified': '2026-12-01T08:50' },
    },
  ],
  steps: [['2026-12-01T09:06', amira, doings.appoint('chair', dilys)]],
}
