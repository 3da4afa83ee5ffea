import type { Format, Messages } from '../../i18n';
import type { DatasetInfo } from '../../model/dataset';
import type { Command } from '../commands.svelte';
import type { Router } from '../router.svelte';

const most = 8;

/** Events and properties of the open data set that have the typed text in their name or in what they are called, each with the question it leads to. */
export function foundNames(
  typed: string,
  dataset: DatasetInfo | null,
  { t, format, router }: { t: Messages; format: Format; router: Pick<Router, 'go'> },
): Command[] {
  const wanted = typed.trim().toLocaleLowerCase();
  if (dataset === null || wanted === '') return [];
  const words = t.app.palette;
  const has = (name: string, label: string): boolean => `${label}\n${name}`.toLocaleLowerCase().includes(wanted);
  const shown = (name: string, label: string): string => (label === name ? name : `${label} (${name})`);
  const ask = (spec: { kind: string }) => (): void =>
    router.go({ page: 'explore', kind: spec.kind, dataset: dataset.id, spec });
  const events = dataset.events
    .toSorted((a, b) => b.events - a.events)
    .filter(({ name }) => has(name, format.event(name)))
    .slice(0, most)
    .map(({ name }): Command => ({
      ...{ id: `event ${name}`, group: words.groups.events },
      title: words.trendOf({ name: shown(name, format.event(name)) }),
      run: ask({ kind: 'trend', v: 1, event: { event: name } } as { kind: string }),
    }));
  const properties = dataset.properties
    .filter(({ name }) => has(name, format.property(name)))
    .slice(0, most)
    .map(({ name }): Command => ({
      ...{ id: `property ${name}`, group: words.groups.properties },
      title: words.splitBy({ name: shown(name, format.property(name)) }),
      run: ask({ kind: 'trend', v: 1, breakdown: { property: name, limit: 8 } } as { kind: string }),
    }));
  return [...events, ...properties];
}
