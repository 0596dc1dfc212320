import { fileURLToPath } from 'node:url'

/** A file the web server hands out unchanged. */
export type Asset = { readonly url: string; readonly file: string; readonly contentType: string }

/** Where every page finds its style sheet; the text comes from `compileStyle`. */
export const stylesheetUrl = '/assets/application.css'

/** Where every page finds its one script, which is a module and loads `govuk-frontend.min.js` beside it. */
export const scriptUrl = '/assets/enhance.js'

/** The icon in the tab. */
export const iconUrl = '/assets/favicon.svg'

const fontFolder = new URL('./files/', import.meta.resolve('@fontsource-variable/source-sans-3/package.json'))
const mojFolder = new URL('./moj/', import.meta.resolve('@ministryofjustice/frontend/package.json'))
const govukFolder = new URL('./', import.meta.resolve('govuk-frontend'))

/** Source Sans 3, Latin with all accents, upright and italic, every weight. The style sheet asks for these URLs. */
export const fontFiles: readonly Asset[] = ['latin', 'latin-ext'].flatMap(subset =>
  ['normal', 'italic'].map(style => {
    const name = `source-sans-3-${subset}-wght-${style}.woff2`
    return { url: `/assets/fonts/${name}`, file: path(new URL(name, fontFolder)), contentType: 'font/woff2' }
  }),
)

/** The scripts of every page. Both are ES modules. */
export const scriptFiles: readonly Asset[] = [
  { url: scriptUrl, file: path(new URL('./enhance.js', import.meta.url)), contentType: 'text/javascript' },
  {
    url: '/assets/govuk-frontend.min.js',
    file: path(new URL('govuk-frontend.min.js', govukFolder)),
    contentType: 'text/javascript',
  },
]

/** The room's own script and the modules it is made of. */
const roomScripts: readonly Asset[] = ['room', 'room-parts', 'room-post', 'room-writing'].map(name => ({
  url: `/assets/${name}.js`,
  file: path(new URL(`./${name}.js`, import.meta.url)),
  contentType: 'text/javascript',
}))

/** Takes the text of a draft from a file, where scripts run. */
export const draftScriptUrl = '/assets/draft-file.js'
const draftScript: Asset = {
  url: draftScriptUrl,
  file: path(new URL('./draft-file.js', import.meta.url)),
  contentType: 'text/javascript',
}

/** All files that pages ask for, apart from the style sheet. */
export const assets: readonly Asset[] = [
  ...fontFiles,
  ...scriptFiles,
  ...roomScripts,
  draftScript,
  {
    // Named by MOJ Frontend's timeline, for documents.
    url: '/assets/images/icon-document.svg',
    file: path(new URL('./assets/images/icon-document.svg', mojFolder)),
    contentType: 'image/svg+xml',
  },
  { url: iconUrl, file: path(new URL('./favicon.svg', import.meta.url)), contentType: 'image/svg+xml' },
]

function path(url: URL): string {
  return fileURLToPath(url)
}
