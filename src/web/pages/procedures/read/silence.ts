/** What a procedure does not say. It is printed as silence and never filled from anywhere else. */
import type { Pack, Procedure } from '../../../../procedure/index.ts'
import { reserved } from '../../../../procedure/pack/reserved.ts'

const clocks: Readonly<Record<(typeof reserved.clock)[number], string>> = {
  convene: 'by when a discussion is held',
  'complex-meeting': 'by when a complex discussion is held, apart from any other',
  'child-seen': 'by when the child is seen',
  conference: 'by when a child protection conference is held',
  assessment: 'by when the assessment is finished',
  'actions-table': 'by when the table of actions is sent',
  'write-up': 'by when the discussion is written up',
  'sign-off': 'by when the minutes are signed',
  minutes: 'by when the minutes are sent',
  corrections: 'how long a recipient may ask for a correction',
  'out-of-hours-record': 'by when a record made out of hours is passed on',
  'follow-up': 'by when a follow-up is held',
  'agency-confirmation': 'by when agencies confirm that they did what they agreed',
  'meeting-length': 'how long a meeting lasts',
  observation: 'how often discussions are observed',
}

const duties: Readonly<Partial<Record<(typeof reserved.duty)[number], string>>> = {
  'no-medical-reason': 'that a reason is given when there is no medical',
  'medical-advice-given': 'that medical advice is recorded',
  'consent-rationale': 'that a reason is given when consent is not sought',
  'parents-not-contacted-reason': 'that a reason is given when the parents are not told',
  'health-absence-reason': 'what is asked when health is not there',
  'health-involvement-plan': 'how health is brought in afterwards when it was not there',
  'non-responder-route': 'what happens when an agency does not answer',
  'complex-notification': 'whom to tell of complex abuse',
  'duty-inspector-call': 'that a duty inspector is called',
}

/** Every silence, as the end of “This procedure does not say …”. */
export function silences({ pack, clocks: has, duties: asks }: Procedure): string[] {
  const clocksOf = new Set(has.map(one => one.clock))
  const dutiesOf = new Set(asks.map(one => one.duty))
  return [
    ...reserved.clock.filter(id => !clocksOf.has(id)).map(id => clocks[id]),
    ...reserved.duty.filter(id => !dutiesOf.has(id)).flatMap(id => duties[id] ?? []),
    ...unsaid(pack),
  ]
}

function unsaid({
  convene,
  attend,
  act,
  minutes,
  distribute,
  complex,
  escalate,
  'out-of-hours': out,
}: Pack): string[] {
  const all: [boolean, string][] = [
    [convene.request?.['asked-by'] === 'silent', 'who may ask for a discussion'],
    [convene.request?.['decided-by'] === 'silent', 'who decides whether the threshold is met'],
    [convene.slots === undefined, 'at which times of day meetings are held'],
    [convene.moves === undefined, 'who may agree to move a meeting'],
    [attend.ranks.length === 0, 'which rank an agency must send'],
    [attend.seniority === undefined, 'how senior those who attend must be'],
    [act.confirmations === undefined, 'how agencies confirm their actions'],
    [minutes.corrections === undefined, 'how a correction is asked for, and who answers it'],
    [minutes.confidentiality.length === 0, 'how the minutes are marked or kept confidential'],
    [distribute['onward-default'] === 'silent', 'whether a recipient may pass a copy on'],
    [distribute.channel.length === 0, 'by which channel copies are sent'],
    [out.team === undefined, 'who holds a discussion out of hours'],
    [complex.definition === undefined, 'what makes a discussion complex'],
    [escalate.steps.length === 0, 'what to do when agencies disagree'],
  ]
  return all.filter(([silent]) => silent).map(([, says]) => says)
}
