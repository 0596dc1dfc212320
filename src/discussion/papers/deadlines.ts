/** Each deadline of a discussion as a paper tells it: what it was counted from, when it was due, how it stands. */
import { sayMoment } from '../../calendar/index.ts'
import { sayVersion } from '../../procedure/saying/statement.ts'
import type { Deadline } from '../discussion.ts'
import { sayNational } from '../in-words/national.ts'
import { clockLabel } from '../in-words/say-label.ts'
import { type Judgement, judge } from '../required/clocks/verdict.ts'
import { countedBy } from '../required/under.ts'
import { type Block, paragraph, table, words } from './paper.ts'
import { byline, childName, dueInWords } from './saying.ts'
import type { Share } from './share.ts'
import { plainly } from '../../english.ts'
import { verdictAlone } from '../in-words/vocabulary.ts'
import { sourceInWords } from '../in-words/pack-words.ts'

type DeadlineOnPaper = {
  readonly key: string
  readonly binding: Deadline
  readonly stands: Pick<Judgement, 'verdict' | 'metAt'>
  readonly label: string
  readonly rule: string
  readonly cells: readonly string[]
  /** Clocks of what binds everybody in England. */
  readonly national: boolean
}

/** The deadlines that a reader may know of, as they stand at the paper’s moment; those of a child only with the child. */
export function deadlinesIn(share: Share): DeadlineOnPaper[] {
  const { discussion, rules, at } = share
  const keys = [...new Set(discussion.deadlines.filter(one => one.from.at <= at).map(one => one.key))]
  return keys.flatMap(key => {
    const { binding, verdict, metAt } = judge(key, discussion, rules, at)
    if (!binding) return []
    const of = key.split('/')[1]
    const child = discussion.children.find(one => one.id === of)
    if (child && !share.children.includes(child)) return []
    const { clock: rule, under } = countedBy(binding, rules)
    const version = under === rules ? '' : ` (${sayVersion(under.procedure.id)})`
    const label = `${rule?.label ?? binding.clock}${child && share.children.length > 1 ? ` (${childName(child)})` : ''}`
    // Words that are signed cannot say when they were: the minute would change them while they are being read.
    const stopsHere = rule?.to === 'signed-off' && share.signed === 1
    const stands = stopsHere
      ? 'Stopped by the signature below'
      : `${verdictAlone(verdict, rule)}${metAt ? ` (${sayMoment(metAt)})` : ''}`
    return [
      {
        key,
        binding,
        stands: stopsHere ? { verdict: 'met' } : { verdict, ...(metAt !== undefined && { metAt }) },
        label,
        rule: rule?.id ?? binding.rule,
        national: rule?.overlay !== undefined,
        cells: [
          label,
          `${plainly(binding.from.instant)}, ${sayMoment(binding.from.at)}`,
          dueInWords(binding),
          stands,
          rule ? `${rule.id}; ${sourceInWords(rule.source, under)}${version}` : binding.rule,
        ],
      },
    ]
  })
}

export function deadlines(share: Share): Block[] {
  const { discussion, rules } = share
  const { overlay } = rules.procedure
  const told = deadlinesIn(share)
  return [
    ...table(
      'Each deadline and how it stands',
      ['What', 'Counted from', 'Due', 'How it stands', 'Rule'],
      told.map(one => one.cells),
    ),
    ...(overlay && told.some(one => one.national) ? [paragraph(sayNational(overlay.id, rules))] : []),
    ...discussion.delays
      .filter(one => !one.heldBack)
      .map(one =>
        words(
          `Why it is late: ${told.find(({ key }) => key === one.clock)?.label ?? clockLabel(one.clock, rules)}`,
          one.reason,
          byline(one, rules),
        ),
      ),
  ]
}
