/** The room: who is here, what is said, what is still to be answered, while the discussion goes on. */
import { type Line, startedAt } from '../../../discussion/discussion.ts'
import { type Refusal, isRefusal } from '../../../discussion/happening.ts'
import { mayCorrect } from '../../../discussion/audience/audience.ts'
import { listPeople, type Person } from '../../../people/standing.ts'
import { readAction } from '../../../room/action.ts'
import type { RoomAnswer, WhatDone } from '../../../room/answer.ts'
import { isPart, type Part, parts } from '../../../room/parts.ts'
import { london } from '../../../calendar/index.ts'
import { capacityWords } from '../../words/capacity.ts'
import { Framed } from '../../frame/frame.tsx'
import { NotificationBanner } from '../../govuk/notification-banner.tsx'
import { problemOf, Refused } from '../../because.tsx'
import { notInOrder } from '../../form.tsx'
import { PageHeading } from '../../pieces/page-heading.tsx'
import { scripts } from '../../served/assets.ts'
import { kindWords } from '../../words/stage.ts'
import { type Answer, nothing, type Route, type Visit } from '../../visit.ts'
import { Agenda } from './agenda.tsx'
import { Answers } from './answers.tsx'
import { type ActionForm, CheckAction } from './check-action.tsx'
import { AgencyChoice, Compose, Legend, type Unsaid, unsaidLine } from './compose.tsx'
import { Correct } from './correct.tsx'
import { type Door, isDone } from './door.ts'
import { doors } from './doors.ts'
import { Lines } from './lines.tsx'
import { Actions, Decisions } from './made.tsx'
import { People } from './people.tsx'
import { enterRoom, type Room, standInRoom } from './room.ts'
import { Start } from './start.tsx'
import { Strip } from './strip.tsx'
import { WhoMayHaveIt } from './who-may-have-it.tsx'
import { Writing } from './writing-now.tsx'
import { Trouble } from './trouble.tsx'

export const roomRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussions/:reference/room',
    async handle(visit): Promise<Answer> {
      const room = await enterRoom(visit)
      return room ? showRoom(room) : nothing
    },
  },
  {
    method: 'GET',
    path: '/discussions/:reference/room/parts/:part',
    async handle(visit): Promise<Answer> {
      const names = (visit.params.part ?? '').split(',')
      // A page that was opened before the last change of the program may ask for a part that is no more: it stays in the room.
      const wanted = names.includes('all') ? parts : names.filter(isPart)
      const check = names.includes('check')
      const room = wanted.length > 0 || check ? await enterRoom(visit) : undefined
      if (!room) return nothing
      return {
        part: (
          <>
            {wanted.map(name => shows[name](room))}
            {check && <Check room={room} />}
          </>
        ),
      }
    },
  },
  {
    method: 'GET',
    path: '/discussions/:reference/room/lines/:line',
    async handle(visit): Promise<Answer> {
      const room = await enterRoom(visit)
      const line = room && lineHere(room)
      if (!room?.writes || !line) return nothing
      return { page: <Correct room={room} line={line} /> }
    },
  },
  {
    method: 'GET',
    path: '/discussions/:reference/room/lines/:line/audience',
    async handle(visit): Promise<Answer> {
      const room = await enterRoom(visit)
      const line = room && lineHere(room)
      return room && line ? { page: <WhoMayHaveIt room={room} line={line} /> } : nothing
    },
  },
  ...Object.entries(doors).map(
    ([path, door]): Route => ({
      method: 'POST',
      path: `/discussions/:reference/${path}`,
      handle: visit => goThrough(visit, door),
      // What is too long to save may still be kept as a draft; how long, the draft says.
      ...(path === 'draft' && { longest: Number.POSITIVE_INFINITY }),
    }),
  ),
]

