/** Whether both say the same as plain data; the order of fields makes no difference. */
export const sameValue = (a: unknown, b: unknown): boolean => a === b || inOrder(a) === inOrder(b);

const inOrder = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
