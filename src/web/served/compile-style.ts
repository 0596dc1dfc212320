import { fileURLToPath } from 'node:url'
import { compile } from 'sass'

/** MOJ Frontend 11.1.0 still uses this mixin of GOV.UK Frontend; nothing we can change. */
const theirs = /govuk-text-colour. mixin is deprecated/

let compiled: { readonly css: string } | undefined

/**
 * The style sheet of every page: GOV.UK Frontend, parts of MOJ Frontend, and our own. Compiled at the first call,
 * which takes a second or two; then remembered. It is served at `stylesheetUrl`.
 */
export function compileStyle(): { readonly css: string } {
  compiled ??= { css: compileFrom(new URL('../style/application.scss', import.meta.url)) }
  return compiled
}

function compileFrom(source: URL): string {
  // The folder that holds node_modules, and node_modules itself: MOJ Frontend imports from the one, we from the other.
  const modules = new URL('../../', import.meta.resolve('govuk-frontend/package.json'))
  const packages = new URL('../', import.meta.resolve('govuk-frontend/package.json'))
  return compile(fileURLToPath(source), {
    style: 'compressed',
    loadPaths: [fileURLToPath(packages), fileURLToPath(modules)],
    quietDeps: true,
    logger: { warn: message => theirs.test(message) || console.warn(message) },
  }).css
}