/** What a browser fetches again when it hears that something changed. */
export const shows: Readonly<Record<Part, (room: Room) => preact.JSX.Element | null>> = {
  strip: room => <Strip room={room} />,
  lines: room => <Lines room={room} after={room.visit.query.after} />,
  writing: room => <Writing room={room} />,
  legend: room => (room.writes ? <Legend room={room} /> : null),
  agencies: room => (room.writes ? <AgencyChoice room={room} chosen="" /> : null),
  agenda: room => <Agenda room={room} />,
  people: room => <People room={room} />,
  answers: room => <Answers room={room} />,
  decisions: room => <Decisions room={room} />,
  actions: room => <Actions room={room} />,
}

/**
 * Does what a form asks. A browser with our script asks for the answer as data (`answer=json`) and stays where it is;
 * otherwise the room is shown again, with what is wrong or with what was done.
 */
async function goThrough(visit: Visit, door: Door): Promise<Answer> {
  const asData = visit.fields.raw('answer') === 'json'
  const data = (content: RoomAnswer, status = 200): Answer => ({
    file: JSON.stringify(content),
    type: 'application/json',
    status,
  })
  const room = await standInRoom(visit)
  if (!room) return nothing
  const result = await door(room)
  if (result === undefined) return nothing
  if (isDone(result))
    return asData
      ? data(result)
      : {
          redirect: `${room.at}/room?done=${result.done}${result.at ? `&${result.at}` : ''}#${result.to ?? 'text'}`,
        }
  const refusal = isRefusal(result) ? result : undefined
  if (refusal && visit.fields.problems.length === 0) visit.fields.problems.push(problemOf(refusal))
  const [first] = visit.fields.problems
  if (asData) return data({ refused: first!.says, field: first!.field, ...result.more }, notInOrder)
  const again = await enterRoom(visit)
  if (!again) return nothing
  const line = lineHere(again)
  if (line && visit.path.endsWith('/audience'))
    return { page: <WhoMayHaveIt room={again} line={line} />, status: 422 }
  if (line) {
    const clash = refusal?.why === 'changed-meanwhile' ? refusal : undefined
    return { page: <Correct room={again} line={line} clash={clash} />, status: notInOrder }
  }
  return showRoom(again, refusal)
}

/** The line an address names, for those who may put it right. */
const lineHere = ({ visit, seen, reader }: Room): Line | undefined =>
  seen.discussion.lines.find(
    one => one.line === visit.params.line && one.withdrawn === undefined && mayCorrect(one, reader),
  )

async function showRoom(room: Room, refusal?: Refusal): Promise<Answer> {
  const { visit, seen } = room
  const open = startedAt(seen.discussion) === undefined && room.runs && seen.discussion.versions.length === 0
  const chairs = open ? await chairsFor(room) : []
  return {
    page: <RoomPage room={room} chairs={chairs} refusal={refusal} done={visit.query.done ?? ''} />,
    ...(visit.fields.problems.length > 0 && { status: notInOrder }),
  }
}

/** Who may be put in the chair: everybody with a grade this procedure knows, whoever was appointed, and the visitor. */
async function chairsFor({ visit, seen }: Room): Promise<Person[]> {
  const grades = new Set(seen.rules.procedure.pack.attend.grades.map(one => one.grade))
  const people = await visit.read(tx => listPeople(tx))
  return people.filter(
    one =>
      (one.grade !== undefined && one.grade !== null && grades.has(one.grade)) ||
      one.person === seen.discussion.appointed.chair?.person ||
      one.person === visit.signedIn.person.person,
  )
}

/** What was just done, said once; never the query’s own words. */
const doneWords: Readonly<Record<WhatDone, string | undefined>> = {
  started: 'The discussion has started.',
  arrived: 'They are on the list of who is here.',
  left: 'They have left the list of who is here.',
  item: 'The agenda has moved on.',
  conversation: 'The conversation is on record.',
  departure: 'The reason is on record.',
  agreed: 'The action is agreed.',
  corrected: 'The line is corrected. The earlier words stay in the record.',
  withdrawn: 'The line is withdrawn. Its words stay in the record and stand in no document.',
  audience: 'Who may have the line is changed from now on. What has already gone out stays where it is.',
  thrown: 'The draft is thrown away.',
  // The box itself says that a line is saved or kept, and the action to check stands on the page.
  line: undefined,
  kept: undefined,
  check: undefined,
}
const isWhatDone = (said: string): said is WhatDone => Object.hasOwn(doneWords, said)

