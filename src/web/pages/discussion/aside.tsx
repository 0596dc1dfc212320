import { type Instant, sayDay } from '../../../calendar/index.ts'
import { endedAt, latestVersion, decisionsThatStand } from '../../../discussion/discussion.ts'
import { sayQuorum } from '../../../discussion/in-words/say-quorum.ts'
import { outcomeLabel } from '../../../discussion/in-words/say-label.ts'
import { Card } from '../../pieces/card.tsx'
import { sayAnswered } from '../../words/answer-choices.ts'
import type { Seen } from '../../visit.ts'
import { capital } from '../../../english.ts'

/** The children, each with what was decided for them. */
export function Children({ seen: { discussion, rules } }: { seen: Seen }) {
  const labelOf = (outcome: string) => outcomeLabel(outcome, rules)
  return (
    <Card title={discussion.children.length === 1 ? 'Child' : 'Children'}>
      <ul class="govuk-list">
        {discussion.children.map(child => {
          const decided = decisionsThatStand(discussion).filter(one => one.child === child.id)
          return (
            <li>
              <strong>{child.id}</strong>:{' '}
              <span class="quorate-private">{child.name ?? 'name not given'}</span>
              {child.born && <>, born {sayDay(child.born)}</>}
              {child.facts.unborn && ', not yet born'}
              <br />
              {decided.length === 0
                ? 'Nothing is decided yet'
                : decided.map(one => labelOf(one.outcome)).join('; ')}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

/** Who is involved, and whether that makes a quorum: as it is, or as it would be if all who accepted came. */
export function People({ seen: { discussion, rules }, now }: { seen: Seen; now: Instant }) {
  const said = sayQuorum(discussion, rules, now)
  const invited = discussion.invitations.filter(one => !one.withdrawn)
  const { chair, minuteTaker } = discussion.appointed
  return (
    <Card title={said.title} look={said.met ? 'met' : 'late'}>
      <p class="govuk-body-s">{capital(said.sentence)}</p>
      <ul class="govuk-list govuk-body-s">
        {(discussion.chair?.name ?? chair?.name) && <li>{discussion.chair?.name ?? chair?.name}: chair</li>}
        {minuteTaker && <li>{minuteTaker.name}: minute-taker</li>}
        {invited.map(one => (
          <li>
            {one.name ?? one.agency}, {one.agency}: {sayAnswered(one)}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The other pages of this discussion, as far as this person may open them. */
export function Parts({ seen: { discussion, may } }: { seen: Seen }) {
  const at = `/discussions/${discussion.reference}`
  const parts = [
    may('convene') && { href: `${at}/convene`, words: 'Who is invited, and when' },
    may('write-own-lines') && { href: `${at}/room`, words: 'The room' },
    { href: `${at}/decisions`, words: 'Decisions' },
    { href: `${at}/actions`, words: 'Actions and safety plan' },
    endedAt(discussion) && may('hold') && { href: `${at}/close`, words: 'Read back and sign' },
    latestVersion(discussion) && { href: `${at}/minutes`, words: 'Minutes' },
    may('convene') && { href: `${at}/copies`, words: 'Who gets a copy, and why' },
    { href: `${at}/history`, words: 'History' },
    { href: `/procedure/${discussion.procedure.id}`, words: 'The procedure it is under' },
  ]
  return (
    <nav aria-label="Parts of this discussion">
      <ul class="govuk-list">
        {parts.map(
          part =>
            part && (
              <li>
                <a class="govuk-link" href={part.href}>
                  {part.words}
                </a>
              </li>
            ),
        )}
      </ul>
    </nav>
  )
}
