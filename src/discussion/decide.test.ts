/** That the stories of the life of a discussion tell everything: a refusal or a command that nobody tells about is not yet specified. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { askedFor, given } from '../../test/story.ts'
import { commandTypes, decide, evolve } from './decide.ts'

const here = `${import.meta.dirname}/life`
const read = (file: string): string => readFileSync(`${here}/${file}`, 'utf8')
const files = readdirSync(here).filter(file => file.endsWith('.ts'))
const stories = files.filter(file => file.endsWith('.test.ts'))
const phases = [
  'asking.ts',
  'convening.ts',
  'inviting.ts',
  'attending.ts',
  'holding.ts',
  'recording.ts',
  'deciding.ts',
  'acting.ts',
  'closing.ts',
  'shutting-out.ts',
  'closing-alone.ts',
  '../checks/revisions.ts',
]

test('every reason for refusing has a story beside the code that refuses', () => {
  const untold = phases.flatMap(file => {
    const told = read(file.replace('.ts', '.test.ts'))
    const reasons = [...read(file).matchAll(/refuse\(\s*'([a-z0-9-]+)'/g)].map(found => found[1]!)
    assert.ok(reasons.length > 0, file)
    return reasons
      .filter(why => !new RegExp(`refuses\\(\\s*'${why}'`).test(told))
      .map(why => `${file}: ${why}`)
  })
  assert.deepEqual(untold, [])
})

test('every command is in a story', () => {
  const told = [
    ...stories.map(read),
    read('../checks/when.test.ts'),
    readFileSync(`${here}/../../../test/story.ts`, 'utf8'),
  ].join('\n')
  assert.deepEqual(
    commandTypes.filter(type => !told.includes(`type: '${type}'`)),
    [],
  )
  assert.ok(commandTypes.length >= 40)
})

test('a command or an event that nobody knows is a mistake in the program, and says so', () => {
  const { discussion, rules } = given(askedFor())
  assert.throws(() => decide({ type: 'Dance' } as never, discussion, rules), /no decider for Dance/)
  assert.throws(() => evolve(discussion, { type: 'Danced' } as never), /no way to fold Danced/)
})
