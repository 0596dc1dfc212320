/** What readers get, made from the record: each paper a pure function, before anybody has chosen HTML, PDF or Word. */
export { extract, findCopy, noticeOnly } from './extract.ts'
export { findInvitation, type ReminderAbout, reminder, type Sending } from './invitation.ts'
export { actionTable, minutes } from './minutes.ts'
export { type Block, type Paper, type PaperKind, type Run, textOf } from './paper.ts'
export { type Audience, namesAnyOf, type Reader, type Telling } from './share.ts'
