/** What the server says to the room's script about a form it sent. */

/** What was done; each is said once on the page where scripts do not run. */
export type WhatDone =
  | 'started'
  | 'arrived'
  | 'left'
  | 'item'
  | 'conversation'
  | 'departure'
  | 'agreed'
  | 'corrected'
  | 'withdrawn'
  | 'audience'
  | 'line'
  | 'kept'
  | 'thrown'
  | 'check'

export type Done = {
  readonly done: WhatDone
  /** The line that is on record now. */
  readonly saved?: string
  /** The action to look at before it is agreed. */
  readonly check?: string
  /** How what is typed would be saved. */
  readonly reading?: string
}

/** What the script needs to offer the words again. */
export type Again = {
  /** Somebody else corrected the line meanwhile: how it reads now, and which revision that is. */
  readonly clash?: { readonly text: string; readonly revision: number }
  /** The id is taken by other words: save them as a new line. */
  readonly fresh?: true
}

export type Refused = Again & { readonly refused: string; readonly field: string }

export type RoomAnswer = Done | Refused
