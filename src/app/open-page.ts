import { AnalysisClient } from '../engine/client';
import { ImportClient } from '../engine/import-client';
import { I18n } from '../i18n';
import { openStore } from '../store';
import { Toasts } from '../ui/toasts.svelte';
import { automation } from './automation';
import { keepDemoIn } from './demo';
import { ImportSession } from './importing/import-session.svelte';
import { firstLanguage } from './language';
import { Offline } from './offline.svelte';
import { Page } from './page.svelte';
import { Policy } from './policy.svelte';
import { Router } from './router.svelte';
import { Theme } from './theme.svelte';
import { Workspace } from './workspace.svelte';

/** Builds the page from its parts and reads what this browser keeps. */
export async function openPage(): Promise<Page> {
  const policy = new Policy();
  const theme = new Theme();
  const [i18n, store] = await Promise.all([I18n.speaking(firstLanguage()), openStore()]);
  const ask = new AnalysisClient();
  const importer = new ImportClient(store);
  const workspace = new Workspace({
    ask,
    importer,
    store,
    demo: keepDemoIn(store, (demo) => i18n.first.app.first.demos[demo].name),
  });
  await workspace.load();
  const page = new Page({
    i18n,
    theme,
    policy,
    workspace,
    router: new Router(),
    session: new ImportSession(importer, {
      remembered: (headerKey) => store.shelf.mapping(headerKey),
      dataset: (id) => workspace.kept(id)?.report,
      lasting: (id) => workspace.kept(id)?.lasting ?? true,
    }),
    offline: new Offline(),
    toasts: new Toasts(),
  });
  void page.parts.offline.start();
  if (location.search !== '' || 'launchQueue' in globalThis)
    void import('./sharing/given-files').then(({ takeGiven }) => takeGiven(page));
  Object.assign(globalThis, { wayfold: automation(workspace, i18n) });
  return page;
}
