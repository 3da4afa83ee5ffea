import type { Answer } from '../model/failure';
import type { DatasetStore } from '../store';
import type { ImportPort } from './ports';

/** Makes the bundled demo through the ordinary import; the one that is there already is taken again. */
export const demoOf =
  (importer: ImportPort, store: DatasetStore, name: () => string) => async (): Promise<Answer<{ id: string }>> => {
    const there = (await store.datasets()).find(({ demo }) => demo);
    if (there !== undefined) return { ok: true, id: there.summary.id };
    const { guitarFile } = await import('../demo/guitar');
    const made = await importer.import([guitarFile()], {
      name: name(),
      importZone: 'UTC',
      timeZone: 'UTC',
      remember: false,
    });
    if (!made.ok) return made;
    const marked = await store.markDemo(made.summary.id);
    return marked.ok ? { ok: true, id: made.summary.id } : marked;
  };
