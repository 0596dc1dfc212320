import { check } from '../../../../adoption/check-beside.ts'
import { compareRules } from '../../../../procedure/comparing/compare.ts'
import { groupChanges } from '../../../../procedure/comparing/change-groups.ts'
import { sayVersion } from '../../../../procedure/saying/statement.ts'
import { type Answer, nothing, type Visit } from '../../../visit.ts'
import { ChangesOf, type HrefOf } from '../changes-of.tsx'
import { followedToday, openDraft, place, provisionalId } from './door.ts'
import { DraftPage } from './frame.tsx'
import { MendFirst } from './mend-first.tsx'

/** What a draft loses, weakens and gains against the version in force. */
export async function showChanges(visit: Visit): Promise<Answer> {
  const opened = await openDraft(visit)
  if (!opened) return nothing
  const id = provisionalId(visit)
  const { read } = await check(opened.draft, id)
  const before = followedToday(visit)
  // A rule of the draft stands in its text.
  const hrefOf: HrefOf = ({ rule, path }, of) =>
    of.id === id && read
      ? `${place}/${opened.draft.draft}#line-${read.at(path, '').line}`
      : `/procedure/${of.id}#${rule.id}`
  const say = (of: string) => (of === id ? 'the draft' : sayVersion(of))
  const groups = read ? groupChanges(compareRules(before, read.procedure), before.id, id, say) : []
  const toRead = groups.filter(one => !['kept', 'not-offered'].includes(one.id))
  return {
    page: (
      <DraftPage visit={visit} opened={opened} part="changes" title="What changes">
        <h2 class="govuk-heading-l">Against {sayVersion(before.id)}, which is followed today</h2>
        {!read ? (
          <MendFirst draft={opened.draft} says="It can be compared once it can be read." />
        ) : toRead.length === 0 ? (
          <p class="govuk-body">Nothing is lost, weaker or gained.</p>
        ) : (
          <ul class="govuk-list quorate-chapters">
            {groups.map(one => (
              <li>
                <a class="govuk-link" href={`#${one.id}`}>
                  {one.title}
                </a>{' '}
                <span class="quorate-quiet">({one.changes.length})</span>
              </li>
            ))}
          </ul>
        )}
        {read &&
          groups.map(group => <ChangesOf group={group} a={before} b={read.procedure} hrefOf={hrefOf} />)}
      </DraftPage>
    ),
  }
}
