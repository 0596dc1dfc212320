import { compileCalendar, explain, london, parseLocal, localText, sayDue } from '../index.ts'
import { englandAndWales } from './england.ts'
import { conventions, questions } from './questions.ts'

/** Prints one number for twenty thousand deadlines and their words, to compare machines in different time zones. */
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
console.log((digest >>> 0).toString(16))
