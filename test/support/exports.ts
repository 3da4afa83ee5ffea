/** A file for a test: made here, with what an import of it must count. */
export interface Export {
  name: string;
  bytes: Buffer;
  records: number;
  events: number;
  actors: number;
}

function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A web shop's export: 30,000 rows in sessions with ids, with quotes, line breaks in quotes, ties and identical rows. */
export function webShop(rows = 30_000, seed = 5, from = Date.UTC(2026, 2, 1)): Export {
  const random = randomOf(seed);
  const events = ['main page', 'catalog', 'product, details', 'cart', 'payment "card"', 'payment done'];
  const lines = ['user_id,session_id,event,timestamp,platform,note'];
  const actors = new Set<string>();
  let at = from;
  for (let session = 1; lines.length <= rows; session += 1) {
    const actor = `u${Math.floor(random() * 600)}`;
    actors.add(actor);
    let page = Math.floor(random() * 2);
    for (let left = 1 + Math.floor(random() * 16); left > 0 && lines.length <= rows; left -= 1) {
      const event = events[page] ?? '';
      const quoted = /[",]/.test(event) ? `"${event.replaceAll('"', '""')}"` : event;
      const note = random() < 0.01 ? '"two\nlines"' : '';
      const time = new Date(at).toISOString().slice(0, 19).replace('T', ' ');
      lines.push(`${actor},s-${session},${quoted},${time},${session % 3 === 0 ? 'app' : 'web'},${note}`);
      if (lines.length % 1500 === 0 && lines.length <= rows) lines.push(lines.at(-1) ?? '');
      if (random() < 0.9) at += Math.floor(random() * 120_000);
      page = Math.max(0, Math.min(events.length - 1, page + (random() < 0.55 ? 1 : random() < 0.6 ? -1 : 0)));
    }
  }
  return {
    name: 'web-shop.csv',
    bytes: Buffer.from(`${lines.join('\n')}\n`),
    records: rows,
    events: rows,
    actors: actors.size,
  };
}

/** A purchase list without a header, separated by runs of blanks, with dates as YYYYMMDD and no event column. */
export function purchaseList(rows = 700, seed = 9): Export {
  const random = randomOf(seed);
  const actors = new Set<number>();
  const lines = Array.from({ length: rows }, () => {
    const actor = 1 + Math.floor(random() * 240);
    actors.add(actor);
    const day = new Date(Date.UTC(1997, 0, 1 + Math.floor(random() * 540)))
      .toISOString()
      .slice(0, 10)
      .replaceAll('-', '');
    const dollars = (random() * 90 + 5).toFixed(2).padStart(7);
    return ` ${String(actor).padStart(5, '0')} ${day} ${String(1 + Math.floor(random() * 4)).padStart(2)} ${dollars}`;
  });
  return {
    name: 'purchases.txt',
    bytes: Buffer.from(`${lines.join('\r\n')}\r\n`),
    records: rows,
    events: rows,
    actors: actors.size,
  };
}

/** JSON lines with nested properties, a list, and a key that is first seen late. */
export function jsonLines(rows = 400): Export {
  const lines = Array.from({ length: rows }, (_, i) =>
    JSON.stringify({
      event: i % 3 === 0 ? 'Purchase' : 'View',
      properties: {
        distinct_id: `p-${i % 37}`,
        time: 1_772_356_502 + i * 61,
        plan: { name: i % 2 === 0 ? 'free' : 'pro', seats: i % 5 },
        ...(i % 3 === 0 ? { items: ['tea', 'cup'] } : {}),
        ...(i > 390 ? { coupon: `late-${i}` } : {}),
      },
    }),
  );
  return { name: 'events.jsonl', bytes: Buffer.from(`${lines.join('\n')}\n`), records: rows, events: rows, actors: 37 };
}

/** Four rows of Chinese text as Chinese Excel saves them (GB18030). */
export const chineseCsv: Export = {
  name: '事件.csv',
  bytes: Buffer.from(
    '08O7p0lELMrCvP4syrG85CzH/rXADQrVxcj9LOSvwMDJzMa3LDIwMjYtMDMtMDEgMDk6MDA6MDAszqLQxQ0K1cXI/SzPwrWlLDIwMjYtMDMtMDEgMDk6MzA6MDAszqLQxQ0KwO7LxCzkr8DAyczGtywyMDI2LTAzLTAyIDEwOjAwOjAwLMvRy/cNCs31zuUsz8K1pSwyMDI2LTAzLTAzIDExOjAwOjAwLA0K',
    'base64',
  ),
  records: 4,
  events: 4,
  actors: 3,
};
