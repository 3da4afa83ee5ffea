/** Rules over people in words, and what their form says. */
export const rules = {
  period: {
    both: (p: { range: string; since: string }) => `${p.range}, ${p.since}`,
    upTo: (p: { to: string }) => `within ${p.to} of the first event`,
    from: (p: { from: string }) => `from ${p.from} after the first event on`,
    between: (p: { from: string; to: string }) => `${p.from} to ${p.to} after the first event`,
  },
  firstDid: (p: { events: string }) => `first event is ${p.events}`,
  lastDid: (p: { events: string }) => `last event is ${p.events}`,
  sequence: (p: { first: string; then: string }) => `did ${p.first}, then ${p.then}`,
  sequenceWithin: (p: { text: string; length: string }) => `${p.text} within ${p.length}`,
  sequenceWithout: (p: { text: string; events: string }) => `${p.text}, with no ${p.events} between`,
  person: {
    first: (p: { condition: string }) => `first known ${p.condition}`,
    last: (p: { condition: string }) => `last known ${p.condition}`,
    any: (p: { condition: string }) => `ever ${p.condition}`,
  },
  stage: {
    now: (p: { stages: string }) => `now in stage ${p.stages}`,
    ever: (p: { stages: string }) => `ever in stage ${p.stages}`,
    highest: (p: { stages: string }) => `got as far as stage ${p.stages}`,
  },
  ofModel: (p: { text: string; model: string }) => `${p.text} of “${p.model}”`,
  reached: (p: { step: string; funnel: string }) => `reached step ${p.step} of ${p.funnel}`,
  stepJoin: ' → ',
  fifth: (p: { fifths: string; by: string }) => `in fifth ${p.fifths} by ${p.by}`,
  by: {
    recency: (p: { events: string }) => `how recently they did ${p.events}`,
    frequency: (p: { events: string }) => `how often they did ${p.events}`,
    value: (p: { events: string; property: string }) => `total ${p.property} of ${p.events}`,
  },
  list: (p: { name: string; size: string }) => `in the list “${p.name}” (${p.size} ids)`,
};
