import '../../ui/tokens.css';
import '../../ui/base.css';
import '../../ui/shell.css';
import '../../ui/answer.css';
import '../../ui/table.css';
import '../../ui/people.css';
import '../../ui/board.css';
import { mount } from 'svelte';
import { messages } from '../../i18n/every-language';
import { unpacked } from './packed';
import Report from './Report.svelte';
import { isReport } from './report-content';

/** The script of a report: draws the results that stand beside it in the file. */
async function draw(): Promise<void> {
  const embedded: unknown = JSON.parse(document.getElementById('content')?.textContent ?? 'null');
  const content = await unpacked(embedded);
  const target = document.getElementById('app');
  if (target === null || !isReport(content)) throw new Error('not a report');
  mount(Report, { target, props: { content } });
}

draw().catch(() => document.body.append(messages.en.report.damaged));
