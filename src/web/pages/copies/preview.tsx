import type { Refusal } from '../../../discussion/happening.ts'
import type { LeftOut, Paper, Share, WhyLeftOut } from '../../../discussion/papers/index.ts'
import { capacityWords } from '../../words/capacity.ts'
import { Framed } from '../../frame/frame.tsx'
import { CommandId, Done } from '../../form.tsx'
import { Refused, ending } from '../../because.tsx'
import { Button } from '../../govuk/button.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { ChildName, Sheet } from '../../part.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import type { Seen, Visit } from '../../visit.ts'
import { type Row, writtenFor } from '../../pieces/copy-rows.ts'

type Shown = {
  visit: Visit
  seen: Seen
  row: Row
  paper: Paper
  /** What the copy is made from, as far as the visitor may have it; none for a notice. */
  share: Share | undefined
  /** Whether the visitor sees all of the copy here. */
  whole: boolean
  refusal?: Refusal | undefined
}

const doneWords = { written: 'Your words go out with this copy.' }

/** A copy as its recipient will see it before anything is sent, what it leaves out, and what it then seems to say. */
export function Preview({ visit, seen, row, paper, share, whole, refusal }: Shown) {
  const { discussion } = seen
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'As they will see it',
        reference: discussion.reference,
        at: 'work',
        capacity: capacityWords(seen, visit),
        problems: visit.fields.problems,
        banner: <Done said={doneWords} visit={visit} />,
        breadcrumbs: [
          { text: 'My work', href: '/work' },
          { text: discussion.reference, href: `/discussions/${discussion.reference}` },
          { text: 'Copies', href: `/discussions/${discussion.reference}/copies#matrix` },
          { text: 'As they will see it' },
        ],
        children: (
          <>
            <PageHeading caption={discussion.reference}>As they will see it</PageHeading>
            {refusal && <Refused refusal={refusal} rules={seen.rules} />}
            <p class="govuk-inset-text">
              {ending(row.label)}
              {row.child && (
                <>
                  {' '}
                  About <ChildName seen={seen} child={row.child} />.
                </>
              )}
              {!whole && ' The copy also holds what was given to its reader and not to you.'}
            </p>
            {share && <SeemsToSay share={share} seen={seen} />}
            {share && seen.may('circulate') && <Write visit={visit} seen={seen} row={row} share={share} />}
            <Sheet paper={paper}>
              <h2 class="govuk-heading-l">{paper.title}</h2>
            </Sheet>
          </>
        ),
      }}
    />
  )
}

const whyWords: Readonly<Record<WhyLeftOut, string>> = {
  'about-others': 'about another child',
  'about-all': 'about all the children at once',
  'nobody-said': 'nobody has said whom it is about',
  'names-another': 'it names another child',
}
const whatWords: Readonly<Record<LeftOut['what'], string>> = {
  line: 'A line',
  reason: 'Why the discussion was held',
  'decision-reason': 'The reason for a decision about this child',
  answer: 'An answer',
  action: 'An action',
}

/** What somebody would believe who has this copy and nothing else. */
function seemings(share: Share, seen: Seen): string[] {
  const spoke = new Set(share.lines.map(line => line.agency))
  const silent = [
    ...new Set(share.leftOut.flatMap(({ line }) => (line && !spoke.has(line.agency) ? [line.agency] : []))),
  ]
  const left = (what: LeftOut['what']) => share.leftOut.some(one => one.what === what)
  return [
    left('reason') && 'It does not say why the discussion was held.',
    left('decision-reason') && 'It does not say why something was decided for this child.',
    silent.length > 0 && `It reads as if these had said nothing: ${silent.join('; ')}.`,
    share.lines.length === 0 && left('line') && 'It holds nothing of what agencies contributed.',
    share.planNamesOthers &&
      'The safety plan names another child. It goes out as it is, unless you write below what this copy says instead.',
    seen.discussion.safetyPlan &&
      !share.safetyPlan &&
      'It holds no safety plan: who may have the plan was kept narrower.',
  ].filter(one => typeof one === 'string')
}

function SeemsToSay({ share, seen }: { share: Share; seen: Seen }) {
  const says = seemings(share, seen)
  if (share.leftOut.length === 0 && says.length === 0) return null
  return (
    <section class="quorate-part" id="left-out">
      <h2 class="govuk-heading-m">What this copy leaves out</h2>
      {says.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {says.map(one => (
            <li>{one}</li>
          ))}
        </ul>
      )}
      {share.leftOut.length > 0 && (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">Left out: {share.leftOut.length}</span>
          </summary>
          <div class="govuk-details__text">
            <ul class="govuk-list govuk-list--bullet">
              {share.leftOut.map(({ what, why, line }) => (
                <li>
                  {whatWords[what]}
                  {line && (
                    <>
                      , {line.number} of {line.agency}: <span class="quorate-private">“{line.text}”</span>
                    </>
                  )}
                  {': '}
                  {whyWords[why]}.
                </li>
              ))}
            </ul>
          </div>
        </details>
      )}
    </section>
  )
}

/** The chair’s own words in the place of what is left out; they are recorded and go out with the copy. */
function Write({ visit, seen, row, share }: Pick<Shown, 'visit' | 'seen' | 'row'> & { share: Share }) {
  const { fields } = visit
  const written = writtenFor(row, seen.discussion)
  const typed = fields.names().length > 0
  return (
    <form
      method="post"
      action={`/discussions/${seen.discussion.reference}/copies/words`}
      novalidate
      class="quorate-part"
      id="write"
    >
      <CommandId />
      <input type="hidden" name="row" value={row.id} />
      <Textarea
        name="says"
        label={{ text: 'In your words, in the place of what is left out', classes: 'govuk-label--s' }}
        hint="It stands at the top of this copy with your name. Leave it empty for none."
        rows={2}
        value={typed ? fields.raw('says') : (written.says ?? '')}
        errorMessage={fields.problemWith('says')}
      />
      {(share.planNamesOthers || share.safetyPlan || written.planSays) && row.child !== undefined && (
        <Textarea
          name="plan-says"
          label={{ text: 'What this copy says in the place of the safety plan', classes: 'govuk-label--s' }}
          hint="Only where the plan itself must not go to this reader. Leave it empty to send the plan as it is."
          rows={2}
          value={typed ? fields.raw('plan-says') : (written.planSays ?? '')}
          errorMessage={fields.problemWith('plan-says')}
        />
      )}
      <Button classes="govuk-button--secondary">Save these words</Button>
    </form>
  )
}
