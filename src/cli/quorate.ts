/** The command line: `quorate VERB …`. One file for each verb, loaded only when it is asked for. */
import { StartRefusal } from '../database/refusal.ts'
import { suggest } from '../procedure/reading/spelling.ts'

type Verb = (args: string[], out: (line: string) => void) => Promise<number>
const verbs: Record<string, { says: string; load: () => Promise<Verb> }> = {
  start: {
    says: 'opens the house: --data DIR, --port N, --no-demo',
    load: async () => (await import('./start.ts')).start,
  },
  cases: { says: 'runs worked cases: FILE… [--json]', load: async () => (await import('./cases.ts')).cases },
  check: {
    says: 'checks packs: [FILE…] [--publish ID]',
    load: async () => (await import('./check.ts')).check,
  },
  explain: {
    says: 'a rule or a procedure in words: ID',
    load: async () => (await import('./explain.ts')).explain,
  },
  trace: {
    says: 'is every requirement carried by a rule: [ID…]',
    load: async () => (await import('./trace.ts')).trace,
  },
  mutants: {
    says: 'would the worked cases notice: [ID…] [--all] [--json]',
    load: async () => (await import('./mutants.ts')).mutants,
  },
  compare: {
    says: 'two procedures side by side, lost and gained: A B [--all]',
    load: async () => (await import('./compare.ts')).compare,
  },
  concern: {
    says: 'one concern under every procedure: FACT… or FILE',
    load: async () => (await import('./concern.ts')).concern,
  },
  draft: {
    says: 'is a draft sound: check FILE [--after ID]',
    load: async () => (await import('./draft.ts')).draft,
  },
  replay: {
    says: 'recorded discussions under a draft: FILE --data DIR',
    load: async () => (await import('./replay.ts')).replay,
  },
  calendar: {
    says: 'due --from 2025-04-10 --allow 15wd --explain',
    load: async () => (await import('./calendar.ts')).calendar,
  },
  rebuild: {
    says: 'makes what people look up again from the record: --data DIR',
    load: async () => (await import('./rebuild.ts')).rebuild,
  },
  verify: { says: 'recounts the record: --data DIR', load: async () => (await import('./verify.ts')).verify },
}

const out = (line: string): void => void process.stdout.write(`${line}\n`)

async function main([verb, ...args]: string[]): Promise<number> {
  if (verb === undefined || verb === 'help' || verb === '--help') {
    out('quorate VERB …')
    for (const [name, { says }] of Object.entries(verbs)) out(`  ${name.padEnd(10)}${says}`)
    return verb === undefined ? 2 : 0
  }
  const found = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
  if (!found) {
    out(`There is no verb “${verb}”.${suggest(verb, Object.keys(verbs))} Say “quorate help” for all of them.`)
    return 2
  }
  return (await found.load())(args, out)
}

// Whoever reads only the first lines (`| head`) has read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof StartRefusal)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
