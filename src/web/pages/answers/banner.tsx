import { NotificationBanner } from '../../govuk/notification-banner.tsx'

/** What has just been done, looked up by a key: nothing from an address is ever printed. */
export function Done({ said, done }: { said: Readonly<Record<string, string>>; done: string | undefined }) {
  if (done === undefined || !Object.hasOwn(said, done)) return null
  return <NotificationBanner type="success">{said[done]}</NotificationBanner>
}

/** The id of the command this form asks for: a double click is then one intention. */
export function Command() {
  return <input type="hidden" name="command" value={crypto.randomUUID()} />
}
