import { dayInZone } from '../../charts/day-in-zone';
import { fileName, saveFile } from '../../charts/save-file';
import type { DatasetInfo } from '../../model/dataset';
import { namesFrom, namesWithin } from '../catalogue/names-from';
import type { PageParts } from '../page.svelte';
import { packed } from './packed';
import { withoutNames, type Said } from './report-content';
import { reportHtml } from './report-html';

export interface ReportGiven {
  name: string;
  about: Said<string>;
  dataset: DatasetInfo;
  /** plain data, as `ReportPart` */
  parts: readonly unknown[];
}

/** Gives a report as one HTML file and says so. The page's own origin is asked for what it is made of, which the service worker has. */
export async function saveReport({ name, about, dataset, parts }: ReportGiven, page: PageParts): Promise<void> {
  const { i18n, theme, toasts, workspace } = page;
  const words = i18n.t.report;
  const template = await templateText();
  if (template === null) return toasts.say(words.failed);
  const content = await packed({
    ...{ v: 1, name, madeAt: Date.now(), language: i18n.language, theme: theme.name },
    ...{ dataset: withoutNames(dataset), about, parts },
    names: namesWithin(namesFrom(workspace.catalogue(dataset.id)), JSON.stringify(parts)),
  });
  const html = reportHtml(template, name, content);
  const file = fileName([name, dataset.name, dayInZone(Date.now() * 1000, dataset.timeZone)], 'html');
  const blob = new Blob([html], { type: 'text/html' });
  saveFile(file, blob);
  toasts.say(words.saved({ name: file, size: i18n.format.bytes(blob.size) }));
}

async function templateText(): Promise<string | null> {
  try {
    const response = await fetch('./report-template.html');
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
