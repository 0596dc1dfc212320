/** The fields of a reply, for whoever answers and for whoever notes it for them; and what they come to. */
import type { Asked } from '../../conduct.ts'
import type { Discussion, Invitation } from '../../discussion/discussion.ts'
import { findParticipant, type Information } from '../../discussion/people/participant.ts'
import { findInBook } from '../../people/phone-book.ts'
import type { Person } from '../../people/standing.ts'
import { uuidFrom } from '../../uuid.ts'
import type { Fields } from '../fields.ts'
import { Input } from '../govuk/input.tsx'
import { Radios } from '../govuk/radios.tsx'
import { answerChoices, choiceOf, informationChoices } from '../words/answer-choices.ts'

type Whose = 'mine' | 'noted'
const titles: Readonly<Record<Whose, { answer: string; information: string }>> = {
  mine: { answer: 'Will you come?', information: 'What does your agency know?' },
  noted: { answer: 'Do they come?', information: 'What does their agency know?' },
}

/** Whether they come, and who comes instead. */
export function AnswerFields({
  fields,
  one,
  discussion,
  whose,
}: {
  fields: Fields
  one: Invitation
  discussion: Discussion
  whose: Whose
}) {
  const deputy = findParticipant(discussion, one.sends)
  return (
    <>
      {/* An answer is about the time that stands on this page. */}
      <input type="hidden" name="about" value={String(discussion.booking?.sequence ?? 0)} />
      <Radios
        name="answer"
        value={fields.shown('answer', choiceOf(one)?.value)}
        fieldset={{ legend: { text: titles[whose].answer, classes: 'govuk-fieldset__legend--m' } }}
        errorMessage={fields.problemWith('answer')}
        items={answerChoices.map(choice => ({
          value: choice.value,
          text: choice[whose],
          ...(whose === 'mine' && choice.hint !== undefined && { hint: choice.hint }),
        }))}
      />
      <div class="quorate-pair">
        <Input
          name="deputy"
          label="If somebody else comes: their name"
          value={fields.shown('deputy', deputy?.name)}
          errorMessage={fields.problemWith('deputy')}
          autocomplete="off"
        />
        <Input
          name="deputy-role"
          label="Their role"
          value={fields.shown('deputy-role', deputy?.role)}
          autocomplete="off"
        />
      </div>
      <Input
        name="deputy-email"
        label="Their e-mail address"
        hint="The invitation goes there: a reference, a time and a link, and no name of any child"
        type="email"
        value={fields.shown('deputy-email', deputy?.email)}
        errorMessage={fields.problemWith('deputy-email')}
        autocomplete="off"
      />
    </>
  )
}

/** What the agency knows: another answer than whether somebody comes. */
export const InformationFields = ({
  fields,
  one,
  whose,
}: {
  fields: Fields
  one: Invitation
  whose: Whose
}) => (
  <Radios
    name="information"
    value={fields.shown('information', one.information)}
    fieldset={{ legend: { text: titles[whose].information, classes: 'govuk-fieldset__legend--m' } }}
    errorMessage={fields.problemWith('information')}
    items={(Object.keys(informationChoices) as Information[]).map(value => ({
      value,
      text: informationChoices[value][whose],
    }))}
  />
)

const isInformation = (said: string): said is Information => Object.hasOwn(informationChoices, said)

/** What was sent, as the command; what is wrong with it is said in the fields. */
export function readReply(
  fields: Fields,
  one: Invitation,
  command: string,
  people: readonly Person[],
): Extract<Asked, { type: 'Reply' }> | undefined {
  const choice = answerChoices.find(found => found.value === fields.raw('answer'))
  const said = fields.raw('information')
  const words = fields.text('words')
  // Words that say what is known are information that was sent, also where nobody ticked that they are.
  const information = isInformation(said) ? said : words === undefined ? undefined : 'sent'
  const name = fields.text('deputy')?.trim()
  const role = fields.text('deputy-role')?.trim()
  const email = fields.text('deputy-email')?.trim()
  if (!choice && information === undefined) fields.wrong('answer', 'Choose whether somebody will come.')
  if (choice?.answer === 'deputy' && !name) fields.wrong('deputy', 'Enter who comes instead.')
  if (email && !/^[^\s@,;<>]+@[^\s@,;<>]+$/.test(email))
    fields.wrong('deputy-email', 'Enter one address, like name@agency.example.')
  if (!choice && information === undefined) return undefined
  const known = findInBook(people, { name, agency: one.agency, email })
  const deputy = choice?.answer === 'deputy' &&
    name && {
      participant: uuidFrom(`${command} deputy`),
      name: known?.name ?? name,
      // Somebody the phone book knows signs in as themselves.
      ...(known && { person: known.person, agency: known.agencyName }),
      ...(known?.grade && { grade: known.grade }),
    }
  const address = email ?? known?.email
  return {
    type: 'Reply',
    id: command,
    invitation: one.invitation,
    ...(choice && { answer: choice.answer, ...(choice.capacity && { capacity: choice.capacity }) }),
    ...(information && { information }),
    ...(/^\d{1,4}$/.test(fields.raw('about')) && { about: Number(fields.raw('about')) }),
    // Words that were there and are taken out are taken back.
    ...(words ? { words } : one.answerWords && fields.has('words') && { words: '' }),
    ...(deputy && { deputy: { ...deputy, ...(role && { role }), ...(address && { email: address }) } }),
  }
}
