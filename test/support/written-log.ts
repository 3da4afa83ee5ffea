import type { LogEvent } from './log';

/** 'a: x0 y5' is actor a with event x at minute 0 and y at minute 5; the lines arrive in their order. */
export function logOf(...lines: string[]): LogEvent[] {
  return lines.flatMap((line) => {
    const [actor = '', rest = ''] = line.split(': ');
    return rest.split(' ').map((word) => {
      const [, event = '', at = ''] = /^(.*?)([\d.]+)$/.exec(word) ?? [];
      return { actor, event, at: Number(at) * 60e6 };
    });
  });
}
