/** Brothers and sisters often live at one address, and sometimes one of them must not be found: it is said, never filled in. */
import type { Fields, Typed } from '../../fields.ts'
import { childrenOf } from './draft.ts'
import type { Going } from './going.ts'

/** The address of a child written down before, with whose it is: offered, and taken only when somebody says that it is the same. */
export function addressBefore({ draft }: Going, child: string): { of: string; address: string } | undefined {
  for (const { id, typed } of childrenOf(draft.pages))
    if (id !== child && typeof typed.address === 'string' && typed.address.trim() !== '')
      return { of: id, address: typed.address }
  return undefined
}

const isSame = (fields: Fields): boolean => fields.raw('same-address') === 'yes'

/** “The same address” as the address it is; both at once is a question. */
export function sameAddress(going: Going, child: string, fields: Fields): Typed {
  const before = isSame(fields) ? addressBefore(going, child) : undefined
  if (!before) return {}
  if (fields.text('address') !== undefined) {
    fields.wrong(
      'address',
      `You ticked that it is the address of child ${before.of} and also wrote one. Keep one.`,
    )
    return {}
  }
  return { address: before.address, 'same-address': '' }
}
