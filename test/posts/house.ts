/** A house with its web server and the people of Aldermere, and discussions told as far as a form needs them. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Asked, begin, conduct, nothingHere } from '../../src/conduct.ts'
import { withSystem } from '../../src/database/index.ts'
import { demoStart } from '../../src/demo/index.ts'
import type { Discussion } from '../../src/discussion/discussion.ts'
import { pinnedBy } from '../../src/discussion/required/pinned.ts'
import { isRefusal } from '../../src/discussion/happening.ts'
import { type House, openHouse } from '../../src/house.ts'
import { type Directory, readDirectory, seatPeople } from '../../src/people/directory.ts'
import { readEntries } from '../../src/record/index.ts'
import { load } from '../../src/states.ts'
import { openWeb } from '../../src/web/server/server.ts'
import { formIn, type Sent } from './form-in.ts'

/** An urgency of each other version a discussion is begun under. */
const urgencies: Readonly<Record<string, string>> = {
  'bristol/2019': 'ordinary',
  'bradford/2023': 'twenty-four-hours',
}

export type Came = { status: number; body: string; to: string }
/** How far a discussion has been told. */
export const stages = ['asked', 'booked', 'begun', 'ended', 'signed', 'sent'] as const
export type Stage = (typeof stages)[number]

/** Social worker, convenor. */
export const amira = 'Amira Rahman'
/** Team manager, chair. */
export const dilys = 'Dilys Okonjo'
/** Police, invited. */
export const tomasz = 'Tomasz Reeve'
/** Health, invited. */
export const grace = 'Grace Adeyemi'
/** Of the authority, and no part of any of these discussions. */
export const callum = 'Callum Broadbent'
export const winifred = 'Winifred Hale'
export const anselm = 'Anselm Okoro'

export class PostsHouse {
  private readonly cookies = new Map<string, string>()
  private constructor(
    readonly house: House,
    readonly directory: Directory,
    private readonly web: Awaited<ReturnType<typeof openWeb>>,
    private readonly folder: string,
  ) {}

  static async open(): Promise<PostsHouse> {
    const folder = mkdtempSync(join(tmpdir(), 'quorate-posts-'))
    chmodSync(folder, 0o711) // as root the database's account must be able to walk here
    const directory = await readDirectory('directory/aldermere.yaml')
    const furnish = async (house: House) => {
      const { id, procedures, ...more } = directory.authority
      house.adopt(id, procedures, more)
      await seatPeople(house.database, directory)
    }
    const house = await openHouse({ dataFolder: folder, demo: true, today: demoStart, furnish })
    await furnish(house)
    return new PostsHouse(house, directory, await openWeb(house), folder)
  }
  async close(): Promise<void> {
    await this.web.close()
    await this.house.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  personOf = (name: string) => this.directory.people.find(one => one.name === name)!
  agencyOf = (name: string): string => this.personOf(name).agency

  /** One request of somebody who is signed in, or of nobody; with fields, a form as a browser sends it. */
  async ask(name: string | undefined, url: string, fields?: Sent): Promise<Came> {
    const cookie = name === undefined ? undefined : await this.cookieOf(name)
    const body = fields && encoded(fields)
    const answer = await this.web.inject({
      method: fields ? 'POST' : 'GET',
      url,
      headers: {
        host: '127.0.0.1',
        ...(cookie && { cookie }),
        ...(fields && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body !== undefined && { payload: body }),
    })
    return { status: answer.statusCode, body: answer.body, to: String(answer.headers.location ?? '') }
  }

  private async cookieOf(name: string): Promise<string> {
    const known = this.cookies.get(name)
    if (known) return known
    const came = await this.web.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { host: '127.0.0.1', 'content-type': 'application/x-www-form-urlencoded' },
      payload: encoded({ person: this.personOf(name).id }),
    })
    const cookie = String(came.headers['set-cookie']).split(';')[0]!
    assert.match(cookie, /session/, `${name} could not sign in`)
    this.cookies.set(name, cookie)
    return cookie
  }

