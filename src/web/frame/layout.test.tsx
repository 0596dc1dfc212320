import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NotificationBanner } from '../govuk/notification-banner.tsx'
import { canonical } from '../govuk/testing/markup.ts'
import { Page, type PageProps, renderPage } from './layout.tsx'

const room: PageProps = {
  title: 'Live meeting',
  reference: 'SD-0417',
  authority: 'Northshire Safeguarding Children Partnership',
  identity: {
    name: 'Aisha Rahman',
    capacity: 'Minute-taker for SD-0417',
    children: <a href="/leave">Sign out</a>,
  },
  navigation: [
    { text: 'My work', href: '/' },
    { text: 'Discussions', href: '/discussions', current: true },
  ],
  breadcrumbs: [{ text: 'My work', href: '/' }, { text: 'SD-0417' }],
  banner: <NotificationBanner>The record is read-only while the server restarts</NotificationBanner>,
  children: <h1>Live meeting: Child A</h1>,
}
const page = (changes: Partial<PageProps> = {}) => renderPage(<Page {...room} {...changes} />)

test('the tab says what the page is and which discussion, and never a child’s name', () => {
  assert.match(page(), /<title>Live meeting – SD-0417 – Quorate<\/title>/)
  assert.match(page({ reference: undefined }), /<title>Live meeting – Quorate<\/title>/)
  assert.match(page({ hasErrors: true }), /<title>Error: Live meeting – SD-0417 – Quorate<\/title>/)
})

test('a page says who you are, in which capacity, and for which authority', () => {
  assert.match(page(), /<strong>Aisha Rahman<\/strong> · Minute-taker for SD-0417/)
  assert.match(page(), /Northshire Safeguarding Children Partnership/)
  assert.match(page(), /Sign out/)
})

test('before anyone has signed in there is no identity bar and no navigation', () => {
  const door = page({
    identity: undefined,
    navigation: undefined,
    authority: undefined,
    breadcrumbs: undefined,
  })
  assert.doesNotMatch(
    door,
    /quorate-identity|govuk-service-navigation|govuk-breadcrumbs|quorate-header__authority/,
  )
})

test('the keyboard reaches the matter first, and the banner stands before the heading', () => {
  const order = [
    'href="#main-content"',
    'Aisha Rahman',
    '>Quorate<',
    'aria-current="page"',
    'id="main-content"',
  ]
  const places = [...order, 'read-only', '<h1>', 'Accessibility statement'].map(words =>
    page().indexOf(words),
  )
  assert.ok(places.every(place => place > 0))
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  )
})

test('a strict content security policy can hold: no script, style or handler is written into the page', () => {
  assert.doesNotMatch(page(), /<style|\sstyle=|\son\w+=|javascript:/)
  assert.deepEqual(page().match(/<script[^>]*>[^<]*<\/script>/g), [
    '<script type="module" src="/assets/enhance.js"></script>',
  ])
})

test('nothing on a page comes from another address', () => {
  const addresses = [...page().matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address ?? '')
  assert.ok(addresses.length > 5)
  assert.deepEqual(
    addresses.filter(address => !/^[/#]/.test(address)),
    [],
  )
})

test('what people wrote stays text', () => {
  assert.match(page({ title: '<script>alert(1)</script>' }), /<title>&lt;script>/)
})

test('the document is whole', () => {
  assert.ok(page().startsWith('<!doctype html><html lang="en"'))
  assert.match(canonical(page()), /^<html class="govuk-template" lang="en" translate="no">\n {2}<head>/)
})
