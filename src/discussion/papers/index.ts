/** What readers get, made from the record: each paper a pure function, before anybody has chosen HTML, PDF or Word. */
export { copyPaper, extract, noticeOnly, sayLeftOut } from './extract.ts'
export { findInvitation, type ReminderAbout, reminder, type Sending } from './invitation.ts'
export { actionTable, minutes } from './minutes.ts'
export { type Block, type Paper, type PaperKind, type Run, textOf } from './paper.ts'
export { copiesHolding } from './copies-holding.ts'
export { childrenNamedIn, isAboutAll, namesAnyOf, type WhyLeftOut } from './about-children.ts'
export {
  type CopyTelling,
  copyReader,
  type LeftOut,
  type Share,
  share,
  type Telling,
  wholeRecord,
} from './share.ts'
