import type { StatedFacts } from '../../../discussion/discussion.ts'
import { known } from '../../../discussion/required/facts/known.ts'
import { type FactName, factEntry } from '../../../procedure/conditions/facts.ts'
import type { Fields } from '../../fields.ts'
import { Button } from '../../govuk/button.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { YesNo } from '../../pieces/form-field.tsx'
import { AsSeen, CommandId } from '../../form.tsx'
import type { AskedDuty } from './asked.ts'
import { capital } from '../../../english.ts'

/** One fact somebody has to state, of the discussion or of one child. */
type AskedFact = { fact: FactName; child?: string; field: string; label: string }

/** The facts a duty waits for, once for each child they are about. Facts the record brings by itself are not asked. */
export function askedFacts({
  duty,
  seen: { discussion, rules },
  visit,
}: Pick<AskedDuty, 'duty' | 'seen' | 'visit'>): AskedFact[] {
  return (duty.asks as FactName[])
    .filter(fact => !factEntry(fact).derived && factEntry(fact).of !== 'person' && fact !== 'urgency')
    .flatMap((fact): AskedFact[] => {
      const { of, label } = factEntry(fact)
      if (of === 'discussion') return [{ fact, field: `fact-${fact}`, label: capital(label) }]
      return discussion.children
        .filter(child => duty.child === undefined || child.id === duty.child)
        .filter(child => known(discussion, rules, visit.now, child)(fact) === undefined)
        .map(child => ({
          fact,
          child: child.id,
          field: `fact-${fact}-${child.id}`,
          label: `Child ${child.id}: ${label}`,
        }))
    })
}

/** What was stated, gathered by whom it is about. “Not known” states nothing: unknown stays unknown. */
export function readFacts(
  fields: Fields,
  asked: AskedDuty,
): { child: string | undefined; facts: StatedFacts }[] {
  const all = askedFacts(asked)
  const gathered = new Map<string | undefined, StatedFacts>()
  for (const { fact, child, field } of all) {
    const value = readFact(fact, field, fields)
    if (value !== undefined) gathered.set(child, { ...gathered.get(child), [fact]: value })
  }
  if (gathered.size === 0 && fields.problems.length === 0 && all.some(one => fields.raw(one.field) === ''))
    fields.wrong(all[0]!.field, 'Say what is known. “Not known” is an answer too.')
  return [...gathered].map(([child, facts]) => ({ child, facts }))
}

function readFact(fact: FactName, field: string, fields: Fields): StatedFacts[FactName] | undefined {
  const { kind } = factEntry(fact)
  if (kind === 'yes-no') return fields.yesNo(field)
  const words = fields.text(field)?.trim()
  if (words === undefined || words === 'not-known') return undefined
  if (kind === 'words') return words.split(/\s*[,;]\s*/).filter(Boolean)
  if (kind === 'number') {
    const amount = Number(words)
    return Number.isFinite(amount) ? amount : fields.wrong(field, 'Enter a number.')
  }
  return words
}

export function FactsForm({ asked }: { asked: AskedDuty }) {
  const { visit, duty, seen } = asked
  const { fields } = visit
  return (
    <form
      class="quorate-choice"
      method="post"
      action={`/discussions/${seen.discussion.reference}/answers/${encodeURIComponent(duty.key)}`}
      novalidate
    >
      <CommandId />
      <AsSeen discussion={seen.discussion} />
      <input type="hidden" name="doing" value="facts" />
      <h2 class="govuk-heading-m">First, say what is so</h2>
      <p class="govuk-body">Whether this is asked at all depends on it. Unknown is not the same as no.</p>
      {askedFacts(asked).map(one => (
        <FactField one={one} asked={asked} fields={fields} />
      ))}
      <Button classes="govuk-button--secondary" preventDoubleClick>
        State it
      </Button>
    </form>
  )
}

function FactField({ one, asked, fields }: { one: AskedFact; asked: AskedDuty; fields: Fields }) {
  const { procedure } = asked.seen.rules
  if (factEntry(one.fact).kind === 'yes-no')
    return <YesNo name={one.field} label={`${one.label}?`} fields={fields} />
  if (one.fact === 'format')
    return (
      <Radios
        name={one.field}
        value={fields.raw(one.field)}
        fieldset={{ legend: { text: one.label, classes: 'govuk-fieldset__legend--s' } }}
        errorMessage={fields.problemWith(one.field)}
        items={[
          ...procedure.formats.map(format => ({ value: format.format, text: format.label })),
          { value: 'not-known', text: 'Not known' },
        ]}
      />
    )
  return (
    <Input
      name={one.field}
      label={{ text: one.label, classes: 'govuk-label--s' }}
      hint={factEntry(one.fact).kind === 'words' ? 'Several with commas between them' : undefined}
      value={fields.raw(one.field)}
      errorMessage={fields.problemWith(one.field)}
    />
  )
}
