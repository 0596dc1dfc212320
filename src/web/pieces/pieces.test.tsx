import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JSX } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { Alert } from './alert.tsx'
import { Card } from './card.tsx'
import { CardTable, RowName } from './card-table.tsx'
import { ClockBar } from './clock-bar.tsx'
import { CountTiles } from './count-tile.tsx'
import { Definition } from './definition.tsx'
import { Moment, momentExactly } from './moment.tsx'
import { PageHeading } from './page-heading.tsx'
import { type DutyState, StatusTag, stateWords } from './status-tag.tsx'
import { SubNavigation } from './sub-navigation.tsx'
import { Timeline } from './timeline.tsx'

const html = (piece: JSX.Element) => renderToString(piece)
const seen = (piece: JSX.Element) =>
  html(piece)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

test('every state of a duty has a word of its own and a look of its own', () => {
  const states = Object.keys(stateWords) as DutyState[]
  assert.deepEqual(
    states.map(state => seen(<StatusTag state={state} />)),
    ['Open', 'Done', 'Late', 'Departed from', 'Not needed'],
  )
  const looks = states.map(state => /class="([^"]*)"/.exec(html(<StatusTag state={state} />))?.[1])
  assert.equal(new Set(looks).size, states.length)
})

test('a moment is said as a person says it, and holds the exact moment for machines and on hover', () => {
  const moment = html(<Moment at="2026-07-01T15:00:00.000Z">today, 4:00pm</Moment>)
  assert.equal(
    moment,
    '<time datetime="2026-07-01T15:00:00.000Z" title="Wednesday 1 July 2026 at 16:00:00 BST">today, 4:00pm</time>',
  )
})

test('half past one comes twice when the clocks go back, and the two can be told apart', () => {
  assert.equal(momentExactly('2026-10-25T00:30:00.000Z'), 'Sunday 25 October 2026 at 01:30:00 BST')
  assert.equal(momentExactly('2026-10-25T01:30:00.000Z'), 'Sunday 25 October 2026 at 01:30:00 GMT')
})

test('a clock shows how much is used, in words as well, and is late when it is all used up', () => {
  const clock = (used: number) => html(<ClockBar used={used}>the words</ClockBar>)
  assert.match(clock(0.5), /quorate-clock--calm.*width="50%".*the words/)
  assert.match(clock(0.75), /quorate-clock--soon.*width="75%"/)
  assert.match(clock(1), /quorate-clock--late.*width="100%"/)
  assert.match(clock(1.4), /quorate-clock--late.*width="100%"/)
  assert.match(clock(-1), /quorate-clock--calm.*width="0%"/)
  assert.match(clock(0.5), /aria-hidden="true"/)
  assert.doesNotMatch(clock(0.5), /style=/)
})

test('a clock that stopped in time stays calm, however much was used', () => {
  assert.match(
    html(
      <ClockBar used={1} pace="calm">
        Held in time
      </ClockBar>,
    ),
    /quorate-clock--calm/,
  )
})

test('the timeline says what happened, who did it and when', () => {
  const items = [
    { title: 'Minutes signed', at: '2026-01-14T15:00:00.000Z', when: 'Today, 3:00pm', by: 'Aisha Rahman' },
    { title: 'Discussion held', at: '2026-01-13T15:00:00.000Z', children: 'By video call' },
  ]
  assert.equal(
    seen(<Timeline items={items} />),
    'Minutes signed by Aisha Rahman Today, 3:00pm Discussion held Tuesday 13 January 2026 at 15:00:00 GMT By video call',
  )
  assert.match(html(<Timeline items={items} headingLevel={3} />), /<h3 class="moj-timeline__title">/)
})

test('the parts of a discussion are links, and the one we are on says so', () => {
  const navigation = html(
    <SubNavigation
      label="This discussion"
      items={[
        { text: 'Room', href: '/room', current: true },
        { text: 'Minutes', href: '/minutes' },
      ]}
    />,
  )
  assert.match(navigation, /aria-label="This discussion"/)
  assert.match(navigation, /href="\/room" aria-current="page"/)
  assert.equal(navigation.match(/aria-current/g)?.length, 1)
})

test('a count is a link to what it counts, even when there is nothing to count', () => {
  const counts = [
    { count: 0, href: '/late', words: 'Actions late', note: 'None are yours', pace: 'late' as const },
  ]
  assert.equal(seen(<CountTiles counts={counts} />), '0 Actions late None are yours')
  assert.match(html(<CountTiles counts={counts} />), /quorate-count--late.*<a [^>]*href="\/late"/)
})

test('facts that are not known take no row', () => {
  const rows = [
    { key: 'Chair', value: 'A. Rahman' },
    { key: 'Format', value: undefined },
    { key: 'Siblings', value: 0 },
  ]
  assert.equal(seen(<Definition rows={rows} />), 'Chair A. Rahman Siblings 0')
})

test('a table names each value for those who see it as a card', () => {
  const table = html(
    <CardTable
      caption="Clocks"
      head={['Reference', 'Due']}
      rows={[
        [
          <RowName href="/SD-0417" note="Initial">
            SD-0417
          </RowName>,
          'Today, 4:00pm',
        ],
      ]}
    />,
  )
  assert.match(table, /<caption[^>]*>Clocks<\/caption>/)
  assert.match(table, /<th scope="row"[^>]*><a class="govuk-link" href="\/SD-0417">SD-0417<\/a>/)
  assert.match(table, /<td [^>]*data-column="Due"[^>]*><div>Today, 4:00pm<\/div><\/td>/)
})

test('an empty board says so instead of showing an empty table', () => {
  assert.equal(
    seen(<CardTable caption="Clocks" head={['Due']} rows={[]} empty="Nothing is due." />),
    'Nothing is due.',
  )
})

test('an alert is named for those who hear it, and interrupts only when it must', () => {
  const calm = html(<Alert kind="success" title="All changes are saved" />)
  assert.match(calm, /role="region" aria-label="success: All changes are saved"/)
  assert.match(html(<Alert kind="error" title="Offline" urgent />), /role="alert"/)
})

test('a card and a page begin with their headings', () => {
  assert.match(
    html(
      <Card title="Quorum met" look="met">
        Social care, police, health
      </Card>,
    ),
    /^<section class="quorate-card quorate-card--met"><h2 [^>]*>Quorum met<\/h2>/,
  )
  assert.equal(seen(<PageHeading caption="SD-0417">Convene</PageHeading>), 'SD-0417 Convene')
})
