import { newestOverlay } from '../../../../procedure/overlay.ts'
import { check } from '../../../../adoption/check-beside.ts'
import { findDraft } from '../../../../adoption/drafts.ts'
import { type Answered, findProposal, type Proposal, settle } from '../../../../adoption/proposals.ts'
import { sayDay, sayMoment } from '../../../../calendar/index.ts'
import type { CheckedDraft } from '../../../../procedure/checking/draft.ts'
import { Framed } from '../../../frame/frame.tsx'
import { Button } from '../../../govuk/button.tsx'
import { ErrorMessage } from '../../../govuk/error-message.tsx'
import { Radios } from '../../../govuk/radios.tsx'
import { Textarea } from '../../../govuk/textarea.tsx'
import { Alert } from '../../../pieces/alert.tsx'
import { Definition } from '../../../pieces/definition.tsx'
import { PageHeading } from '../../../pieces/page-heading.tsx'
import { type Answer, nothing, type Visit } from '../../../visit.ts'
import { withinReason } from './asking.tsx'
import { asking, crumbs, place, shelves } from './door.ts'
import { sayProposed } from './words.ts'
import { plural } from '../../../../english.ts'

type Seen = { proposal: Proposal; checked: CheckedDraft | undefined }

export async function showProposal(visit: Visit): Promise<Answer> {
  const seen = await open(visit)
  return seen ? { page: <ProposalPage visit={visit} seen={seen} /> } : nothing
}

async function open(visit: Visit): Promise<Seen | undefined> {
  const { authority } = visit.actor
  return visit.read(async tx => {
    const proposal = await findProposal(tx, authority, visit.params.proposal ?? '')
    if (!proposal) return undefined
    const draft = proposal.draft === undefined ? undefined : await findDraft(tx, authority, proposal.draft)
    return {
      proposal,
      checked: draft && (await check(draft, proposal.id, newestOverlay(visit.house.shelf.overlays))),
    }
  })
}

const answers: readonly string[] = ['approve', 'decline', 'withdraw'] satisfies Answered['answer'][]

export async function settleProposal(visit: Visit): Promise<Answer> {
  const { fields } = visit
  const answer = fields.raw('answer')
  if (!answers.includes(answer)) fields.wrong('answer', 'Say whether you approve it or decline it.')
  const reason = withinReason(fields, fields.text('reason') ?? '')
  if (fields.problems.length === 0) {
    const inTheWay = await visit.read(tx =>
      settle(tx, asking(visit), shelves(visit), visit.params.proposal ?? '', {
        answer: answer as Answered['answer'],
        reason,
      }),
    )
    if (!inTheWay) return nothing
    if (inTheWay.length === 0) return { redirect: `/procedure/proposals/${visit.params.proposal}` }
    for (const { field, says } of inTheWay) fields.wrong(field === 'reason' ? 'reason' : 'answer', says)
  }
  const seen = await open(visit)
  return seen ? { page: <ProposalPage visit={visit} seen={seen} />, status: 422 } : nothing
}

function ProposalPage({ visit, seen }: { visit: Visit; seen: Seen }) {
  const { proposal, checked } = seen
  const mine = proposal.proposedBy === visit.signedIn.person.person
  const title = sayProposed(proposal)
  return (
    <Framed
      visit={visit}
      frame={{
        title,
        at: 'procedure',
        problems: visit.fields.problems,
        breadcrumbs: crumbs({ text: title }),
        children: (
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <PageHeading caption="Proposal">{title}</PageHeading>
              <HowItStands visit={visit} proposal={proposal} />
              <Definition
                rows={[
                  { key: 'From', value: sayDay(proposal.from) },
                  {
                    key: 'Proposed by',
                    value: `${proposal.proposedByName}, ${sayMoment(proposal.proposedAt, visit.now)}`,
                  },
                  { key: 'Why', value: <div class="quorate-said">{proposal.reason}</div> },
                  {
                    key: 'Exactly this text',
                    value: <code class="quorate-digest">{proposal.hash.slice(0, 16)}</code>,
                  },
                ]}
              />
              <WhatToRead proposal={proposal} checked={checked} />
              {proposal.state === 'waiting' &&
                (mine ? <TakeBack visit={visit} /> : <Decide visit={visit} proposal={proposal} />)}
            </div>
          </div>
        ),
      }}
    />
  )
}

