/** What nobody means and somebody sends. */
export const nonsense: readonly (readonly [string, string | readonly string[]])[] = [
  ['not an id', 'not-a-uuid'],
  ['hyphens as long as an id', '-'.repeat(36)],
  ['NUL', 'a\0b'],
  ['several', ['one', 'two', 'three']],
  ['an unknown choice', 'constructor'],
  ['a number of another kind', '-1e999'],
  ['line ends', 'a\r\nset-cookie: x=y\r\n\r\n<b>'],
  ['signs of all kinds', '👩‍👧‍👦\u202E\uFFFE\u200D«'],
  ['longer than kept', 'x'.repeat(25_000)],
]
