import { newestOverlay } from '../../../../procedure/overlay.ts'
import { check } from '../../../../adoption/check-beside.ts'
import { type Draft, discardDraft, longestDraft, saveDraft } from '../../../../adoption/drafts.ts'
import { withdrawBecauseEdited } from '../../../../adoption/proposals.ts'
import type { CheckedDraft } from '../../../../procedure/checking/draft.ts'
import type { Fields, Problem } from '../../../fields.ts'
import { Button } from '../../../govuk/button.tsx'
import { Details } from '../../../govuk/details.tsx'
import { FileUpload } from '../../../govuk/file-upload.tsx'
import { Textarea } from '../../../govuk/textarea.tsx'
import { scripts } from '../../../served/assets.ts'
import { type Answer, nothing, type Visit } from '../../../visit.ts'
import { Done } from '../../../form.tsx'
import { asking, type Opened, openDraft, place, provisionalId } from './door.ts'
import { Found, Numbered } from './found.tsx'
import { DraftPage } from './frame.tsx'

export async function showText(visit: Visit): Promise<Answer> {
  const opened = await openDraft(visit)
  if (!opened) return nothing
  const checked = await checkOf(visit, opened)
  return { page: <TextPage visit={visit} opened={opened} checked={checked} typed={opened.draft.text} /> }
}

/** Saves the text; what was proposed of the old one is withdrawn in the same transaction. */
export async function save(visit: Visit): Promise<Answer> {
  const opened = await openDraft(visit)
  if (!opened?.mine) return nothing
  const { fields } = visit
  const { draft } = opened
  const text = readText(fields)
  if (text !== undefined) {
    const saved = await visit.read(async tx => {
      const me = asking(visit)
      const became = await saveDraft(tx, me, draft, { text, saves: savesSeen(fields) })
      const withdrawn = became === 'saved' && (await withdrawBecauseEdited(tx, me, draft.draft))
      return withdrawn ? 'withdrawn' : became
    })
    if (saved !== 'stale') return { redirect: `${place}/${draft.draft}?done=${saved}` }
    fields.wrong(
      'text',
      'This draft was saved in another window after you opened it. What stands there now is shown line by line below. Save again to put this text in its place.',
    )
  }
  return {
    page: (
      <TextPage
        visit={visit}
        opened={opened}
        checked={await checkOf(visit, opened)}
        typed={fields.raw('text')}
        problems={fields.problems}
      />
    ),
    status: 422,
  }
}

/** How often the draft had been saved when the page was opened; never, where that is not said: then it was saved since. */
function savesSeen(fields: Fields): number {
  const saves = Number(fields.raw('saves') || 'unsaid')
  return Number.isSafeInteger(saves) ? saves : -1
}

const checkOf = (visit: Visit, { draft }: Opened): Promise<CheckedDraft> =>
  check(draft, provisionalId(visit), newestOverlay(visit.house.shelf.overlays))

export async function discard(visit: Visit): Promise<Answer> {
  const opened = await openDraft(visit)
  if (!opened?.mine || opened.waiting) return nothing
  await visit.read(tx => discardDraft(tx, asking(visit), opened.draft.draft))
  return { redirect: `${place}?done=discarded` }
}

/** The text of a draft; undefined when it cannot be kept, and the fields then say why. An empty one can. */
function readText(fields: Fields): string | undefined {
  const before = fields.problems.length
  const text = fields.text('text') ?? ''
  if (fields.problems.length > before) return undefined
  if (text.length <= longestDraft) return text
  return fields.wrong(
    'text',
    `The text has ${text.length.toLocaleString('en-GB')} characters. No procedure is longer than ${longestDraft.toLocaleString('en-GB')}, so it was not saved. Take out what does not belong there.`,
  )
}

function TextPage({
  visit,
  opened,
  checked,
  typed,
  problems = [],
}: {
  visit: Visit
  opened: Opened
  checked: CheckedDraft
  typed: string
  problems?: readonly Problem[]
}) {
  const { draft, mine } = opened
  return (
    <DraftPage
      visit={visit}
      opened={opened}
      part="text"
      title="Text and check"
      problems={problems}
      head={<script type="module" src={scripts.draftFile} />}
    >
      <Done said={said} visit={visit} />
      <Found checked={checked} />
      {mine ? <TextForm draft={draft} typed={typed} problems={problems} /> : <BeginOwn draft={draft} />}
      <Numbered text={draft.text} checked={checked} />
      {mine && !opened.waiting && <Discard draft={draft} />}
    </DraftPage>
  )
}

const said = {
  begun: 'The draft is begun. Only policy leads of your authority see it.',
  saved: 'Saved and checked.',
  same: 'Nothing was changed, so nothing was saved.',
  withdrawn: 'Saved and checked. The proposal was withdrawn, because it was about the text as it was before.',
}

function TextForm({ draft, typed, problems }: { draft: Draft; typed: string; problems: readonly Problem[] }) {
  return (
    <form method="post" action={`${place}/${draft.draft}`} novalidate>
      {/* Counted from what is shown below, so that saving again after a clash is a decision somebody took. */}
      <input type="hidden" name="saves" value={draft.saves} />
      <Textarea
        name="text"
        label={{ text: 'The text', classes: 'govuk-label--m' }}
        hint="Paste it here or change it here. Nothing you save is published before somebody else has approved it"
        rows={24}
        classes="quorate-draft-text"
        // A browser takes the first line end after the tag for its own.
        value={typed.startsWith('\n') ? `\n${typed}` : typed}
        errorMessage={problems.find(one => one.field === 'text')?.says}
      />
      <div data-draft-file hidden>
        <FileUpload
          name="file"
          label="Or take the text from a file"
          hint="A .yaml file. It takes the place of the text above; nothing is saved until you save it"
          attributes={{ accept: '.yaml,.yml' }}
        />
        <p class="govuk-body" data-draft-file-said {...{ role: 'status' }} />
      </div>
      <Button preventDoubleClick>Save and check</Button>
    </form>
  )
}

function BeginOwn({ draft }: { draft: Draft }) {
  return (
    <form method="post" action={place} novalidate>
      <p class="govuk-body">Only {draft.authorName} changes this draft.</p>
      <input type="hidden" name="begin-from" value={`draft:${draft.draft}`} />
      <input type="hidden" name="draft" value={crypto.randomUUID()} />
      <input type="hidden" name="name" value={`From ${draft.name}`.slice(0, 100)} />
      <Button classes="govuk-button--secondary" preventDoubleClick>
        Begin a draft of your own from it
      </Button>
    </form>
  )
}

function Discard({ draft }: { draft: Draft }) {
  return (
    <Details summary="Throw this draft away">
      <p class="govuk-body">The text is gone then. What was published from it stays.</p>
      <form method="post" action={`${place}/${draft.draft}/discard`} novalidate>
        <Button classes="govuk-button--warning" preventDoubleClick>
          Throw it away
        </Button>
      </form>
    </Details>
  )
}
