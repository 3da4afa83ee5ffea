const form = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/;

/** An instant written in ISO-8601 as UTC µs; without offset it is UTC. null when it is no such text. */
export function instantUs(text: string): number | null {
  const found = form.exec(text);
  if (found === null) return null;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', fraction = '', offset = 'Z'] =
    found;
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(ms) || new Date(ms).getUTCDate() !== Number(day)) return null;
  return ms * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6)) - offsetUs(offset);
}

function offsetUs(offset: string): number {
  if (offset === 'Z') return 0;
  const digits = offset.replace(':', '').slice(1).padEnd(4, '0');
  const us = (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4))) * 60e6;
  return offset.startsWith('-') ? -us : us;
}

/** UTC µs as ISO-8601 text with microseconds, 'YYYY-MM-DDTHH:MM:SS.ffffffZ'; the fraction is left out when 0. */
export function instantText(atUs: number): string {
  const ms = Math.floor(atUs / 1000);
  const rest = atUs - Math.floor(atUs / 1e6) * 1e6;
  const base = new Date(ms).toISOString().slice(0, -5);
  return rest === 0 ? `${base}Z` : `${base}.${String(rest).padStart(6, '0')}Z`;
}