function RoomPage(props: {
  room: Room
  chairs: readonly Person[]
  refusal: Refusal | undefined
  done: string
}) {
  const { room, refusal, done, chairs } = props
  const { visit, seen } = room
  const { discussion } = seen
  const { problems } = visit.fields
  const said = isWhatDone(done) && problems.length === 0 ? doneWords[done] : undefined
  const notStarted = startedAt(discussion) === undefined
  return (
    <Framed
      visit={visit}
      frame={{
        title: 'The room',
        reference: discussion.reference,
        at: 'work',
        wide: true,
        capacity: capacityWords(seen, visit),
        problems,
        breadcrumbs: [
          { text: 'My work', href: '/work' },
          { text: discussion.reference, href: room.at },
          { text: 'The room' },
        ],
        head: <script type="module" src={scripts.room} />,
        banner: said && <NotificationBanner type="success">{said}</NotificationBanner>,
        children: (
          <div class="quorate-room" id="room" data-at={room.at}>
            <PageHeading
              caption={`${discussion.reference} · ${kindWords[discussion.kind] ?? discussion.kind}`}
            >
              The room
            </PageHeading>
            {refusal && <Refused refusal={refusal} rules={seen.rules} />}
            <Strip room={room} />
            <nav class="quorate-tabs" aria-label="Parts of the room">
              <a href="#record">What is said</a>
              <a href="#agenda">Agenda</a>
              <a href="#people">People, answers</a>
            </nav>
            <p class="govuk-visually-hidden" id="room-news" role="status" />
            <Trouble />
            <div class="quorate-room__columns">
              <div class="quorate-room__record" id="record">
                {notStarted && room.runs && <Start room={room} chairs={chairs} />}
                {notStarted && !room.runs && (
                  <p class="govuk-inset-text" id="not-started">
                    The discussion has not started yet. This page shows what happens as it happens.
                  </p>
                )}
                <Lines room={room} />
                <p class="quorate-room__below" id="news-below" hidden>
                  <button type="button" class="quorate-room__small-button">
                    New lines below
                  </button>
                </p>
                <div id="check-place">
                  <Check room={room} />
                </div>
                <Compose room={room} unsaid={unsaidNow(room)} saved={done === 'line'} />
              </div>
              <div class="quorate-room__agenda" id="agenda">
                <Agenda room={room} />
              </div>
              <div class="quorate-room__people" id="people">
                <People room={room} />
                <div id="before-closing">
                  <Answers room={room} />
                </div>
                <Decisions room={room} />
                <Actions room={room} />
              </div>
            </div>
          </div>
        ),
      }}
    />
  )
}

/** As it was just typed when the form was refused; otherwise what was left unsaid. */
function unsaidNow(room: Room): Unsaid {
  const { fields, query } = room.visit
  const sent = fields.raw('line')
  if (sent === '') return unsaidLine(room, query.draft)
  const taken = room.seen.discussion.lines.some(one => one.line === sent)
  return { line: taken ? crypto.randomUUID() : sent, of: fields.raw, about: fields.all('about') }
}

/** The action being looked at, when there is one: by the address, or because its form was refused. */
function Check({ room }: { room: Room }) {
  const id = room.visit.fields.raw('action') || room.visit.query.action
  const draft = room.drafts.find(one => one.part === `action/${id}`)
  if (!id || (!draft && !room.visit.fields.names().includes('what'))) return null
  const read = readAction(draft?.fields.text ?? '', {
    agencies: room.speaking,
    people: room.people,
    today: london(room.now).date,
  })
  const form: ActionForm = { action: id, read }
  return <CheckAction room={room} form={form} />
}
