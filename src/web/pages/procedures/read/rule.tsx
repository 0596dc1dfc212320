import type { ComponentChildren } from 'preact'
import { Details } from '../../../govuk/details.tsx'
import { Tag } from '../../../govuk/tag.tsx'
import { Definition } from '../../../pieces/definition.tsx'
import type { ReadRule } from './reading.ts'
import { plural } from '../../../../english.ts'
import { forces } from '../forces.ts'

/** One rule: what it says, how strongly, from where, when, and how we know that the program does it. */
export function Rule({ rule, beside }: { rule: ReadRule; beside?: ComponentChildren }) {
  const force = forces[rule.force]
  const failing = rule.cases.filter(one => !one.held).length
  return (
    <article class="quorate-rule" id={rule.id}>
      {rule.also.map(id => (
        <span id={id} />
      ))}
      <h3 class="govuk-heading-s quorate-rule__label">
        <a class="quorate-rule__id" href={`#${rule.id}`}>
          {rule.id}
        </a>{' '}
        {rule.label}
      </h3>
      <p class="govuk-body-s">
        <Tag classes={force.colour}>{force.word}</Tag> {force.missing}
        {rule.placeholder && (
          <>
            {' '}
            <Tag classes="govuk-tag--orange">Local placeholder</Tag>
          </>
        )}
      </p>
      <Definition
        rows={[
          { key: 'Applies when', value: rule.when },
          { key: 'Allows', value: rule.counts },
          { key: 'Source', value: rule.source },
          { key: 'Also carries', value: rule.also.length > 0 && rule.also.join(', ') },
          { key: 'How we read it', value: rule.reading },
          { key: 'Because', value: rule.because },
          { key: 'On screen', value: rule.shows },
          { key: 'This procedure', value: beside },
        ]}
      />
      {rule.cases.length > 0 && (
        <Details
          summary={
            <>
              {plural(rule.cases.length, 'worked case')}
              {failing === 0 ? ', all hold' : `, ${failing} ${failing === 1 ? 'does' : 'do'} not hold`}
              <span class="govuk-visually-hidden"> for {rule.id}</span>
            </>
          }
        >
          <ul class="govuk-list quorate-cases">
            {rule.cases.map(one => (
              <li class={one.held ? 'quorate-cases__held' : 'quorate-cases__failed'}>
                <span class="govuk-visually-hidden">{one.held ? 'Holds: ' : 'Does not hold: '}</span>
                {one.name}
              </li>
            ))}
          </ul>
        </Details>
      )}
      {rule.yaml !== '' && (
        <Details
          summary={
            <>
              As it stands in the file<span class="govuk-visually-hidden">: {rule.id}</span>
            </>
          }
        >
          <pre class="quorate-yaml">{rule.yaml}</pre>
        </Details>
      )}
    </article>
  )
}
