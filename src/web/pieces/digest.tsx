/** A digest in groups of eight, so that two people can compare it over the telephone. */
export const Digest = ({ digest }: { digest: string }) => (
  <code class="quorate-digest">{digest.match(/.{1,8}/g)?.join(' ')}</code>
)
