/** Which words of the record an accepted correction changes. */

/** Words of the record that a correction can be about. */
export type Corrected =
  | { readonly of: 'line'; readonly line: string }
  | { readonly of: 'answer'; readonly key: string }
  | { readonly of: 'decision'; readonly decision: string }
  | { readonly of: 'position'; readonly decision: string; readonly agency: string }
  | { readonly of: 'safety-plan' }
  | { readonly of: 'action'; readonly action: string }
  | { readonly of: 'reason' }
  /** Nothing that somebody wrote: it stands as a note of its own. */
  | { readonly of: 'note' }

/** `text`: what stands there now. */
export type Change = Corrected & { readonly text: string }
