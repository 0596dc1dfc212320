/** Where today's minutes of an old discussion deliberately say something else than version 0.1.0 did, and why. */
import type { KeptWords } from '../kept.ts'

/**
 * `was` is a whole line of then; `reads` is what stands there now: no line, one or several. Without `authority`, `in` and
 * `papers` it is so wherever the line stood.
 */
export type Mended = {
  readonly was: string
  readonly reads: readonly string[]
  readonly authority?: string
  readonly in?: string
  readonly papers?: readonly (keyof KeptWords['words'])[]
  readonly because: string
}

const aldermere = '5a000000-0000-4000-8000-000000000001'
const columns = 'Agency | Who | Reply | Took part'
const care = 'Aldermere Children’s Social Care'

/** Whoever chaired was on no list of those who took part. */
const chaired = (reference: string, who: string, when: string): Mended => ({
  was: columns,
  reads: [columns, `${care} | ${who} | In the chair | ${when}`],
  authority: aldermere,
  in: reference,
  because: 'whoever chaired took part',
})
const dilys = 'Dilys Okonjo, Team Manager'

const comingAndGoing = (was: string, reads: readonly string[], because: string): Mended => ({
  was,
  reads,
  authority: aldermere,
  in: 'SD-0415',
  because,
})
const ward = (who: string, then: string, when: string): Mended =>
  comingAndGoing(
    `Riverside Hospital | ${who} | 1:02pm to 1:22pm, 1:30pm to 1:50pm`,
    [`Riverside Hospital | ${who} | ${when}`],
    `three of one ward were taken for one: ${then}`,
  )

export const mended: readonly Mended[] = [
  chaired('SD-0401', dilys, '9:31am to 10:12am'),
  chaired('SD-0402', dilys, '10:02am to 10:41am'),
  chaired('SD-0403', dilys, '3:05pm to 3:40pm'),
  chaired('SD-0404', dilys, '10:01am to 11:04am'),
  chaired('SD-0405', dilys, '1:31pm to 2:14pm'),
  chaired('SD-0406', dilys, '2:02pm to 2:44pm'),
  chaired('SD-0407', dilys, '11:00am to 11:50am'),
  chaired('SD-0408', dilys, '2:01pm to 2:45pm'),
  chaired('SD-0411', 'Helena Voss, Service Manager', 'from 9:01am'),
  chaired('SD-0415', dilys, '1:02pm to 1:50pm'),
  {
    was: 'Hollinmoor Children’s Social Care | Bram Sefton, Team Manager | Not invited | 3:02pm to 3:41pm',
    reads: [
      'Hollinmoor Children’s Social Care | Bram Sefton, Team Manager | Not invited | 3:02pm to 3:41pm, in the chair',
    ],
    because: 'whoever chaired is said to have',
  },
  {
    was: 'Quaymouth Social Care | Isolde Marchetti, The Trust’s Consultant Social Worker | No reply | 2:01pm to 2:38pm',
    reads: [
      'Quaymouth Social Care | Isolde Marchetti, The Trust’s Consultant Social Worker | No reply | 2:01pm to 2:38pm, in the chair',
    ],
    because: 'whoever chaired is said to have',
  },
  comingAndGoing(
    'Fernbank Primary School | Mrs Ann Lisle, Head of year | Sends somebody else: “Mrs Lisle teaches Wren.” | 1:02pm to 1:50pm',
    [
      'Fernbank Primary School | Jonah Pell, Education lead | Sends Mrs Ann Lisle: “Mrs Lisle teaches Wren.” | Not there',
      'Fernbank Primary School | Mrs Ann Lisle, Head of year | In place of Jonah Pell | 1:02pm to 1:50pm',
    ],
    'the deputy was given the answer of the one who sent her, who was on no list',
  ),
  ward('Kay North, Ward sister | No reply', 'she went at 1:22pm', '1:02pm to 1:22pm'),
  ward('Lou South, Ward sister | Declined: “Nights.”', 'she came at 1:30pm', '1:30pm to 1:50pm'),
  ward(
    'Pat East, Ward sister | Invitation withdrawn: Pat has left the hospital.',
    'Pat was never there',
    'Not there',
  ),
]
