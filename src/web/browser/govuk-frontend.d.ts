/** GOV.UK Frontend ships no types for its scripts; this is all of it that we call. */
declare module 'govuk-frontend' {
  export function initAll(): void
}
