/** Compiles the style sheet once, on a thread of its own, and ends. */
import { parentPort } from 'node:worker_threads'
import { compileStyle } from './compile.ts'

parentPort?.postMessage(compileStyle().css)
