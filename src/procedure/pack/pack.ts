import { z } from 'zod'
import { findYearMonthDay } from '../../calendar/index.ts'
import { clock } from './clock.ts'
import { condition } from '../conditions/condition.ts'
import { factNames } from '../conditions/facts.ts'
import { force, name, procedureId, rule, ruleFields, ruleId, source, text } from './rule.ts'

/**
 * The vocabulary of a pack: one dated version of one authority's procedure, in fifteen chapters.
 * The schema is the type and is printed as procedures/schema.json. Nothing outside it loads.
 */

/** The vocabulary this program speaks. A pack written for a later one is refused rather than half understood. */
export const vocabularyVersion = 1

export const localDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date such as 2024-09-01')
  .refine(date => findYearMonthDay(date) !== undefined, 'expected a day that exists')
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 09:00, in quotes')
const grades = z.array(name).min(1)
/** What a copy, a seat or an agency action is for: the whole discussion or each child. */
const per = z.enum(['discussion', 'child']).default('discussion')

/** Something that has to be put into words or settled, by whom, and whether the minutes wait for it. */
export const dutyRule = z.strictObject({
  ...ruleFields,
  duty: name,
  per,
  by: name.optional(),
  /** Only these grades may give the words; from anybody else they are refused. */
  'only-by': grades.optional(),
  /** True when the request, or a change of urgency that brings the duty, is refused without it. */
  'before-request': z.boolean().optional(),
  /** Also done once this fact is known: what is asked for is a decision that the record holds as a fact. */
  'settled-by': z.enum(factNames).optional(),
  /** Also done once the discussion has been escalated to any of these. */
  'escalates-to': z.array(name).min(1).optional(),
  /** Begins to be asked once this is so; absent: from the request on. */
  after: z.enum(['requested', 'started', 'ended', 'section-47-decided']).optional(),
  /** True when the minutes cannot be final until it is answered. */
  'before-final': z.boolean().default(false),
  /** Grounds the source itself offers, shown as choices beside the free text. */
  grounds: z.array(text).optional(),
})
export type DutyRule = z.infer<typeof dutyRule>

export const about = z.strictObject({
  title: text,
  authority: text,
  partnership: text.optional(),
  law: z.array(text),
  'in-force': z.strictObject({
    from: localDate.optional(),
    to: localDate.optional(),
    /** The version that has no last day of its own and is in force until the day before this one begins. */
    replaces: procedureId.optional(),
    note: text.optional(),
  }),
  documents: z
    .array(
      z.strictObject({
        document: name,
        title: text,
        publisher: text,
        edition: text.optional(),
        /** False: the source refers to it but it was not supplied. */
        supplied: z.boolean().default(true),
        note: text.optional(),
      }),
    )
    .min(1),
  /** The vocabulary this pack was written for; a newer one than the program knows is refused. */
  vocabulary: z.number().int().positive(),
})

const calendar = z.strictObject({
  'count-from': z.enum(['next-working-day', 'event-day']).default('next-working-day'),
  edge: z.enum(['end-of-day', 'office-close']).default('end-of-day'),
  'late-receipt': z.enum(['same-day', 'next-working-day']).default('same-day'),
  office: z.strictObject({ opens: timeOfDay, closes: timeOfDay, placeholder: z.boolean().default(false) }),
  'closure-days': z.array(localDate).default([]),
})

export const field = z.strictObject({
  field: name,
  label: text,
  hint: text.optional(),
  kind: z.enum(['text', 'long-text', 'date', 'yes-no', 'choice', 'people', 'children']),
  choices: z.array(text).optional(),
  required: z.boolean().default(true),
})
export type Field = z.infer<typeof field>

/** One line of a table of places to send or telephone: the first whose condition holds is the one. */
const contact = z.strictObject({
  route: name,
  label: text,
  when: condition.optional(),
  /** Address or number. Packs that ship with the program hold invented ones under .example only. */
  to: text.optional(),
})
export type Contact = z.infer<typeof contact>

