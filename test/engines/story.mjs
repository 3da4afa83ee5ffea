// The main job: import a small export, ask a funnel and a retention, read who is behind a number, see it on the page; load the page anew and ask again.
import { askAgain, importAndAsk, look, painted, privateFiles, watch, wentWrong } from './in-page.mjs';

const csv = [
  'user,event,time',
  'a,view,2026-03-01 09:00:00',
  'a,buy,2026-03-01 10:00:00',
  'b,view,2026-03-02 09:00:00',
  'b,view,2026-03-09 09:00:00',
  'c,buy,2026-03-03 09:00:00',
  '',
].join('\n');

const funnel = { kind: 'funnel', v: 1, steps: [{ event: 'view' }, { event: 'buy' }] };
const funnelHash = `#/explore/funnel?s=${encodeURIComponent(JSON.stringify(funnel))}`;
const memoryBadge = 'In memory only · gone when this tab closes';
const offlineBadge = 'Offline-ready · nothing leaves this browser';

/** Of a and b, who viewed, a bought an hour later: the figures of the page and its table. */
const figures = ['50.0%', '1 of 2', '1 view\t2\t100.0%', '2 buy\t1\t50.0%'];

/** What must be found; worked by hand from the five rows above. `files`: the private file system, null where there is none. */
export function expected(keeps) {
  const seen = { missing: [], memoryOnly: !keeps };
  const stored = { listed: [{ name: 'shop', events: 5, actors: 3 }], units: [2, 1] };
  const nothing = { listed: [], units: null };
  return {
    answer: { events: 5, actors: 3, units: [2, 1], dropped: ['b'], cohorts: [3] },
    figures: seen,
    chart: true,
    list: seen,
    files: keeps ? [] : null,
    wrong: [],
    afterReload: { ...(keeps ? stored : nothing), page: seen, chart: keeps, files: keeps ? [] : null, wrong: [] },
  };
}

/** Plays the story. `run(fn, argument)` runs a function inside the page, `reload` loads the page anew; `keeps`: whether this browser can keep data. */
export async function play({ run: evaluate, reload, keeps }) {
  const run = (fn, argument) =>
    evaluate(fn, argument).catch((error) => {
      throw new Error(`${fn.name}: ${error.message}`);
    });
  await run(watch);
  const badge = keeps ? offlineBadge : memoryBadge;
  const { id, answer } = await run(importAndAsk, { csv, funnel });
  const found = {
    answer,
    figures: await run(look, { hash: funnelHash, wanted: [...figures, badge] }),
    chart: await run(painted),
    list: await run(look, { hash: `#/data/${id}`, wanted: ['1 data set', 'shop.csv', 'all accepted', badge] }),
    files: await run(privateFiles),
    wrong: await run(wentWrong),
  };
  await reload();
  await run(watch);
  const again = await run(askAgain, { funnel });
  const listed = await run(look, {
    hash: keeps ? '#/data' : '#/',
    wanted: [keeps ? '1 data set' : 'Open the demo', badge],
  });
  const shown = keeps ? await run(look, { hash: funnelHash, wanted: [...figures, badge] }) : listed;
  const page = { missing: [...new Set([...listed.missing, ...shown.missing])], memoryOnly: shown.memoryOnly };
  const chart = keeps && (await run(painted));
  const files = await run(privateFiles);
  return { ...found, afterReload: { ...again, page, chart, files, wrong: await run(wentWrong) } };
}

/** Source text that runs `fn` with `argument`. */
export const text = (fn, argument) => `(${fn})(${argument === undefined ? '' : JSON.stringify(argument)})`;
