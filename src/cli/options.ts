import { suggest } from '../procedure/reading/spelling.ts'

/** Options of a verb, and what is left; or what is wrong with them, in a sentence. */
type Options = { given: Readonly<Record<string, string | true>>; rest: readonly string[] } | { wrong: string }

/** Reads `--name value` and `--flag`. Unknown ones are refused with the nearest known one. */
export function readOptions(
  args: readonly string[],
  withValue: readonly string[],
  flags: readonly string[] = [],
): Options {
  const given: Record<string, string | true> = {}
  const rest: string[] = []
  for (let place = 0; place < args.length; place++) {
    const arg = args[place]!
    if (!arg.startsWith('--')) rest.push(arg)
    else if (flags.includes(arg.slice(2))) given[arg.slice(2)] = true
    else if (withValue.includes(arg.slice(2))) {
      const value = args[++place]
      if (value === undefined) return { wrong: `${arg} needs a value.` }
      given[arg.slice(2)] = value
    } else
      return {
        wrong: `“${arg}” is not an option here.${suggest(
          arg,
          [...withValue, ...flags].map(name => `--${name}`),
        )}`,
      }
  }
  return { given, rest }
}
