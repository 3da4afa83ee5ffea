/** Numbers in a list that grows; `values` may have more room than `size`. */
export interface NumberList {
  values: Float64Array;
  size: number;
}

export const emptyList = (): NumberList => ({ values: new Float64Array(0), size: 0 });

export function addToList(list: NumberList, value: number): void {
  makeRoom(list, 1);
  list.values[list.size] = value;
  list.size += 1;
}

/** Puts the numbers of `from` behind those of `to`. */
export function appendList(to: NumberList, from: NumberList): void {
  makeRoom(to, from.size);
  to.values.set(listed(from), to.size);
  to.size += from.size;
}

/** The numbers themselves: a view. */
export const listed = ({ values, size }: NumberList): Float64Array => values.subarray(0, size);

function makeRoom(list: NumberList, more: number): void {
  if (list.size + more <= list.values.length) return;
  const room = new Float64Array(Math.max(1024, 2 * list.values.length, list.size + more));
  room.set(listed(list));
  list.values = room;
}
