import type { Page } from '../page.svelte';

/** What a browser hands an installed page whose files were double-clicked (File Handling API). */
interface LaunchQueue {
  setConsumer(take: (launch: { files: readonly { getFile(): Promise<File> }[] }) => void): void;
}

/** Takes the files the page was opened with: `?bundle=` names one of the page's own origin, and an installed page is handed those its icon stands for. */
export async function takeGiven(page: Page): Promise<void> {
  const queue: unknown = Reflect.get(globalThis, 'launchQueue');
  if (isQueue(queue)) {
    queue.setConsumer(({ files }) => {
      void Promise.all(files.map((file) => file.getFile())).then((given) => page.take(given));
    });
  }
  const asked = new URLSearchParams(location.search).get('bundle');
  if (asked === null) return;
  history.replaceState(history.state, '', `${location.pathname}${location.hash}`);
  const { i18n, toasts } = page.parts;
  const file = await ownOriginFile(asked);
  if (file === null) toasts.say((await i18n.whole()).sharing.notGiven({ address: asked }));
  else await page.take([file]);
}

/** A file of the page's own origin; null when it is elsewhere or not there. */
async function ownOriginFile(address: string): Promise<File | null> {
  const url = URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI) : null;
  if (url?.origin !== location.origin) return null;
  const response = await fetch(url).catch(() => null);
  if (response?.ok !== true) return null;
  const name = decodeURIComponent(url.pathname.split('/').at(-1) ?? '');
  return new File([await response.blob()], name);
}

const isQueue = (value: unknown): value is LaunchQueue =>
  typeof value === 'object' && value !== null && 'setConsumer' in value && typeof value.setConsumer === 'function';