const convene = z.strictObject({
  gate: z.array(rule).default([]),
  request: z
    .strictObject({
      ...ruleFields,
      'asked-by': z.union([z.literal('anyone'), z.literal('silent'), grades]),
      'decided-by': z.union([z.literal('silent'), grades]),
      form: z.strictObject({ placeholder: z.boolean().default(false), fields: z.array(field).min(1) }),
      routes: z.array(contact).default([]),
    })
    .optional(),
  urgency: z.array(z.strictObject({ ...ruleFields, class: name, clock: text })).min(1),
  kinds: z.array(
    z.strictObject({ ...ruleFields, kind: z.enum(['initial', 'follow-up', 'complex', 'extra-familial']) }),
  ),
  formats: z.array(
    z.strictObject({ ...ruleFields, format: name, 'separate-conversations': z.boolean().default(false) }),
  ),
  clocks: z.array(clock).default([]),
  slots: z
    .strictObject({ ...ruleFields, times: z.array(timeOfDay).min(1), minutes: z.number().int().positive() })
    .optional(),
  moves: z.strictObject({ ...ruleFields, 'agreed-by': grades }).optional(),
  duties: z.array(dutyRule).default([]),
})

const seat = z.strictObject({
  ...ruleFields,
  seat: name,
  /** In the minimum: without it the discussion is not quorate. */
  minimum: z.boolean().default(false),
  roles: z.array(z.strictObject({ role: name, label: text })).default([]),
  'needs-decision-maker': z.boolean().default(false),
  /** A chair of one of these grades also fills the seat. */
  'filled-by-chair': grades.optional(),
  /** Somebody in one of these other seats fills this one too. */
  'also-filled-by': z.array(name).optional(),
  /** False: only being in the meeting fills it; being spoken to separately does not. */
  'spoken-to-counts': z.boolean().optional(),
  /** True when the rule asks only that they are invited, not that they come. */
  'enough-to-invite': z.boolean().optional(),
  /** How the seat is reached, where that depends on the child or the area. */
  contacts: z.array(contact).optional(),
  /** The seat may be empty when this holds and these duties are answered. */
  absence: z.strictObject({ ...ruleFields, answers: z.array(name).min(1) }).optional(),
})
export type Seat = z.infer<typeof seat>

const attend = z.strictObject({
  seats: z.array(seat).min(1),
  /** A partial order: each grade and the grades it stands directly above. */
  grades: z.array(z.strictObject({ grade: name, label: text, above: z.array(name).default([]) })),
  chairs: z.array(
    z.strictObject({
      ...ruleFields,
      grades,
      'or-above': z.boolean().default(false),
      /** A grade below the list may chair with this attestation on record for the named person. */
      attested: z.array(z.strictObject({ grade: name, experience: name })).default([]),
      /** May chair only when nobody of the listed grades is there at the start. */
      'stand-ins': z.array(name).default([]),
    }),
  ),
  seniority: z
    .strictObject({ ...ruleFields, 'information-only': z.enum(['allowed', 'departure', 'silent']) })
    .optional(),
  'one-per-agency': rule.optional(),
  /** The least rank somebody in a seat has; `or` names grades of like standing outside that order. */
  ranks: z
    .array(z.strictObject({ ...ruleFields, seat: name, 'at-least': name, or: z.array(name).default([]) }))
    .default([]),
  duties: z.array(dutyRule).default([]),
})

const agenda = z.strictObject({
  placeholder: z.boolean().default(false),
  items: z.array(
    z.strictObject({
      ...ruleFields,
      item: name,
      minutes: z.number().int().positive().optional(),
      prompts: z.array(text).default([]),
    }),
  ),
})

const outcome = z.strictObject({
  ...ruleFields,
  outcome: name,
  /** Excludes every other outcome (true) or the named ones, for the same child. */
  excludes: z.union([z.literal(true), z.array(name)]).optional(),
  'needs-reason': z.boolean().default(false),
  /** May be noted now but depends on something later. */
  contingent: text.optional(),
  /** Deciding it starts section 47 enquiries. */
  'starts-section-47': z.boolean().default(false),
  instead: text.optional(),
})
export type Outcome = z.infer<typeof outcome>

const decide = z.strictObject({
  outcomes: z.array(outcome).min(1),
  duties: z.array(dutyRule).default([]),
})

const act = z.strictObject({
  fields: z.array(
    z.strictObject({
      ...ruleFields,
      field: z.enum(['what', 'who', 'agency', 'due', 'how-known', 'support']),
    }),
  ),
  confirmations: z
    .strictObject({
      ...ruleFields,
      statuses: z
        .array(
          z.strictObject({
            status: z.enum(['done', 'by-date', 'no-longer-needed', 'further-discussion']),
            needs: z.array(z.enum(['date', 'reason'])).default([]),
          }),
        )
        .default([]),
      'in-writing': z.boolean().default(false),
    })
    .optional(),
  clocks: z.array(clock).default([]),
  duties: z.array(dutyRule).default([]),
})

