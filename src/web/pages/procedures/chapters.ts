/** The chapters of a pack, as headings. */
export const chapterWords: Readonly<Record<string, string>> = {
  about: 'About',
  words: 'Words',
  calendar: 'Counting days',
  convene: 'Asking for and holding a discussion',
  attend: 'Who takes part',
  agenda: 'What is talked about',
  decide: 'What is decided',
  act: 'Actions',
  minutes: 'Minutes',
  distribute: 'Who gets a copy',
  follow: 'What follows',
  'out-of-hours': 'Out of hours',
  complex: 'Complex and extra-familial discussions',
  escalate: 'When agencies disagree',
  quality: 'Quality',
  'not-machine-checkable': 'What no program can judge',
}