  /** The form of a page that is sent to `action`, filled in as the page has it. */
  async form(name: string, page: string, action: string): Promise<Sent> {
    const { body, status } = await this.ask(name, page)
    const form = formIn(body, page, action)
    assert.ok(form, `${page} (${status}) has no form that goes to ${action}`)
    return form
  }

  /** Does something in a discussion, as somebody, now. */
  async does(name: string, discussion: string, told: object): Promise<Discussion> {
    const answer = await conduct(this.house.conduct, this.actor(name), discussion, {
      id: randomUUID(),
      ...told,
    } as unknown as Asked)
    assert.notEqual(answer, nothingHere, `${name} sees nothing there`)
    const done = answer as Exclude<typeof answer, typeof nothingHere>
    if (isRefusal(done)) assert.fail(`${JSON.stringify(told).slice(0, 120)}: ${done.sentence}`)
    return done.discussion
  }
  private actor = (name: string) => ({
    person: this.personOf(name).id,
    authority: this.directory.authority.id,
    capacity: 'person',
    now: this.house.clock.now(),
  })

  /** What is on the record of a discussion, by type, in order. */
  async story(discussion: string): Promise<string[]> {
    const { id } = this.directory.authority
    const entries = await withSystem(this.house.database.pool, { authority: id }, tx =>
      readEntries(tx, id, discussion),
    )
    return entries.map(entry => entry.type)
  }
  async read(discussion: string): Promise<Discussion> {
    const { id } = this.directory.authority
    return withSystem(this.house.database.pool, { authority: id }, tx =>
      load(tx, this.house.conduct.states, id, discussion),
    )
  }

  /** A discussion about two children, with Dilys to chair and police and health invited, told to a stage. */
  async discussion(stage: Stage, under?: string): Promise<HouseDiscussion> {
    const id = randomUUID()
    const today = this.house.pinnedToday(this.directory.authority.id, this.house.clock.now())
    const pinned = under ? { ...today, id: under, procedure: this.house.shelf.hashes.get(under)! } : today
    const urgency = under === undefined ? 'two-working-days' : urgencies[under]!
    const begun = await begin(this.house.conduct, this.actor(amira), id, this.request(urgency), pinned)
    if (isRefusal(begun)) assert.fail(begun.sentence)
    const { person, name } = this.by(dilys)
    await this.does(amira, id, { type: 'Appoint', as: 'chair', person, name, grade: 'team-manager' })
    for (const one of [tomasz, grace]) await this.invite(id, one)
    const told: HouseDiscussion = {
      id,
      reference: begun.discussion.reference,
      at: `/discussions/${begun.discussion.reference}`,
    }
    for (const next of stages.slice(1, stages.indexOf(stage) + 1)) await this.goOn(told, next)
    return told
  }

  /** Tells a discussion one stage further. */
  async goOn({ id, at }: HouseDiscussion, to: Stage): Promise<void> {
    switch (to) {
      case 'asked':
        return
      case 'booked':
        await this.does(dilys, id, { type: 'DecideThreshold', met: true, reason: '' })
        await this.does(dilys, id, {
          type: 'BookMeeting',
          starts: '2026-12-02T10:00:00.000Z',
          minutes: 60,
          format: await this.meetingOf(id),
        })
        return
      case 'begun': {
        await this.ask(dilys, `${at}/room/start`, {
          ...(await this.form(dilys, `${at}/room`, `${at}/room/start`)),
          chair: this.personOf(dilys).id,
          'chair-grade': 'team-manager',
        })
        await this.does(dilys, id, this.line('A call-out in June.'))
        await this.does(dilys, id, {
          type: 'DecideOutcome',
          decision: randomUUID(),
          child: 'A',
          outcome: await this.outcomeOf(id),
          reason: 'Support is wanted.',
          lines: [],
        })
        await this.does(dilys, id, {
          type: 'AgreeAction',
          action: randomUUID(),
          what: 'See the child alone',
          owner: grace,
          agency: this.agencyOf(grace),
          due: '2026-12-02',
        })
        return
      }
      case 'ended':
        await this.does(dilys, id, { type: 'EndDiscussion' })
        return
      case 'signed': {
        const form = await this.form(dilys, `${at}/close`, `${at}/close/sign`)
        const came = await this.ask(dilys, `${at}/close/sign`, { ...form, ...signed(form) })
        assert.equal(came.status, 303, came.body.slice(0, 4000))
        return
      }
      case 'sent': {
        const form = await this.form(dilys, `${at}/copies`, `${at}/copies`)
        const came = await this.ask(dilys, `${at}/copies`, { ...form, send: await this.rowFor(at, tomasz) })
        assert.equal(came.status, 303, came.body.slice(0, 4000))
      }
    }
  }

