// Progressive enhancement. Every page works without it; with it, GOV.UK Frontend's components do a little more.
// A file of its own because our pages allow no inline script.
import {
  Button,
  Checkboxes,
  createAll,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
} from 'govuk-frontend'
import { askBeforeSending } from './reach.ts'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
for (const component of [
  Button,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
])
  createAll(component)
askBeforeSending()
