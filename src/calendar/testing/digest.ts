import { compileCalendar, explain, london, parseLocal, localText, runsOut, sayDue } from '../index.ts'
import { englandAndWales } from './england.ts'
import { conventions, questions } from './questions.ts'

/**
 * Prints one number for a hundred thousand deadlines and the words of twenty thousand, to compare machines in different time
 * zones. The deadlines are those that `oracle.test.ts` counts again.
 */
let digest = 0x811c9dc5
function take(text: string): void {
  for (let index = 0; index < text.length; index++)
    digest = Math.imul(digest ^ text.charCodeAt(index), 0x01000193)
}

const calendars = conventions.map(counting => compileCalendar(englandAndWales, counting, 'digest'))
for (const { allowance, from, convention } of questions(20_000, 20_251_026)) {
  const { due, sentence, days } = explain(allowance, from, calendars[convention]!)
  take(
    `${due.at} ${due.lastOfficeMoment} ${sentence} ${days.length} ${sayDue(due, from)} ${london(from).time}`,
  )
  take(JSON.stringify(parseLocal(localText(from))))
}
for (const { allowance, from, convention } of questions(100_000, 20_250_410)) {
  const { at, day, lastOfficeMoment } = runsOut(allowance, from, calendars[convention]!)
  take(`${at} ${day} ${lastOfficeMoment}`)
}
console.log((digest >>> 0).toString(16))
