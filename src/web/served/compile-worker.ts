/** Compiles the style sheet and the scripts once, on a thread of its own, and ends. */
import { parentPort } from 'node:worker_threads'
import { compileScripts } from './compile-scripts.ts'
import { compileStyle } from './compile-style.ts'
import type { Compiled } from './compiled.ts'

const compiled: Compiled = { ...compileStyle(), scripts: compileScripts() }
parentPort?.postMessage(compiled)
