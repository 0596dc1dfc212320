import type { CopyReader } from '../../../delivery/freeze.ts'
import type { Paper } from '../../../discussion/papers/index.ts'
import { capacityWords } from '../../capacity.ts'
import { Framed } from '../../frame.tsx'
import { ending } from '../../because.tsx'
import { ChildName, Sheet } from '../../part.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import type { Seen, Visit } from '../../visit.ts'
import { handedOut, type Row } from './rows.ts'

/** A copy as its recipient will see it, before anything is sent. */
export function Preview(props: { visit: Visit; seen: Seen; row: Row; paper: Paper; reader: CopyReader }) {
  const { visit, seen, row, paper, reader } = props
  const { discussion } = seen
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'As they will see it',
        reference: discussion.reference,
        at: 'work',
        capacity: capacityWords(seen, visit),
        breadcrumbs: [
          { text: 'My work', href: '/work' },
          { text: discussion.reference, href: `/discussions/${discussion.reference}` },
          { text: 'Copies', href: `/discussions/${discussion.reference}/copies#matrix` },
          { text: 'As they will see it' },
        ],
        children: (
          <>
            <PageHeading caption={discussion.reference}>As they will see it</PageHeading>
            <p class="govuk-inset-text">
              {ending(row.label)}
              {row.child && (
                <>
                  {' '}
                  About <ChildName seen={seen} child={row.child} />.
                </>
              )}{' '}
              {handedOut(row, discussion) === 'extract'
                ? 'An extract: what is about other children is left out, without a gap that would tell of it.'
                : reader.audience === 'police'
                  ? 'With what police gave for police only.'
                  : 'Without what was given for police only.'}
            </p>
            <Sheet paper={paper}>
              <h2 class="govuk-heading-l">{paper.title}</h2>
            </Sheet>
          </>
        ),
      }}
    />
  )
}
