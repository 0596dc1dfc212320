/** One way through a form: what was sent is read, one deed is asked for; it is done, or the page comes again as it was typed. */
import type { JSX } from 'preact'
import { type AskedTogether, type Further, type NotDone, nothingHere } from '../conduct.ts'
import { isRefusal, type Refusal } from '../discussion/happening.ts'
import { isUuid, uuidFrom } from '../uuid.ts'
import { problemOf } from './because.tsx'
import { NotificationBanner } from './govuk/notification-banner.tsx'
import { type Answer, nothing, type Route, type Seen, type Visit } from './visit.ts'

/** What a form of a discussion comes to when it is sent. */
export type Asks =
  /** One command or several, all or none. */
  | AskedTogether
  /** Another page first: something more is asked, and everything typed so far goes along. */
  | { first: JSX.Element }
  /** Nothing has to be recorded; where to go on. */
  | { instead: string }
  /** Something is wrong with the fields, which say what; where they say nothing, there is nothing here. */
  | undefined

type About = { visit: Visit; seen: Seen }

/** A form of a discussion. */
export type Form<A extends About> = {
  path: string
  /** What it is about; undefined when there is nothing here for this visitor. */
  open: (visit: Visit) => Promise<A | undefined>
  /** Reads the fields and says what is asked; what is wrong with them is collected in `visit.fields`. */
  asks: (about: A) => Asks | Promise<Asks>
  /** What is asked instead where that is refused; nothing, unless said. */
  otherwise?: (refusal: NotDone, about: A) => AskedTogether | undefined
  /** The page again, with everything as it was typed and what is wrong. */
  again: (about: A, refusal?: Refusal) => JSX.Element | Promise<JSX.Element>
  /** Which field of this page a refusal is about; the field it names itself, unless said. */
  fieldOf?: (refusal: NotDone, about: A) => string | undefined
  /** The refusal as this page words it; as it is, unless said. */
  inWords?: (refusal: NotDone, about: A) => NotDone
  /** Where to go on when it is done. */
  done: (about: A) => string
}

/** A form that is not in order, or is refused, is answered with this and everything as it was typed. */
export const notInOrder = 422

/** The route of a form. */
export function formRoute<A extends About>(form: Form<A>): Route {
  return {
    method: 'POST',
    path: form.path,
    async handle(visit): Promise<Answer> {
      const about = await form.open(visit)
      // The second click of a double click: what it asks for is so already, and the form may not even be there any more.
      const { reference = '' } = visit.params
      if (isUuid(visit.fields.raw('command')) && (await visit.wasDone(reference, commandOf(visit))))
        return { redirect: about ? form.done(about) : `/discussions/${reference}` }
      return about ? await goThrough(form, about) : nothing
    },
  }
}

async function goThrough<A extends About>(form: Form<A>, about: A): Promise<Answer> {
  const { visit, seen } = about
  const { fields } = visit
  const again = async (refusal?: Refusal): Promise<Answer> => ({
    page: await form.again(about, refusal),
    status: notInOrder,
  })
  const asks = await form.asks(about)
  if (asks && 'first' in asks)
    return { page: asks.first, ...(fields.problems.length > 0 && { status: notInOrder }) }
  if (fields.problems.length > 0) return again()
  if (asks === undefined) return nothing
  if ('instead' in asks) return { redirect: asks.instead }
  let answer = await visit.conduct(seen.discussion.id, asks)
  const otherwise = answer !== nothingHere && isRefusal(answer) ? form.otherwise?.(answer, about) : undefined
  if (otherwise) answer = await visit.conduct(seen.discussion.id, otherwise)
  if (answer === nothingHere) return nothing
  if (!isRefusal(answer)) return { redirect: form.done(about) }
  const refusal = form.inWords?.(answer, about) ?? answer
  const field = form.fieldOf?.(answer, about)
  fields.problems.push(problemOf({ ...refusal, ...(field !== undefined && { field }) }))
  return again(refusal)
}

/** What a form carries besides what somebody typed. */
const steering = ['answer']

/**
 * The id of the deed a form asks for: made from the id the form was given and from what was sent in it. So a double click is
 * one deed, and the same form sent again with other words is another one instead of being taken for the first.
 */
export function commandOf({ fields }: Pick<Visit, 'fields'>): string {
  const given = fields.raw('command')
  if (!isUuid(given)) return crypto.randomUUID()
  const sent = fields
    .names()
    .filter(name => !steering.includes(name))
    .sort()
    .map(name => [name, fields.all(name).map(value => value.replaceAll('\r\n', '\n'))])
  return uuidFrom(JSON.stringify(sent))
}

/** The id a form has made for something new, such as a line or an action; a fresh one where it carries none that can be used. */
export function idIn({ fields }: Pick<Visit, 'fields'>, field: string): string {
  const sent = fields.raw(field)
  return isUuid(sent) ? sent.toLowerCase() : crypto.randomUUID()
}

/** Several commands as one deed; undefined when there is none. */
export function together(id: string, commands: readonly Further[]): AskedTogether | undefined {
  const [first, ...further] = commands
  return first && ([{ ...first, id }, ...further] as AskedTogether)
}

/** A fresh id in every form: sending it twice is asking once. */
export const CommandId = () => <input type="hidden" name="command" value={crypto.randomUUID()} />

/** What a form carries of the discussion as its page shows it, so that nothing is written over that was not seen. */
export const AsSeen = ({ discussion }: Pick<Seen, 'discussion'>) => (
  <input type="hidden" name="seen" value={String(discussion.revision)} />
)

/** What was just done, from a page’s own table; a key that is not in it says nothing, and nothing from an address is printed. */
export const doneFrom = (
  table: Readonly<Record<string, string>>,
  { query, fields }: Pick<Visit, 'query' | 'fields'>,
): string | undefined =>
  fields.problems.length === 0 && Object.hasOwn(table, query.done ?? '') ? table[query.done ?? ''] : undefined

/** The same as a banner. */
export function Done({
  said,
  visit,
}: {
  said: Readonly<Record<string, string>>
  visit: Pick<Visit, 'query' | 'fields'>
}) {
  const done = doneFrom(said, visit)
  return done === undefined ? null : <NotificationBanner type="success">{done}</NotificationBanner>
}
