import { getContext, setContext } from 'svelte';
import type { DemoCase } from '../demo/cases';
import type { I18n } from '../i18n';
import type { Toasts } from '../ui/toasts.svelte';
import { failureText } from './failure-text';
import { storeLanguage } from './language';
import type { ImportSession } from './importing/import-session.svelte';
import type { Imported, ImportSettings } from './importing/session-rules';
import type { Offline } from './offline.svelte';
import type { Policy } from './policy.svelte';
import { Recent } from './recent.svelte';
import type { Router } from './router.svelte';
import type { Theme } from './theme.svelte';
import type { FileOpening } from './views/file-opening.svelte';
import type { Workspace } from './workspace.svelte';

export interface PageParts {
  i18n: I18n;
  router: Router;
  workspace: Workspace;
  session: ImportSession;
  theme: Theme;
  offline: Offline;
  policy: Policy;
  toasts: Toasts;
}

/** The verbs of the page that need more than one of its parts. */
export class Page {
  #proofOpen = $state(false);
  #paletteOpen = $state(false);
  #keysOpen = $state(false);
  #pasting = $state(false);
  #demoBusy = $state.raw<DemoCase | null>(null);
  #openings = $state.raw<readonly FileOpening[]>([]);
  readonly parts: PageParts;
  /** what was opened last */
  readonly recent = new Recent();

  constructor(parts: PageParts) {
    this.parts = parts;
  }

  get proofOpen(): boolean {
    return this.#proofOpen;
  }

  get paletteOpen(): boolean {
    return this.#paletteOpen;
  }

  get keysOpen(): boolean {
    return this.#keysOpen;
  }

  get pasting(): boolean {
    return this.#pasting;
  }

  /** the demo that is being opened */
  get demoBusy(): DemoCase | null {
    return this.#demoBusy;
  }

  /** the view file that shows what it holds; others wait behind it */
  get opening(): FileOpening | null {
    return this.#openings[0] ?? null;
  }

  showProof(open: boolean): void {
    this.#proofOpen = open;
  }

  showPalette(open: boolean): void {
    this.#paletteOpen = open;
  }

  showKeys(open: boolean): void {
    this.#keysOpen = open;
  }

  askPaste(open: boolean): void {
    this.#pasting = open;
  }

  async switchLanguage(): Promise<void> {
    const { i18n } = this.parts;
    await i18n.use(i18n.language === 'en' ? 'zh-CN' : 'en');
    storeLanguage(i18n.language);
  }

  /** Takes files that were dropped, chosen or pasted: views, a downloaded data set, or an export to map. */
  async take(files: readonly File[], begin: Pick<ImportSettings, 'append' | 'duplicates'> = {}): Promise<void> {
    const { router, session } = this.parts;
    if (files.length === 0) return;
    if ((await Promise.all(files.map(isViewFile))).every(Boolean)) return this.openViews(files);
    router.go({ page: 'import' });
    if (files.every(({ name }) => /\.(duckdb|wayfold)$/i.test(name))) await this.takeWhole(files);
    else await session.inspect(files, begin);
  }

  /** Shows what view files hold, one after the other; nothing of them is kept before somebody says so. */
  async openViews(files: readonly File[]): Promise<void> {
    const { openViews } = await this.parts.i18n.with(import('./views/take-views'));
    for (const file of files) {
      const opening = await openViews(file, this.parts);
      if (opening !== null) this.#openings = [...this.#openings, opening];
    }
  }

  /** Goes on to the view file behind the one that is shown. */
  closeOpening(): void {
    this.#openings = this.#openings.slice(1);
  }

  /** Takes a downloaded data set or a bundle, which `passphrase` opens where it is sealed. */
  takeWhole(files: readonly File[], passphrase?: string): Promise<void> {
    return this.#finish(this.parts.session.runWhole(files, passphrase));
  }

