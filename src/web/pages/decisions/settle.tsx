import type { Duty } from '../../../discussion/required/duties/duties.ts'
import type { Child } from '../../../discussion/discussion.ts'
import type { FactName } from '../../../procedure/conditions/facts.ts'
import type { Asked } from '../../../conduct.ts'
import { Button } from '../../govuk/button.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { TaskList } from '../../govuk/task-list.tsx'
import { AsSeen, CommandId, commandOf } from '../../form.tsx'
import { StatusTag } from '../../pieces/status-tag.tsx'
import { hrefOfDuty } from '../../words/place.ts'
import { dutiesFor, sayAskedOf, saysOfWhom } from '../../words/shown-duties.ts'
import { sayDuty } from '../../words/say-duty.ts'
import type { Seen, Visit } from '../../visit.ts'

/** What has to be settled once the branch is decided: for one child, or (without one) for everybody. */
export function toSettle(seen: Seen, now: string, child: string | undefined): Duty[] {
  return dutiesFor(seen, now).filter(
    duty =>
      duty.phase === 'decide' &&
      duty.doneOn.page !== 'decisions' &&
      duty.child === child &&
      duty.state !== 'not-applicable',
  )
}

export function Settle({ visit, seen, child }: { visit: Visit; seen: Seen; child: string | undefined }) {
  const found = toSettle(seen, visit.now, child)
  if (found.length === 0) return null
  return (
    <TaskList
      idPrefix={`settle-${child ?? 'all'}`}
      items={found.map(duty => ({
        title: duty.label,
        href: hrefOfDuty(duty, seen),
        hint: [
          duty.due || duty.day ? `By ${sayDuty(duty, visit.now)}.` : '',
          saysOfWhom(duty) ? `${sayAskedOf(duty, seen)}.` : '',
          duty.because ? `“${duty.because}”` : '',
          duty.rule,
        ]
          .filter(Boolean)
          .join(' '),
        status: <StatusTag state={duty.state} />,
      }))}
    />
  )
}

/** What follows for the whole discussion, whichever child it was decided for. */
export function ForEverybody({ visit, seen }: { visit: Visit; seen: Seen }) {
  if (toSettle(seen, visit.now, undefined).length === 0) return null
  return (
    <section class="quorate-part">
      <h2 class="govuk-heading-m">Now settle for everybody</h2>
      <p class="govuk-body">The procedure asks for this because of what was decided.</p>
      <Settle visit={visit} seen={seen} child={undefined} />
    </section>
  )
}

/** Questions answered yes or no for a child, where the procedure asks for them at all. */
const questions = [
  {
    about: 'medical',
    fact: 'medical-needed',
    duties: ['no-medical-reason', 'medical-reason', 'medical-advice-given'],
    asks: 'Is a child protection medical needed?',
    because: 'Why, or why not, and what was advised',
  },
  {
    about: 'consent',
    fact: 'consent-sought',
    duties: ['consent-rationale'],
    asks: 'Was consent sought?',
    because: 'Why, or why not',
  },
  {
    about: 'parents',
    fact: 'parents-contacted',
    duties: ['parents-not-contacted-reason'],
    asks: 'Were the parents contacted before this discussion?',
    because: 'Why not, if they were not',
  },
] as const

/** Which of the questions the pack of this discussion asks. */
export function questionsOf({ rules: { procedure } }: Seen): (typeof questions)[number][] {
  const asks = (fact: FactName) =>
    [...procedure.duties, ...procedure.clocks, ...procedure.seats].some(one =>
      one.applies.asks.includes(fact),
    )
  return questions.filter(
    one =>
      asks(one.fact) ||
      procedure.duties.some(
        rule => rule['settled-by'] === one.fact || one.duties.some(duty => duty === rule.duty),
      ),
  )
}

/** The questions of one child as forms of one tap and a few words. */
export function Questions({ visit, seen, child }: { visit: Visit; seen: Seen; child: Child }) {
  return (
    <>
      {questionsOf(seen).map(one => {
        const known = child.facts[one.fact as FactName & keyof Child['facts']]
        const field = `${one.about}-${child.id}`
        return (
          <form
            method="post"
            action={`/discussions/${seen.discussion.reference}/decisions/settle`}
            novalidate
          >
            <CommandId />
            <AsSeen discussion={seen.discussion} />
            <input type="hidden" name="child" value={child.id} />
            <input type="hidden" name="about" value={one.about} />
            <Radios
              name={field}
              classes="govuk-radios--inline govuk-radios--small"
              fieldset={{ legend: { text: one.asks, classes: 'govuk-fieldset__legend--s' } }}
              value={visit.fields.shown(field, known === undefined ? '' : known ? 'yes' : 'no')}
              errorMessage={visit.fields.problemWith(field)}
              items={[
                { value: 'yes', text: 'Yes' },
                { value: 'no', text: 'No' },
              ]}
            />
            <Input
              name={`${field}-reason`}
              label={one.because}
              value={visit.fields.raw(`${field}-reason`)}
              errorMessage={visit.fields.problemWith(`${field}-reason`)}
            />
            <Button classes="govuk-button--secondary">Save</Button>
          </form>
        )
      })}
    </>
  )
}

/** The command one of those forms asks for; undefined when the form is not answered, which is then said. */
export function settledByFacts(visit: Visit, child: string): Asked | undefined {
  const { fields } = visit
  const about = fields.raw('about')
  const field = `${about}-${child}`
  const yes = fields.yesNo(field)
  if (yes === undefined) return fields.wrong(field, 'Choose yes or no.')
  const reason = fields.text(`${field}-reason`)
  const said = { id: commandOf(visit), child, ...(reason && { reason }) }
  if (about === 'medical') return { type: 'DecideMedical', needed: yes, ...said }
  if (about === 'consent') return { type: 'DecideConsent', sought: yes, ...said }
  if (about === 'parents') return { type: 'NoteParents', contacted: yes, ...said }
  return fields.wrong('form', 'Look again: this is not asked here.')
}
