import { expect, it } from 'vitest';
import { messages } from '../../i18n/every-language';
import type { ImportReport } from '../../import/contract';
import { csvCell, rejectedCsv } from './rejected-csv';

const report: ImportReport = {
  records: 3,
  accepted: 1,
  rejected: 2,
  duplicates: 0,
  rejectedBy: [],
  rejectedRows: [
    { file: 0, line: 6, reason: 'noActor', text: ',view,"2026-10-01"' },
    { file: 0, line: 9, reason: 'badTime', text: '=HYPERLINK("http://x")' },
  ],
  actors: 1,
  fromUs: 0,
  toUs: 0,
  events: [],
  oddities: [],
  files: [{ name: 'a.csv', bytes: 1, containers: [], encoding: 'utf-8', records: 3 }],
  importZone: 'UTC',
  mapping: { actor: 'a', event: 'b', at: 'c' },
  tookMs: 1,
};

it('rejected records are listed with file, line and reason, and none is a formula to a spreadsheet', () => {
  expect(rejectedCsv(report, messages.en.data)).toBe(
    '"file","line","reason","record"\r\n' +
      '"a.csv","6","No actor",",view,""2026-10-01"""\r\n' +
      '"a.csv","9","Time not readable","\'=HYPERLINK(""http://x"")"\r\n',
  );
});

it('every start a spreadsheet takes for a formula is disarmed, and nothing else is changed', () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r']) expect(csvCell(`${start}1`)).toBe(`"'${start}1"`);
  expect(csvCell('1=2')).toBe('"1=2"');
});