function HowItStands({ visit, proposal }: { visit: Visit; proposal: Proposal }) {
  const { state, settledByName, settledAt, answer, kind, id, from } = proposal
  if (state === 'waiting')
    return (
      <Alert kind="information" title="Waiting for approval">
        Waiting for a policy lead other than {proposal.proposedByName}.
      </Alert>
    )
  const by = `${settledByName}, ${sayMoment(settledAt!, visit.now)}`
  const words = answer === undefined ? '' : ` “${answer}”`
  if (state !== 'approved')
    return (
      <Alert kind="warning" title={state === 'declined' ? 'Declined' : 'Withdrawn'}>
        {state === 'declined' ? 'Declined by' : 'Withdrawn by'} {by}.{words}
      </Alert>
    )
  return (
    <Alert kind="success" title="Approved">
      Approved by {by}.{words}{' '}
      {kind === 'withdraw'
        ? `${id} is not followed from ${sayDay(from)}.`
        : `New discussions are held under ${id} from ${sayDay(from)}; those that began before keep theirs.`}
    </Alert>
  )
}

/** Where to read what would be approved. */
function WhatToRead({ proposal, checked }: Seen) {
  const { state, draft, hash, id } = proposal
  if (state === 'approved' || draft === undefined)
    return (
      <p class="govuk-body">
        <a class="govuk-link" href={`/procedure/${id}`}>
          Read {id}
        </a>
      </p>
    )
  if (checked?.hash !== hash)
    return <p class="govuk-body">The text that was proposed is not there any more.</p>
  return (
    <>
      <h2 class="govuk-heading-m">Read it first</h2>
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href={`${place}/${draft}`}>
            The text, and what was found in it
          </a>{' '}
          ({plural(checked.warnings.length, 'warning')})
        </li>
        <li>
          <a class="govuk-link" href={`${place}/${draft}/changes`}>
            What it loses, weakens and gains
          </a>
        </li>
        <li>
          <a class="govuk-link" href={`${place}/${draft}/replay`}>
            Recorded discussions under it
          </a>
        </li>
      </ul>
    </>
  )
}

function Decide({ visit: { fields, params }, proposal }: { visit: Visit; proposal: Proposal }) {
  const { kind, id } = proposal
  return (
    <form method="post" action={`/procedure/proposals/${params.proposal}`} novalidate>
      <Radios
        name="answer"
        value={fields.raw('answer')}
        fieldset={{ legend: { text: 'Do you approve it?', classes: 'govuk-fieldset__legend--m' } }}
        errorMessage={fields.problemWith('answer')}
        items={[
          {
            value: 'approve',
            text: 'Approve it',
            hint: {
              text:
                kind === 'publish'
                  ? `${id} is published with exactly this text, for ever, and followed from that day`
                  : 'It is done at once, from that day',
            },
          },
          { value: 'decline', text: 'Decline it', hint: { text: 'Say why, so that it can be mended' } },
        ]}
      />
      <Textarea
        name="reason"
        label={{ text: 'A word about it', classes: 'govuk-label--s' }}
        hint="Needed to decline. Kept in the record"
        rows={3}
        value={fields.raw('reason')}
        errorMessage={fields.problemWith('reason')}
      />
      <Button preventDoubleClick>Send your answer</Button>
    </form>
  )
}

function TakeBack({ visit: { fields, params } }: { visit: Visit }) {
  const wrong = fields.problems[0]?.says
  return (
    <form method="post" action={`/procedure/proposals/${params.proposal}`} novalidate id="answer">
      <p class="govuk-body" id="reason">
        You proposed this, so somebody else has to approve it. You can take it back.
      </p>
      {wrong && <ErrorMessage>{wrong}</ErrorMessage>}
      <input type="hidden" name="answer" value="withdraw" />
      <Button classes="govuk-button--secondary" preventDoubleClick>
        Withdraw the proposal
      </Button>
    </form>
  )
}