  /** A way to meet that the procedure of a discussion knows, other than one by one. */
  private async meetingOf(id: string): Promise<string> {
    const { procedure } = this.house.rulesFor(pinnedBy(await this.read(id)))
    return procedure.formats.find(one => !one['separate-conversations'])!.format
  }

  /** What may be decided for a child without more being asked. */
  private async outcomeOf(id: string): Promise<string> {
    const { procedure } = this.house.rulesFor(pinnedBy(await this.read(id)))
    const known = procedure.outcomes.map(one => one.outcome)
    return ['section-17-assessment', 'no-section-47'].find(one => known.includes(one))!
  }

  /** The row of the copies that is for somebody. */
  async rowFor(at: string, name: string): Promise<string> {
    const { body } = await this.ask(dilys, `${at}/copies`)
    const row = rowsIn(body).find(one => one.label.includes(name))?.row
    assert.ok(row, `${name} gets no copy`)
    return row
  }

  /** Time goes by. */
  pass(minutes: number): void {
    const { clock } = this.house
    clock.move(new Date(Date.parse(clock.now()) + minutes * 60_000).toISOString())
  }

  by = (name: string) => ({ person: this.personOf(name).id, name })
  line = (text: string) => ({
    type: 'RecordLine',
    line: randomUUID(),
    agency: this.agencyOf(tomasz),
    speaker: tomasz,
    kind: 'fact',
    text,
    about: ['A'],
    sensitivity: 'everyone',
  })
  private invite = (id: string, name: string) =>
    this.does(dilys, id, {
      type: 'Invite',
      invitation: {
        invitation: randomUUID(),
        seat: this.personOf(name).seat,
        agency: this.agencyOf(name),
        ...this.by(name),
        email: this.personOf(name).email,
      },
    })
  private request = (urgency: string) =>
    ({
      id: randomUUID(),
      type: 'AskForDiscussion',
      reference: '',
      kind: 'initial',
      reason: 'A teacher saw a bruise.',
      form: {},
      facts: { harm: ['physical'] },
      urgency,
      children: [
        { id: 'A', name: 'Ada Quillfeather', born: '2016-05-01', facts: { 'in-education': true } },
        { id: 'B', name: 'Bo Quillfeather', born: '2024-02-01', facts: {} },
      ],
      implicated: [],
      happened: [{ instant: 'risk-identified', at: '2026-12-01T08:50:00.000Z' }],
    }) as unknown as Parameters<typeof begin>[3]
}

/** The recipients of the copies page that one can be sent to: the row, and what the page calls it. */
function rowsIn(html: string): { row: string; label: string }[] {
  const rows = html.split('<tr')
  return rows.flatMap(row => {
    const send = /name="send"[^>]*\svalue="([^"]*)"/.exec(row)?.[1]
    return send === undefined ? [] : [{ row: send, label: row.replaceAll(/<[^>]+>/g, ' ') }]
  })
}

export type HouseDiscussion = { id: string; reference: string; at: string }

/** The form that signs, with a name, every statement ticked and one reason for all that stays open. */
export const signed = (form: Sent): Sent => ({
  name: dilys,
  statements: Array.from({ length: 8 }, (_, index) => String(index)),
  ...('open-others' in form && { 'open-others': 'There was no time for more today.' }),
})

function encoded(fields: Sent): string {
  const all = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) all.append(name, one)
  return all.toString()
}
