import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import type { Script } from './assets.ts'

const sources: Readonly<Record<Script, string>> = {
  enhance: 'enhance.ts',
  room: 'room/room.ts',
  draftFile: 'draft-file.ts',
}

/**
 * What browsers run: `src/web/browser` without its types, each script one module with everything it imports in it.
 * `npm run check` has looked at the types; nothing here does.
 */
export function compileScripts(): Readonly<Record<Script, string>> {
  const built = buildSync({
    entryPoints: Object.entries(sources).map(([out, source]) => ({
      out,
      in: fileURLToPath(new URL(`../browser/${source}`, import.meta.url)),
    })),
    // Only names the results: nothing is written.
    outdir: 'browser',
    write: false,
    bundle: true,
    format: 'esm',
    // What GOV.UK Frontend asks for is no older; see "Browser support" of its documentation.
    target: 'es2022',
    minify: true,
    legalComments: 'inline',
    logLevel: 'silent',
  })
  return Object.fromEntries(
    Object.keys(sources).map(name => [
      name,
      built.outputFiles.find(file => file.path.endsWith(`/${name}.js`))!.text,
    ]),
  ) as Record<Script, string>
}
