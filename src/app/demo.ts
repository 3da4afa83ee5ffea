import { demoFiles, type DemoCase } from '../demo/cases';
import type { ImportReport, Mapping } from '../import/contract';
import type { Answer } from '../model/failure';
import type { DatasetStore } from '../store';

/** Keeps a bundled demo, which was imported while building; the one that is there already is taken again. */
export const keepDemoIn =
  (store: DatasetStore, nameOf: (demo: DemoCase) => string) =>
  async (demo: DemoCase): Promise<Answer<{ id: string }>> => {
    const id = `demo-${demo}`;
    const there = (await store.datasets()).some(({ summary }) => summary.id === id);
    if (there) return { ok: true, id };
    try {
      return await store.addDemo({ id, name: nameOf(demo), ...(await fetched(demo)) });
    } catch (error) {
      return { ok: false, failure: { code: 'demoMissing', detail: String(error) } };
    }
  };

async function fetched(demo: DemoCase): Promise<{ file: Blob; report: ImportReport; mapping: Mapping }> {
  const names = demoFiles(demo);
  const [packed, about] = await Promise.all([bundled(names.database), bundled(names.about)]);
  const file = await new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).blob();
  return { file, ...((await new Response(about).json()) as { report: ImportReport; mapping: Mapping }) };
}

async function bundled(name: string): Promise<Blob> {
  const response = await fetch(new URL(name, document.baseURI));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.blob();
}
