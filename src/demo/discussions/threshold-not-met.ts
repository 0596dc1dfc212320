import { dilys, farah } from '../cast.ts'
import type * as tell from '../story.ts'
import * as doings from '../doings.ts'

/** A discussion was asked for and not held, and the record says why. */
export const thresholdNotMet: tell.Story = {
  key: 'threshold-not-met',
  shows: 'The threshold was not met, with reasons',
  asked: [
    '2026-11-27T11:15',
    farah,
    {
      kind: 'initial',
      reason: 'A neighbour hears shouting most evenings and thinks that Mae, 2, is left to cry.',
      form: {
        'presenting-issue': 'Shouting and crying heard through a wall.',
        'parents-carers': 'Mother, Bryony Tull. Father, Otto Tull.',
        household: 'Both parents and Mae.',
        'open-case': 'no',
        referrer: 'A neighbour',
        'immediate-safety': 'A health visitor saw Mae on Thursday, well and lively.',
        'parents-aware': 'yes',
        'communication-needs': 'None known',
        team: 'Assessment team 2',
      },
      facts: {
        harm: ['emotional'],
        'serious-harm': false,
        'immediate-safeguarding-needed': false,
        'forensic-window': false,
      },
      urgency: 'two-working-days',
      children: [doings.child('A', 'Mae Tull', '2024-05-09', { 'in-education': false, 'in-care': false })],
      implicated: [],
      happened: { 'information-received': '2026-11-26T20:15', 'risk-identified': '2026-11-27T11:00' },
    },
  ],
  steps: [
    ['2026-11-27T11:16', farah, doings.appoint('chair', dilys)],
    [
      '2026-11-27T12:05',
      dilys,
      {
        type: 'DecideThreshold',
        met: false,
        reason:
          'Noise through a wall, no injury, no disclosure. The health visitor saw Mae on Thursday and has no worry. The parents have a teething toddler and a thin wall, and asked for help with sleep. Early help is offered; the neighbour is thanked. If anything is seen on the child, we meet the same day.',
      },
    ],
  ],
}
