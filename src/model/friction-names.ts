const parts =
  'error, fail, crash, timeout, time out, slow, decline, reject, refuse, abandon, complain, stuck, 失败, 错误, 报错, 超时, 崩溃, 卡顿, 慢, 投诉, 拒绝, 放弃';

/** Event names that tell of trouble, for a first suggestion. */
export function suggestFriction(eventNames: readonly string[]): string[] {
  const told = parts.split(', ');
  return eventNames.filter((name) => told.some((part) => name.toLowerCase().replaceAll(/[_-]/g, ' ').includes(part)));
}

/** The number property a journey is probably worth; null when no name tells of one. */
export function suggestValue(properties: readonly { name: string; kind: string }[]): string | null {
  const told = ['value', 'revenue', 'amount', 'price', 'total', '金额', '价值', '收入', '价格'];
  const numbers = properties.filter(({ kind }) => kind === 'number').map(({ name }) => name);
  const found = told.flatMap((part) => numbers.filter((name) => name.toLowerCase().includes(part)));
  return found[0] ?? null;
}
