/** What one person does in their browser, in the words on the screen. */
import assert from 'node:assert/strict'
import type { Browser, Locator, Page } from 'playwright-core'
import { type Visitor, visitor } from '../browser.ts'
import type { Watch } from './watch.ts'

export class Person {
  private constructor(
    readonly visitor: Visitor,
    readonly address: string,
    readonly watch: Watch,
  ) {}

  static async arrives(
    browser: Browser,
    address: string,
    watch: Watch,
    name: string,
    choice: { javaScript?: boolean; width?: number } = {},
  ): Promise<Person> {
    const person = new Person(await visitor(browser, address, name, choice), address, watch)
    watch.over(person.visitor)
    await watch.look(person.visitor)
    return person
  }

  get page(): Page {
    return this.visitor.page
  }

  get path(): string {
    return new URL(this.page.url()).pathname
  }

  async opens(path: string): Promise<void> {
    await this.visitor.goto(path)
    await this.watch.look(this.visitor)
  }

  /** Presses a button that leads to a page. */
  async presses(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    await this.#arriving(() => within.getByRole('button', { name, exact: true }).first().click())
  }

  /** Follows a link that leads to a page. */
  async follows(name: string | RegExp): Promise<void> {
    await this.#arriving(() => this.page.getByRole('link', { name }).first().click())
  }

  async #arriving(act: () => Promise<void>): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), act()])
    await this.watch.look(this.visitor)
  }

  async writes(label: string, text: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).fill(text)
  }

  async chooses(label: string, option: string | RegExp): Promise<void> {
    const list = this.page.getByLabel(label, { exact: true })
    const texts = await list.locator('option').allTextContents()
    const text = texts.find(one => (typeof option === 'string' ? one.startsWith(option) : option.test(one)))
    assert.ok(text, `${label} offers no ${option}, only ${texts.join(' | ')}`)
    await list.selectOption({ label: text.trim() })
  }

  /** Answers a question with one of its choices. */
  async answers(question: string, choice: string): Promise<void> {
    await this.page
      .getByRole('group', { name: question, exact: true })
      .getByLabel(choice, { exact: true })
      .check()
  }

  async ticks(label: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).check()
  }

  /** Types a London date, and a time where one is asked. */
  async dates(name: string, [year, month, day]: [number, number, number], time?: string): Promise<void> {
    const part = (of: string) => this.page.locator(`[name="${name}-${of}"]`)
    await part('day').fill(String(day))
    await part('month').fill(String(month))
    await part('year').fill(String(year))
    if (time) await part('time').fill(time)
  }

  async sees(words: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    await within.getByText(words).filter({ visible: true }).first().waitFor()
  }

  /** All the words of the page’s own part. */
  async reads(): Promise<string> {
    return ((await this.page.locator('main').textContent()) ?? '').replaceAll(/\s+/g, ' ')
  }

  /** Fetches an address as this person, without opening it. */
  async fetches(path: string): Promise<{ status: number; body: Buffer; headers: Record<string, string> }> {
    const answer = await this.page.context().request.get(this.address + path, { maxRedirects: 0 })
    return { status: answer.status(), body: await answer.body(), headers: answer.headers() }
  }

  async sends(path: string, form: Record<string, string>): Promise<{ status: number; body: Buffer }> {
    const answer = await this.page.context().request.post(this.address + path, { form, maxRedirects: 0 })
    return { status: answer.status(), body: await answer.body() }
  }

  async leaves(): Promise<void> {
    await this.visitor.close()
  }
}
