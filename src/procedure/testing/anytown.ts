/** Where the fictional pack below would stand. */
export const anytownFile = 'procedures/anytown/2026.yaml'

/** A small fictional pack that is in order; tests change one line of it and see what is said. */
export const anytown = `about:
  title: Strategy discussions in Anytown
  authority: Anytown Council
  law: [Children Act 1989 section 47]
  in-force: { from: "2026-01-01" }
  documents:
    - { document: anytown-guide, title: The Anytown guide, publisher: Anytown Council }
  vocabulary: 1
words: { discussion: Strategy discussion }
calendar:
  office: { opens: "09:00", closes: "17:00" }
convene:
  urgency:
    - id: AT-101
      class: same-day
      label: Where there is a risk to life
      force: must
      clock: by the end of the day
      when: { risk-to-life: true }
      source: { document: anytown-guide, section: "1.1" }
    - id: AT-102
      class: two-days
      label: Everything else
      force: must
      clock: within two working days
      source: { document: anytown-guide, section: "1.2" }
  kinds:
    - { id: AT-103, kind: initial, label: The first, force: may, source: { document: anytown-guide, section: "1.3" } }
  formats:
    - { id: AT-104, format: meeting, label: A meeting, force: should, source: { document: anytown-guide, section: "1.4" } }
  clocks:
    - id: AT-105
      clock: convene
      label: Meet within two working days
      force: must
      from: risk-identified
      to: started
      allow: { working-days: 2 }
      when: { urgency: two-days }
      source: { document: anytown-guide, section: "1.5" }
  slots:
    id: AT-106
    label: Times that are kept free
    force: should
    times: ["09:30", "11:00", "14:00"]
    minutes: 60
    source: { document: anytown-guide, section: "1.6" }
attend:
  seats:
    - id: AT-201
      seat: health
      label: A health practitioner
      force: must
      minimum: true
      absence:
        id: AT-202
        label: Health may be missing when the reason is recorded
        force: may
        answers: [health-absence-reason]
        source: { document: anytown-guide, section: "2.2" }
      source: { document: anytown-guide, section: "2.1" }
    - id: AT-203
      seat: school
      label: The school
      force: should
      when: { in-education: true, age: { at-least: 5 } }
      source: { document: anytown-guide, section: "2.3" }
  grades:
    - { grade: team-manager, label: Team manager }
    - { grade: service-manager, label: Service manager, above: [team-manager] }
  chairs:
    - id: AT-204
      label: A team manager chairs
      force: must
      grades: [team-manager]
      or-above: true
      source: { document: anytown-guide, section: "2.4" }
  duties:
    - id: AT-205
      duty: health-absence-reason
      label: Say why health is missing
      force: must
      source: { document: anytown-guide, section: "2.5" }
agenda: { items: [] }
decide:
  outcomes:
    - id: AT-301
      outcome: section-47-joint
      label: Joint section 47 enquiries
      force: may
      starts-section-47: true
      excludes: [no-further-action]
      source: { document: anytown-guide, section: "3.1" }
    - id: AT-302
      outcome: no-further-action
      label: No further action
      force: may
      source: { document: anytown-guide, section: "3.2" }
act: { fields: [] }
minutes: {}
distribute:
  recipients:
    - id: AT-401
      recipient: attendees
      label: Everyone who took part
      force: must
      source: { document: anytown-guide, section: "4.1" }
follow:
  clocks:
    - id: AT-501
      clock: conference
      label: Hold the initial child protection conference
      force: must
      per: child
      from: section-47-decided
      to: conference-held
      allow: { working-days: 15 }
      source: { document: anytown-guide, section: "5.1" }
out-of-hours: {}
complex: {}
escalate: {}
quality: {}
not-machine-checkable:
  - id: AT-901
    label: Be kind
    force: should
    because: No machine can tell.
    source: { document: anytown-guide, section: "9.1" }
`

/** The pack with one piece of text replaced. @throws when the piece is not there exactly once: the test would prove nothing. */
export function anytownWith(piece: string, instead: string): string {
  const parts = anytown.split(piece)
  if (parts.length !== 2) throw new Error(`"${piece}" stands ${parts.length - 1} times in the pack`)
  return parts.join(instead)
}
