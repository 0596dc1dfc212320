// Progressive enhancement. Every page works without it; with it, GOV.UK Frontend's components do a little more.
// A file of its own because our pages allow no inline script.
import { initAll } from 'govuk-frontend'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()
