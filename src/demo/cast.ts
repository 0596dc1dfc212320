/** The people of the demonstration as its stories call them. The directory is where they are kept; a test holds the two together. */
import type { By } from '../discussion/discussion.ts'

export const care = 'Aldermere Children’s Social Care'
export const police = 'Westvale Police'
export const health = 'Aldermere Community Health'
export const fernbank = 'Fernbank Primary School'
const oldMill = 'Old Mill Surgery'
export const duty = 'Aldermere Emergency Duty Team'
export const harrowLane = 'Harrow Lane Academy'
export const housing = 'Aldermere Housing'
export const sparrows = 'Little Sparrows Nursery'
export const youth = 'Aldermere Youth Justice Service'

export type Actor = {
  readonly person: string
  readonly name: string
  readonly agency: string
  readonly seat: string
  readonly email: string
  readonly role?: string
  readonly grade?: string
  /** Reads the council’s own case system, and so needs no copy. */
  readonly readsCaseSystem?: true
}

/** The person with a number in the directories: authorities elsewhere begin at 201, 301, … */
export const id = (number: number): string => `5c000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const council = 'aldermere.example'

export const amira: Actor = {
  person: id(1),
  name: 'Amira Rahman',
  agency: care,
  seat: 'social-worker',
  grade: 'social-worker',
  email: `amira.rahman@${council}`,
  readsCaseSystem: true,
}
export const dilys: Actor = {
  person: id(2),
  name: 'Dilys Okonjo',
  agency: care,
  seat: 'social-worker',
  grade: 'team-manager',
  email: `dilys.okonjo@${council}`,
  readsCaseSystem: true,
}
export const priya: Actor = {
  person: id(3),
  name: 'Priya Nair',
  agency: care,
  seat: 'minute-taker',
  email: `priya.nair@${council}`,
  readsCaseSystem: true,
}
export const tomasz: Actor = {
  person: id(4),
  name: 'Tomasz Reeve',
  agency: police,
  seat: 'police',
  grade: 'detective-sergeant',
  email: 'tomasz.reeve@westvale-police.example',
}
export const grace: Actor = {
  person: id(5),
  name: 'Grace Adeyemi',
  agency: health,
  seat: 'health',
  role: 'named-nurse',
  email: 'grace.adeyemi@aldermere-health.example',
}
export const jonah: Actor = {
  person: id(6),
  name: 'Jonah Pell',
  agency: fernbank,
  seat: 'school',
  role: 'education-lead',
  email: 'jonah.pell@fernbank.example',
}
export const ines: Actor = {
  person: id(7),
  name: 'Dr Ines Marlow',
  agency: oldMill,
  seat: 'gp',
  role: 'child-gp',
  email: 'practice@old-mill.example',
}
export const callum: Actor = {
  person: id(8),
  name: 'Callum Broadbent',
  agency: duty,
  seat: 'social-worker',
  grade: 'social-worker',
  email: `callum.broadbent@${council}`,
  readsCaseSystem: true,
}
export const helena: Actor = {
  person: id(9),
  name: 'Helena Voss',
  agency: care,
  seat: 'social-worker',
  role: 'service-manager',
  grade: 'service-manager',
  email: `helena.voss@${council}`,
  readsCaseSystem: true,
}
export const martin: Actor = {
  person: id(10),
  name: 'Martin Crake',
  agency: harrowLane,
  seat: 'school',
  role: 'education-lead',
  email: 'martin.crake@harrow-lane.example',
}
export const saoirse: Actor = {
  person: id(11),
  name: 'Dr Saoirse Finch',
  agency: health,
  seat: 'health',
  email: 'saoirse.finch@aldermere-health.example',
}
export const ewan: Actor = {
  person: id(12),
  name: 'Ewan Stott',
  agency: housing,
  seat: 'housing',
  email: 'ewan.stott@aldermere-housing.example',
}
export const ruth: Actor = {
  person: id(13),
  name: 'Ruth Abara',
  agency: duty,
  seat: 'social-worker',
  grade: 'team-manager',
  email: `ruth.abara@${council}`,
  readsCaseSystem: true,
}
export const lena: Actor = {
  person: id(14),
  name: 'Lena Marsh',
  agency: police,
  seat: 'police',
  grade: 'detective-inspector',
  email: 'lena.marsh@westvale-police.example',
}
export const nadia: Actor = {
  person: id(15),
  name: 'Nadia Quill',
  agency: health,
  seat: 'other-health',
  role: 'midwife',
  email: 'nadia.quill@aldermere-health.example',
}
export const bethan: Actor = {
  person: id(16),
  name: 'Bethan Cole',
  agency: health,
  seat: 'other-health',
  role: 'health-visitor',
  email: 'bethan.cole@aldermere-health.example',
}
export const owen: Actor = {
  person: id(17),
  name: 'Owen Tarry',
  agency: sparrows,
  seat: 'school',
  role: 'education-lead',
  email: 'owen.tarry@little-sparrows.example',
}
export const oluwaseun: Actor = {
  person: id(18),
  name: 'Oluwaseun Bright',
  agency: harrowLane,
  seat: 'school',
  role: 'governor',
  email: 'oluwaseun.bright@harrow-lane.example',
}
export const marcus: Actor = {
  person: id(19),
  name: 'Marcus Dene',
  agency: youth,
  seat: 'youth-justice',
  email: 'marcus.dene@aldermere-youth.example',
}
export const farah: Actor = {
  person: id(20),
  name: 'Farah Idris',
  agency: care,
  seat: 'social-worker',
  grade: 'social-worker',
  email: `farah.idris@${council}`,
  readsCaseSystem: true,
}

export const cast: readonly Actor[] = [
  amira,
  dilys,
  priya,
  tomasz,
  grace,
  jonah,
  ines,
  callum,
  helena,
  martin,
  saoirse,
  ewan,
  ruth,
  lena,
  nadia,
  bethan,
  owen,
  oluwaseun,
  marcus,
  farah,
]

/** Somebody as they are named among those present. */
export const named = ({ person, name, agency, grade }: Actor): By => ({
  person,
  name,
  agency,
  ...(grade && { grade }),
})
