import { check } from '../../../../adoption/check-beside.ts'
import { authorityOf } from '../../../../procedure/index.ts'
import { type CheckedDraft, wrongWith } from '../../../../procedure/checking/draft.ts'
import { Button } from '../../../govuk/button.tsx'
import { Input } from '../../../govuk/input.tsx'
import { Definition } from '../../../pieces/definition.tsx'
import { type Answer, nothing, type Visit } from '../../../visit.ts'
import { FromDay, ProposalId, proposed, Reason, readFrom, readReason } from './asking.tsx'
import { followedToday, openDraft, type Opened, place, provisionalId } from './door.ts'
import { DraftPage } from './frame.tsx'
import { MendFirst } from './mend-first.tsx'

export async function askPublication(visit: Visit): Promise<Answer> {
  const opened = await openDraft(visit)
  return opened?.mine ? { page: await propose(visit, opened) } : nothing
}

export async function proposePublication(visit: Visit): Promise<Answer> {
  const opened = await openDraft(visit)
  if (!opened?.mine) return nothing
  const { fields } = visit
  const id = fields.needed('id', 'Say what to publish it as.').trim()
  const done = await proposed(visit, {
    kind: 'publish',
    id,
    from: readFrom(fields),
    reason: readReason(fields),
    draft: opened.draft.draft,
  })
  return done ? { redirect: `${place}?done=proposed` } : { page: await propose(visit, opened), status: 422 }
}

async function propose(visit: Visit, opened: Opened) {
  const checked = await check(opened.draft, provisionalId(visit))
  return <Propose visit={visit} opened={opened} checked={checked} />
}

function Propose({ visit, opened, checked }: { visit: Visit; opened: Opened; checked: CheckedDraft }) {
  const { draft, waiting } = opened
  const { fields } = visit
  const wrong = wrongWith(checked) > 0
  const own = authorityOf(followedToday(visit).id)
  return (
    <DraftPage visit={visit} opened={opened} part="propose" title="Propose" problems={fields.problems}>
      <h2 class="govuk-heading-l">Publish this draft, and follow it from a day</h2>
      {waiting ? (
        <p class="govuk-body">
          It is proposed already. Withdraw that proposal, or change the text, to make another.
        </p>
      ) : wrong ? (
        <div id="text">
          <MendFirst draft={draft} says="Nothing that is wrong is published." />
        </div>
      ) : (
        <form method="post" action={`${place}/${draft.draft}/propose`} novalidate id="text">
          <p class="govuk-body">
            Another policy lead reads it and approves or declines it. Once approved, the text never changes
            again, and from the day you name new discussions are held under it. Those that are running keep
            the version they began under.
          </p>
          <ProposalId />
          <Input
            name="id"
            label={{ text: 'Publish it as', classes: 'govuk-label--s' }}
            hint={`The authority, a slash, and the version, like ${own}/2027`}
            classes="govuk-input--width-20"
            value={fields.raw('id')}
            errorMessage={fields.problemWith('id')}
          />
          <FromDay
            fields={fields}
            hint="Today or later. New discussions are held under it from that morning"
          />
          <Reason fields={fields} hint="What changes and who asked for it. Kept in the record" />
          <Definition
            rows={[
              {
                key: 'Exactly this text',
                value: <code class="quorate-digest">{checked.hash.slice(0, 16)}</code>,
              },
            ]}
          />
          <Button preventDoubleClick>Propose it</Button>
        </form>
      )}
    </DraftPage>
  )
}
