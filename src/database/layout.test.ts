import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { packagedBinaries, reachableBinaries } from './binaries.ts'
import { prepareLayout } from './layout.ts'
import { StartRefusal } from './refusal.ts'
import { canReach, chooseServerUser } from './server-user.ts'

const isRoot = process.getuid?.() === 0
let room: string

before(() => {
  room = mkdtempSync(join(tmpdir(), 'quorate-layout-'))
  chmodSync(room, 0o711) // as root the server's account must be able to walk here
})
after(() => rmSync(room, { recursive: true, force: true }))

test('a machine we bring no server for is told to set DATABASE_URL', () => {
  assert.throws(
    () => packagedBinaries('darwin', 'arm64'),
    /no PostgreSQL inside this copy of Quorate for darwin on arm64\. .* set DATABASE_URL/,
  )
})

test('programs without their symbolic links are copied and linked, so that blocked install scripts do no harm', () => {
  const bare = join(room, 'package', 'native')
  const packaged = packagedBinaries()
  cpSync(packaged.root, bare, {
    recursive: true,
    filter: path => !/lib(pq|ecpg|icu|pgtypes)[a-z0-9_]*\.so(\.\d+)?$/.test(path),
  })
  assert.ok(!existsSync(join(bare, 'lib', 'libpq.so.5')))
  const home = join(room, 'home')
  mkdirSync(home)
  const { root } = reachableBinaries({ ...packaged, root: bare }, chooseServerUser(), home)
  assert.ok(root.startsWith(home))
  assert.match(execFileSync(join(root, 'bin', 'initdb'), ['--version']).toString(), /PostgreSQL/)
})

test('a full disk is refused before anything is made', { skip: !isRoot }, async t => {
  const small = join(room, 'small')
  mkdirSync(small)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=50m', 'tmpfs', small], { stdio: 'ignore' })
  } catch {
    return t.skip('this machine does not let us mount')
  }
  try {
    assert.throws(() => prepareLayout(join(small, 'house')), /disk .* is full: at least 200 MB must be free/)
  } finally {
    execFileSync('umount', [small])
  }
})

test('whether an account can walk to a folder is read off the modes on the way', () => {
  const stranger = { name: 'stranger', uid: 54_321, gid: 54_321, isOurselves: false }
  const inner = join(room, 'walk', 'inner')
  mkdirSync(inner, { recursive: true })
  for (const [mode, reachable] of [
    [0o755, true],
    [0o711, true],
    [0o744, false],
    [0o700, false],
  ] as const) {
    chmodSync(join(room, 'walk'), mode)
    assert.equal(canReach(stranger, inner), reachable, mode.toString(8))
  }
})

test('as root on a machine without an ordinary account for servers, the sentence says so', {
  skip: !isRoot,
}, () => {
  const passwd = join(room, 'passwd')
  writeFileSync(passwd, 'root:x:0:0::/root:/bin/sh\nann:x:1000:1000::/home/ann:/bin/sh\n')
  assert.throws(() => chooseServerUser(undefined, passwd), StartRefusal)
  writeFileSync(passwd, 'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n')
  assert.equal(chooseServerUser(undefined, passwd).name, 'nobody')
})
