/** What the discussion page says, for the template beside ours: worked out by the same core, for each request, as our page does. */
import { sayDay } from '../../src/calendar/index.ts'
import { decisionsThatStand } from '../../src/discussion/discussion.ts'
import { type Duty, duties } from '../../src/discussion/required/duties/duties.ts'
import { quorum } from '../../src/discussion/required/seats/quorum.ts'
import { judge } from '../../src/discussion/required/clocks/verdict.ts'
import { stateWords } from '../../src/web/pieces/status-tag.tsx'
import { sayDuty } from '../../src/web/words/say-duty.ts'
import { sayAskedOf, saysOfWhom } from '../../src/web/words/shown-duties.ts'
import type { Seen } from '../../src/web/visit.ts'
import { sayVerdict } from '../../src/discussion/in-words/vocabulary.ts'

export function matterOf({ discussion, rules }: Seen, now: string): Record<string, unknown> {
  const at = `/discussions/${discussion.reference}`
  const all = duties(discussion, rules, now).filter(duty => duty.state !== 'not-applicable')
  const byOf = (duty: Duty) => (saysOfWhom(duty) ? sayAskedOf(duty, { discussion, rules }) : undefined)
  const shown = (duty: Duty) => ({
    title: duty.child ? `${duty.label} (child ${duty.child})` : duty.label,
    href: `${at}/answers/${encodeURIComponent(duty.key)}`,
    hint: [byOf(duty), duty.due && `By ${sayDuty(duty, now)}.`, duty.because].filter(Boolean).join(' '),
    by: byOf(duty),
    due: duty.due ? sayDuty(duty, now) : '',
    rule: duty.rule,
    section: duty.source.section,
    state: duty.state,
    stateWords: stateWords[duty.state],
    stateClasses: duty.state === 'done' ? 'govuk-tag--green' : '',
  })
  const phases = ['convene', 'hold', 'decide', 'close', 'send', 'follow'].map(phase => {
    const here = all.filter(duty => duty.phase === phase)
    return {
      phase,
      words: phase,
      pending: here.filter(duty => duty.state !== 'done').map(shown),
      done: here.filter(duty => duty.state === 'done').map(shown),
    }
  })
  const decisions = decisionsThatStand(discussion)
  return {
    reference: discussion.reference,
    who: 'Asha Verma',
    capacity: `Chair for ${discussion.reference}`,
    authority: 'Aldermere City Council',
    kind: 'First discussion',
    stage: 'Held, not yet signed',
    navigation: ['My work', 'Ask for a discussion', 'The procedure'].map(text => ({ text, href: '/work' })),
    breadcrumbs: [{ text: 'My work', href: '/work' }, { text: discussion.reference }],
    next: all
      .filter(duty => duty.due && duty.state === 'open')
      .slice(0, 3)
      .map(shown),
    phases: phases.filter(phase => phase.pending.length + phase.done.length > 0),
    known: [
      { key: { text: 'Why it was asked for' }, value: { text: discussion.reason } },
      { key: { text: 'Lines in the record' }, value: { text: String(discussion.lines.length) } },
      { key: { text: 'Urgency' }, value: { text: 'Within two working days' } },
    ],
    decisionHead: ['Child', 'Decision', 'Why', 'Agencies'].map(text => ({ text })),
    decisions: decisions.map(one =>
      [one.child, one.outcome, one.reason, one.positions.map(p => `${p.agency} ${p.view}`).join('; ')].map(
        text => ({ text }),
      ),
    ),
    safetyPlan: discussion.safetyPlan?.words,
    actionHead: ['What', 'Who', 'By when', 'State'].map(text => ({ text })),
    actions: discussion.actions.map(one => ({
      what: one.what,
      who: `${one.owner}, ${one.agency}`,
      due: one.due && sayDay(one.due),
      state: 'Open',
    })),
    clocks: [...new Set(discussion.deadlines.map(one => one.key))].map(key => {
      const { binding, verdict, rule } = judge(key, discussion, rules, now)
      return {
        href: `${at}/clocks/${encodeURIComponent(key)}`,
        label: rules.procedure.clocks.find(one => one.id === rule)?.label,
        at: binding?.due,
        due: binding?.due ? sayDuty(binding, now) : 'No date set',
        verdict: sayVerdict(verdict, undefined),
      }
    }),
    children: discussion.children.map(child => ({
      id: child.id,
      name: child.name,
      born: child.born && sayDay(child.born),
      decided: decisions
        .filter(one => one.child === child.id)
        .map(one => one.outcome)
        .join('; '),
    })),
    quorum: quorum(discussion, rules, now).met ? 'Quorate' : 'Not quorate',
    people: discussion.invitations.map(one => `${one.name}, ${one.agency}: ${one.answer}`),
    parts: ['convene', 'room', 'decisions', 'actions', 'close', 'copies', 'history'].map(words => ({
      href: `${at}/${words}`,
      words,
    })),
  }
}
