import type { ImportReport, Mapping } from '../import/contract';
import type { Answer } from '../model/failure';
import type { DatasetStore } from '../store';

/** Keeps the bundled demo, which was imported while building; the one that is there already is taken again. */
export const demoOf = (store: DatasetStore, name: () => string) => async (): Promise<Answer<{ id: string }>> => {
  const there = (await store.datasets()).find(({ demo }) => demo);
  if (there !== undefined) return { ok: true, id: there.summary.id };
  const [file, about] = await Promise.all([bundled('demo.duckdb'), bundled('demo.json')]);
  const { report, mapping } = (await new Response(about).json()) as { report: ImportReport; mapping: Mapping };
  return store.addDemo({ file, report, mapping, name: name() });
};

async function bundled(name: string): Promise<Blob> {
  const response = await fetch(new URL(name, document.baseURI));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.blob();
}
