/** GOV.UK Frontend ships no types for its scripts; this is all of it that we call. */
declare module 'govuk-frontend' {
  /** What one of its components does, wherever it stands on the page. */
  type Component = abstract new (root: Element) => { readonly $root: Element }
  export const Button: Component
  export const Checkboxes: Component
  export const ErrorSummary: Component
  export const FileUpload: Component
  export const NotificationBanner: Component
  export const Radios: Component
  export const ServiceNavigation: Component
  export const SkipLink: Component
  export function createAll(component: Component): void
}
