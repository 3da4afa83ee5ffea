// A seeded Markov event log as CSV: who, what, when, session-free, with five properties, in order of arrival (by time, actors interleaved).
import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

const events = [
  'open app',
  'search',
  'view product',
  'compare prices',
  'add to cart',
  'begin checkout',
  'purchase',
  'read review',
  'see ad',
  'ask support',
  'play lesson',
  'recommend',
];
// rows: from, columns: weights of the next event, in the order above
const next = [
  [1, 6, 8, 1, 0, 0, 0, 2, 2, 1, 2, 0],
  [1, 2, 9, 3, 0, 0, 0, 2, 1, 0, 0, 0],
  [1, 3, 5, 4, 4, 0, 0, 3, 1, 1, 0, 0],
  [0, 2, 6, 2, 2, 0, 0, 2, 1, 0, 0, 0],
  [0, 1, 3, 2, 1, 6, 0, 1, 1, 1, 0, 0],
  [0, 0, 1, 2, 1, 1, 7, 0, 0, 2, 0, 0],
  [4, 1, 1, 0, 0, 0, 0, 1, 1, 2, 4, 1],
  [1, 1, 6, 2, 1, 0, 0, 2, 1, 0, 0, 0],
  [3, 4, 4, 1, 0, 0, 0, 1, 2, 0, 0, 0],
  [3, 1, 1, 0, 0, 1, 0, 0, 1, 2, 1, 0],
  [4, 1, 1, 0, 0, 0, 0, 0, 1, 1, 6, 1],
  [4, 1, 1, 0, 0, 0, 0, 1, 1, 0, 3, 1],
];
const channels = ['search', 'social', 'email', 'direct', 'ads', ''];
const devices = ['mobile', 'desktop', 'tablet'];

function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Writes the log unless it is there; about 67 bytes a row, 20 rows an actor, 90 days from 2026-01-01. Answers the path. */
export async function markovLog(path, rows, seed = 11) {
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true });
  const random = randomOf(seed);
  const actors = Math.max(1, Math.round(rows / 20.5));
  const at = new Uint8Array(actors).map(() => Math.floor(random() * events.length));
  const cumulative = next.map((weights) => weights.map((_, i) => weights.slice(0, i + 1).reduce((a, b) => a + b, 0)));
  const out = createWriteStream(`${path}.part`);
  const start = Date.UTC(2026, 0, 1);
  const perRow = (90 * 86_400_000) / rows;
  out.write('user_id,event,time,channel,device,amount,page\n');
  let text = '';
  let recent = 0;
  for (let row = 0; row < rows; row += 1) {
    // half of the rows continue a recently active actor, so that sessions exist
    const actor = random() < 0.5 ? (recent + Math.floor(random() * 40)) % actors : Math.floor(random() ** 1.4 * actors);
    if (random() < 0.02) recent = actor;
    const weights = cumulative[at[actor]];
    const pick = random() * weights[weights.length - 1];
    const event = weights.findIndex((weight) => pick < weight);
    at[actor] = event;
    const time = new Date(start + row * perRow).toISOString();
    const amount = event === 6 ? (5 + Math.floor(random() * 40_000) / 100).toFixed(2) : '';
    text += `u${actor},${events[event]},${time},${channels[Math.floor(random() * 6)]},${devices[actor % 3]},${amount},/p/${Math.floor(random() * 50)}\n`;
    if (text.length > 1 << 20) {
      if (!out.write(text)) await new Promise((resolve) => out.once('drain', resolve));
      text = '';
    }
  }
  await new Promise((resolve) => out.end(text, resolve));
  renameSync(`${path}.part`, path);
  return path;
}
