import '../../ui/tokens.css';
import '../../ui/base.css';
import '../../ui/shell.css';
import '../../ui/answer.css';
import '../../ui/table.css';
import '../../ui/people.css';
import '../../ui/board.css';
import { mount } from 'svelte';
import { messages } from '../../i18n/every-language';
import Report from './Report.svelte';
import { isReport } from './report-content';

/** The script of a report: draws the results that stand beside it in the file. */
const target = document.getElementById('app');
const content: unknown = JSON.parse(document.getElementById('content')?.textContent ?? 'null');
if (target !== null && isReport(content)) mount(Report, { target, props: { content } });
else document.body.append(messages.en.report.damaged);
