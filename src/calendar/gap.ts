/** A deadline asked for outside the years we know: the message is a sentence for the person who asked. */
export class CalendarGap extends Error {
  override name = 'CalendarGap'
}

/** Bank holidays or counting conventions that cannot be used: the message says what, where and what to do. */
export class CalendarFault extends Error {
  override name = 'CalendarFault'
}
