import type { ComponentChildren } from 'preact'
import { ErrorSummary } from '../govuk/error-summary.tsx'
import { Page, type PageProps } from './layout.tsx'
import { DemoBar } from './demo-bar.tsx'
import type { Problem } from '../fields.ts'
import type { Visit } from '../visit.ts'

type Frame = Pick<PageProps, 'title' | 'reference' | 'breadcrumbs' | 'back' | 'wide' | 'head' | 'banner'> & {
  /** “Minute-taker for SD-0417”. */
  capacity?: string | undefined
  /** Which entry of the navigation this page belongs to. */
  at?: 'work' | 'ask' | 'procedure' | 'post'
  /** What is wrong with the form; what is wrong with the fields that were sent, unless said. */
  problems?: readonly Problem[]
  children?: ComponentChildren
}

/** A page with everything that stands around it for a signed-in person; says first what is wrong with the form, if anything is. */
export function Framed({ visit, frame }: { visit: Visit; frame: Frame }) {
  const { session, house } = visit
  const { at, problems = visit.fields.problems, capacity, children, ...page } = frame
  return (
    <Page
      {...page}
      hasErrors={problems.length > 0}
      authority={session?.authorityName}
      identity={
        session && {
          name: session.person.name,
          capacity: capacity ?? session.person.roleTitle,
          children: <DemoBar visit={visit} />,
        }
      }
      navigation={
        session && [
          { text: 'My work', href: '/work', current: at === 'work' },
          { text: 'Ask for a discussion', href: '/ask', current: at === 'ask' },
          { text: 'The procedure', href: '/procedure', current: at === 'procedure' },
          ...(house.demo ? [{ text: 'What was sent', href: '/post', current: at === 'post' }] : []),
        ]
      }
      footer={house.demo ? 'Quorate – demonstration with invented people and places' : 'Quorate'}
    >
      {problems.length > 0 && (
        <ErrorSummary
          title="There is a problem"
          errorList={problems.map(one => ({ text: one.says, href: `#${one.field}` }))}
        />
      )}
      {children}
    </Page>
  )
}
