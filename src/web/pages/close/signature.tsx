import { sayMoment } from '../../../calendar/index.ts'
import { forms, toSign } from '../../../delivery/freeze.ts'
import { isKeptFor } from '../../../discussion/life/answering.ts'
import { endedAt, latestVersion } from '../../../discussion/discussion.ts'
import { isRefusal } from '../../../discussion/happening.ts'
import { type Paper, wholeRecord } from '../../../discussion/papers/index.ts'
import { mayHaveAllOf } from '../../../discussion/audience/words-for.ts'
import { unsignedCorrections } from '../../../discussion/required/minutes/corrections.ts'
import { judge } from '../../../discussion/required/clocks/verdict.ts'
import { byOf } from '../../../people/standing.ts'
import { Button } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { Details } from '../../govuk/details.tsx'
import { Input } from '../../govuk/input.tsx'
import { Why, ending } from '../../because.tsx'
import { CommandId } from '../../form.tsx'
import { Sheet } from '../../part.tsx'
import { Moment } from '../../pieces/moment.tsx'
import { asksReason } from './open-duties.ts'
import { LeftOpen } from './left-open.tsx'
import { sayDuty } from '../../words/say-duty.ts'
import { Digest } from '../../pieces/digest.tsx'
import type { Seen, Visit } from '../../visit.ts'
import { gradeName } from '../../../discussion/in-words/pack-words.ts'

/** What is stated by signing; kept in the record word for word. Somebody who did not chair says so. */
export const statementsOf = ({ discussion, who }: Pick<Seen, 'discussion' | 'who'>): readonly string[] => [
  discussion.chair?.person === undefined || discussion.chair.person === who.person
    ? 'I chaired this discussion and have read these minutes.'
    : `I have read these minutes. ${discussion.chair.name ?? 'Somebody else'} chaired this discussion.`,
  'They are an accurate summary of what was said, decided and agreed.',
  'I understand that they cannot be changed after I sign: a correction makes a new version.',
]

/** The chair’s name under the minutes, with the digest of exactly the words that were shown. */
export const maySignHere = (visit: Visit, seen: Seen): boolean =>
  seen.may('sign') ||
  isKeptFor(visit.signedIn.person.grade, { minutes: 'sign-off' }, seen.discussion, seen.rules)

/** Who signs under this procedure, as a sentence begins: the chair, or one of the grades it lists. */
export function sayWhoSigns({ rules, discussion }: Seen): string {
  const by = rules.procedure.pack.minutes['sign-off']?.by
  if (Array.isArray(by)) return `One of these signs: ${by.map(grade => gradeName(grade, rules)).join(', ')}.`
  return discussion.chair?.name
    ? `${discussion.chair.name} chaired this discussion and signs the minutes.`
    : 'The chair signs the minutes.'
}

/** A correction that was accepted after the last signature asks for a new version. */
export const needsNewVersion = ({ discussion }: Pick<Seen, 'discussion'>): boolean =>
  unsignedCorrections(discussion).length > 0

/** What the chair is about to sign, or why they cannot. */
export const signing = (
  visit: Visit,
  { record, rules }: Seen,
  departures: readonly { rule: string; duty?: string; reason: string }[] = [],
) => toSign(record, rules, { by: byOf(visit.signedIn.person), at: visit.now, departures })

/**
 * The same paper as far as whoever signs may have it: the digest is of everything, and what was given to others alone is not shown
 * for being signed.
 */
function readable(visit: Visit, seen: Seen): Paper | undefined {
  const shown = toSign(seen.discussion, seen.rules, {
    by: byOf(visit.signedIn.person),
    at: visit.now,
    departures: [],
  })
  return isRefusal(shown) ? undefined : shown.paper
}

/** Whether the form that signs is there: it asks why what is open stays open, so nothing else on the page does. */
export const signsHere = (visit: Visit, seen: Seen): boolean =>
  endedAt(seen.discussion) !== undefined && maySignHere(visit, seen) && !isRefusal(signing(visit, seen))