  /** Asks for files with the browser's own dialog; `views`: for view files. */
  chooseFiles(views = false): void {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    if (views) input.accept = '.json';
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])];
      void (views ? this.openViews(files) : this.take(files));
    });
    input.click();
  }

  /** Gives all saved views as one file. */
  async exportViews(): Promise<void> {
    const { saveViewsAsFile } = await this.parts.i18n.with(import('./views/take-views'));
    saveViewsAsFile(this.parts.workspace.views, this.parts);
  }

  /** Gives everything that is saved as one file. */
  async exportWorkspace(): Promise<void> {
    const { saveWorkspaceAsFile } = await this.parts.i18n.with(import('./views/take-views'));
    await saveWorkspaceAsFile(this.parts);
  }

  /** Takes pasted rows as a file. */
  async takeText(text: string): Promise<void> {
    const first = text.trimStart().charAt(0);
    const ending =
      first === '{' || first === '[' ? '.jsonl' : text.slice(0, text.indexOf('\n')).includes('\t') ? '.tsv' : '.csv';
    const { data } = await this.parts.i18n.whole();
    await this.take([new File([text], `${data.pasteAsk.name}${ending}`)]);
  }

  /** Imports what was mapped and shows its report. `inMemory`: where storage has no room, until the tab closes. */
  async runImport(how: { inMemory?: boolean } = {}): Promise<void> {
    await this.#finish(this.parts.session.run(how));
  }

  /** Writes a data set anew without the events of an actor and shows its report. */
  async leaveOut(dataset: { id: string; name: string }, actor: string, events: number): Promise<void> {
    const { i18n, router, session, toasts } = this.parts;
    router.go({ page: 'import' });
    const done = session.runLeaveOut(dataset, [actor]);
    await this.#finish(done);
    if ((await done) !== null) toasts.say(i18n.t.data.report.leftOutDone({ actor, n: i18n.format.number(events) }));
    else if (session.step === 'none') router.replace({ page: 'data', dataset: dataset.id });
  }

  async #finish(running: Promise<Imported | null>): Promise<void> {
    const { i18n, router, toasts, workspace } = this.parts;
    const done = await running;
    if (done === null) return;
    const { id } = done.summary;
    await workspace.imported(id);
    if (workspace.dataset?.id !== id && router.route.page === 'import') void workspace.open(id);
    if (router.route.page === 'import') router.replace({ page: 'data', dataset: id });
    else
      toasts.say(i18n.t.data.importedAside({ name: done.summary.name }), {
        label: i18n.t.data.seeReport,
        run: () => router.go({ page: 'data', dataset: id }),
      });
    if (done.views === undefined) return;
    const { takeViewText } = await i18n.with(import('./views/take-views'));
    await takeViewText(done.views, done.summary.name, this.parts, id);
  }

  /** Opens a demo on its board: its questions, and in words what they find. */
  async openDemo(demo: DemoCase = 'guitar'): Promise<void> {
    const { router, workspace } = this.parts;
    this.#demoBusy = demo;
    try {
      const [{ keepStory }, dataset] = await Promise.all([import('./demos/keep-story'), workspace.keepDemo(demo)]);
      if (dataset === null) return this.#sayFailure();
      void workspace.open(dataset);
      router.go({ page: 'boards', board: await keepStory(demo, dataset, this.parts), dataset });
    } finally {
      this.#demoBusy = null;
    }
  }

  /** The first screen shows it by itself. */
  #sayFailure(): void {
    const { i18n, router, toasts, workspace } = this.parts;
    if (workspace.failure === null || router.route.page === 'start') return;
    toasts.say(failureText(workspace.failure, i18n.first.failures, i18n.format).happened);
  }
}

/** By its name, which browsers number at a second download, or by how it begins. */
async function isViewFile(file: File): Promise<boolean> {
  if (/\.wayfold( ?\(\d+\))?\.json$/i.test(file.name)) return true;
  return /\.json$/i.test(file.name) && /^\uFEFF?\s*\{\s*"wayfold"\s*:\s*"views"/.test(await file.slice(0, 200).text());
}

const key = Symbol('page');

/** Makes the page's verbs known to all components below; called once, by App. */
export const providePage = (page: Page): Page => setContext(key, page);

/** The page's verbs, inside a component. */
export const usePage = (): Page => getContext<Page>(key);
