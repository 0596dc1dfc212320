import { fileURLToPath } from 'node:url'

/** A file the web server hands out unchanged. */
type Asset = { readonly url: string; readonly file: string; readonly contentType: string }

/** Where every page finds its style sheet; the text comes from `compileStyle`. */
export const stylesheetUrl = '/assets/application.css'

/** The scripts of pages and where each is found; the text comes from `compileScripts`, the source is in `src/web/browser`. */
export const scripts = {
  /** Of every page. */
  enhance: '/assets/enhance.js',
  /** Of the room. */
  room: '/assets/room.js',
  /** Of a draft's page: takes its text from a file. */
  draftFile: '/assets/draft-file.js',
} as const
export type Script = keyof typeof scripts

/** The icon in the tab. */
export const iconUrl = '/assets/favicon.svg'

const fontFolder = new URL('./files/', import.meta.resolve('@fontsource-variable/source-sans-3/package.json'))
const mojFolder = new URL('./moj/', import.meta.resolve('@ministryofjustice/frontend/package.json'))

/** Source Sans 3, Latin with all accents, upright and italic, every weight. The style sheet asks for these URLs. */
export const fontFiles: readonly Asset[] = ['latin', 'latin-ext'].flatMap(subset =>
  ['normal', 'italic'].map(style => {
    const name = `source-sans-3-${subset}-wght-${style}.woff2`
    return { url: `/assets/fonts/${name}`, file: path(new URL(name, fontFolder)), contentType: 'font/woff2' }
  }),
)

/** All files that pages ask for, apart from what is compiled. */
export const assets: readonly Asset[] = [
  ...fontFiles,
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