export function Signature({ visit, seen }: { visit: Visit; seen: Seen }) {
  const { fields } = visit
  const rule = seen.rules.procedure.pack.minutes['sign-off']
  const statements = statementsOf(seen)
  const why = Array.isArray(rule?.by) ? 'Why they are signed off' : 'Why the chair signs'
  if (!maySignHere(visit, seen))
    return (
      <section class="quorate-part">
        <h2 class="govuk-heading-l">Sign</h2>
        <p class="govuk-body">{sayWhoSigns(seen)}</p>
        {rule && <Why says rule={rule} rules={seen.rules} summary={why} />}
      </section>
    )
  const ready = signing(visit, seen)
  const open = asksReason(seen, visit.now)
  if (isRefusal(ready))
    return (
      <section class="quorate-part" id="sign">
        <h2 class="govuk-heading-l">Sign</h2>
        <p class="govuk-inset-text">
          {ready.sentence} {ready.instead && ending(ready.instead)}
        </p>
      </section>
    )
  const readsAll = mayHaveAllOf(seen.record, wholeRecord, seen.reader)
  const paper = readsAll ? ready.paper : readable(visit, seen)
  return (
    <section class="quorate-part" id="sign">
      <h2 class="govuk-heading-l">Sign the minutes</h2>
      <p class="govuk-body">
        Your signature freezes these minutes as a web page, a PDF and a Word file. Nothing is sent yet: you
        choose who gets a copy on the next page.
      </p>
      <Details
        summary={
          readsAll
            ? 'Read the minutes exactly as they will be signed'
            : 'Read the minutes as they will be signed, as far as they are for you'
        }
      >
        {paper && <Sheet paper={paper} />}
      </Details>
      <form
        class="quorate-signature"
        method="post"
        action={`/discussions/${seen.discussion.reference}/close/sign#form`}
        novalidate
      >
        <CommandId />
        <input type="hidden" name="digest" value={ready.digest} />
        <LeftOpen visit={visit} seen={seen} open={open} />
        <Checkboxes
          name="statements"
          fieldset={{ legend: { text: 'By signing I state', classes: 'govuk-fieldset__legend--m' } }}
          values={fields.all('statements') as string[]}
          errorMessage={fields.problemWith('statements')}
          items={statements.map((text, index) => ({ value: String(index), text }))}
        />
        <Input
          name="name"
          label={{ text: 'Your full name', classes: 'govuk-label--m' }}
          hint={`You are signed in as ${visit.signedIn.person.name}. Typing your name is your signature.`}
          classes="govuk-input--width-20"
          autocomplete="name"
          value={fields.raw('name')}
          errorMessage={fields.problemWith('name')}
        />
        <p class="govuk-body-s">
          Digest of the words you {open.length > 0 ? 'read' : 'sign'} (SHA-256):{' '}
          <Digest digest={ready.digest} />
          {open.length > 0 && '. Your reasons are added to them, and the digest of the whole is signed.'}
        </p>
        <Button preventDoubleClick>Sign the minutes</Button>
      </form>
      {rule && <Why says rule={rule} rules={seen.rules} summary={why} />}
    </section>
  )
}

/** What just happened, and what happens when. */
export function Signed({ visit, seen, justNow }: { visit: Visit; seen: Seen; justNow: boolean }) {
  const { discussion, rules, may } = seen
  const version = latestVersion(discussion)!
  const at = `/discussions/${discussion.reference}`
  const clock = judge('minutes', discussion, rules, visit.now)
  const due = clock.verdict === 'running' && clock.binding ? sayDuty(clock.binding, visit.now) : undefined
  const sent = discussion.copies.some(one => one.version === version.version)
  return (
    <section class="quorate-signed" aria-label="Signed" {...(justNow && { role: 'alert' })}>
      <h2 class="govuk-heading-l">Version {version.version} is signed</h2>
      <p class="govuk-body">
        {version.name} signed <Moment at={version.at}>{sayMoment(version.at, visit.now)}</Moment>.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          The minutes are frozen as {forms.html.says.toLowerCase()}, {forms.pdf.says}, {forms.word.says} and
          plain text. Nobody can change them.
        </li>
        <li>
          SHA-256 of what was signed: <Digest digest={version.digest} />
        </li>
        <li>
          {sent
            ? 'Copies of this version have been sent.'
            : `Nothing has been sent yet.${due ? ` The minutes are due to be sent by ${due}.` : ''}`}
        </li>
        {discussion.actions.length > 0 && (
          <li>
            {discussion.actions.length === 1
              ? 'The action is confirmed by its owner'
              : `The ${discussion.actions.length} actions are confirmed by their owners`}{' '}
            <a class="govuk-link" href={`${at}/actions`}>
              on the page of actions
            </a>
            . Signing tells nobody of {discussion.actions.length === 1 ? 'it' : 'them'}.
          </li>
        )}
      </ul>
      <div class="govuk-button-group">
        {!sent && may('circulate') && <Button href={`${at}/copies`}>Choose who gets a copy</Button>}
        <a class="govuk-link" href={`${at}/minutes`}>
          Read the signed minutes
        </a>
      </div>
    </section>
  )
}
