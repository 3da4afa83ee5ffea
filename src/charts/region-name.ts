import { getContext, setContext } from 'svelte';

const key = Symbol('region name');

/** Says what the regions below are of, so that those of two tiles have two names. */
export const nameRegions = (of: () => string): void => void setContext(key, of);

/** What a region is called where it stands, by its label. */
export function regionNames(): (label: string) => string {
  const of = getContext<(() => string) | undefined>(key);
  return (label) => (of === undefined ? label : `${of()}: ${label}`);
}