const minutes = z.strictObject({
  content: z.array(z.strictObject({ ...ruleFields, part: name })).default([]),
  'sign-off': z
    .strictObject({
      ...ruleFields,
      by: z.union([z.literal('chair'), grades]),
      'before-issue': z.boolean().default(false),
    })
    .optional(),
  corrections: z.strictObject({ ...ruleFields, by: name }).optional(),
  verbatim: rule.optional(),
  confidentiality: z.array(rule).default([]),
  clocks: z.array(clock).default([]),
  duties: z.array(dutyRule).default([]),
})

const recipient = z.strictObject({
  ...ruleFields,
  recipient: name,
  per,
  gives: z.enum(['full', 'extract', 'notice']).default('full'),
  /** Passed on by this other recipient, not sent by us. */
  via: name.optional(),
  /** Groups that lie inside this one, for a question about them. */
  covers: z.array(name).default([]),
  /** Which invited or known role stands in this place, so that a block on the role blocks the copy. */
  role: name.optional(),
})
export type Recipient = z.infer<typeof recipient>

const distribute = z.strictObject({
  recipients: z.array(recipient),
  /** Those who can read the case system are told, not sent. */
  exempt: rule.optional(),
  'onward-default': z.enum(['allowed', 'chair-only', 'silent']).default('silent'),
  channel: z.array(rule).default([]),
  duties: z.array(dutyRule).default([]),
})

const follow = z.strictObject({ clocks: z.array(clock).default([]), duties: z.array(dutyRule).default([]) })

/** Ways to send a record, and what it is sent as. */
const channel = z.enum(['secure-email', 'ordinary-email', 'case-system', 'post', 'by-hand'])
const file = z.enum(['word-processor', 'pdf', 'image', 'in-the-message'])

const outOfHours = z.strictObject({
  team: z.strictObject({ ...ruleFields, usual: z.array(name).default([]) }).optional(),
  record: z.strictObject({ ...ruleFields, to: z.array(text).min(1) }).optional(),
  /** How the record has to travel: over one of these channels, as one of these kinds of file. Absent: any will do. */
  form: z
    .strictObject({ ...ruleFields, channels: z.array(channel).optional(), files: z.array(file).optional() })
    .optional(),
  clocks: z.array(clock).default([]),
  duties: z.array(dutyRule).default([]),
})

const complex = z.strictObject({
  /** The group that oversees the investigation; `barred`: no line manager of somebody implicated sits on it. */
  'management-group': z.strictObject({ ...ruleFields, barred: rule.optional() }).optional(),
  definition: z
    .strictObject({
      ...ruleFields,
      children: z.number().int().optional(),
      abusers: z.number().int().optional(),
    })
    .optional(),
  items: z
    .array(z.strictObject({ ...ruleFields, item: name, prompts: z.array(text).default([]) }))
    .default([]),
  clocks: z.array(clock).default([]),
  duties: z.array(dutyRule).default([]),
})

const escalate = z.strictObject({
  dissent: rule.optional(),
  steps: z.array(z.strictObject({ ...ruleFields, step: name })).default([]),
  duties: z.array(dutyRule).default([]),
})

const quality = z.strictObject({ clocks: z.array(clock).default([]), duties: z.array(dutyRule).default([]) })

/** What a machine cannot judge, with the reason; still printed for the reader, chapter by chapter. */
const notMachineCheckable = z.strictObject({
  id: ruleId,
  label: text,
  force: force.or(z.literal('informative')),
  source,
  because: text,
})

export const chapterNames = [
  'about',
  'words',
  'calendar',
  'convene',
  'attend',
  'agenda',
  'decide',
  'act',
  'minutes',
  'distribute',
  'follow',
  'out-of-hours',
  'complex',
  'escalate',
  'quality',
] as const

export const pack = z.strictObject({
  about,
  words: z.record(name, text),
  calendar,
  convene,
  attend,
  agenda,
  decide,
  act,
  minutes,
  distribute,
  follow,
  'out-of-hours': outOfHours,
  complex,
  escalate,
  quality,
  'not-machine-checkable': z.array(notMachineCheckable),
})
export type Pack = z.infer<typeof pack>
