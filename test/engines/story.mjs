// The main job as one function that runs inside a page: import a small export, ask a funnel and a retention, read who is behind a number.

export const csv = [
  'user,event,time',
  'a,view,2026-03-01 09:00:00',
  'a,buy,2026-03-01 10:00:00',
  'b,view,2026-03-02 09:00:00',
  'b,view,2026-03-09 09:00:00',
  'c,buy,2026-03-03 09:00:00',
  '',
].join('\n');

/** What the page must answer; worked by hand from the five rows above. */
export const expected = { events: 5, actors: 3, units: [2, 1], dropped: ['b'], cohorts: [3] };

/** Source text of an async function body, for drivers that take text. */
export const body = `
  const file = new File([${JSON.stringify(csv)}], 'shop.csv', { type: 'text/csv' });
  const summary = await wayfold.import(file, { importZone: 'UTC', timeZone: 'UTC' });
  const funnel = { kind: 'funnel', v: 1, steps: [{ event: 'view' }, { event: 'buy' }] };
  const asked = await wayfold.run(funnel, { dataset: summary.id });
  const dropped = await wayfold.select(funnel, { step: 2, outcome: 'dropped' }, { dataset: summary.id });
  const retention = await wayfold.run({ kind: 'retention', v: 1, period: 'month' }, { dataset: summary.id });
  return { id: summary.id, events: summary.events, actors: summary.actors, units: asked.result.steps.map((step) => step.units), dropped, cohorts: retention.result.rows.map((row) => row.actors) };
`;

/** Asks the same funnel of what is stored. */
export const again = `
  const [first] = await wayfold.datasets();
  if (!first) return null;
  const asked = await wayfold.run({ kind: 'funnel', v: 1, steps: [{ event: 'view' }, { event: 'buy' }] }, { dataset: first.id });
  return asked.result.steps.map((step) => step.units);
`;
