/** What a proposal is about, in a few words. */
import type { Proposed } from '../../../../procedure/adopting/adopting.ts'

const said: Readonly<Record<Proposed['kind'], (id: string) => string>> = {
  publish: id => `Publish ${id} and follow it`,
  adopt: id => `Follow ${id}`,
  withdraw: id => `Do not follow ${id} after all`,
}
export const sayProposed = ({ kind, id }: Pick<Proposed, 'kind' | 'id'>): string => said[kind](id)
