import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../i18n';
import { csvOf, safeText, tsvOf } from './csv';
import { dayInZone } from './day-in-zone';
import { stepMark } from './keyboard-walk';
import { markdownOf } from './markdown';
import { lastDayOf, laterPeriod, periodLabel } from './period-label';
import { fileName } from './save-file';
import { roundMaximum, shadeOf } from './shade';
import { rowsWith, sortRows, type TwinRow } from './twin';
import { xlsxOf } from './xlsx';

describe('a table as a file', () => {
  it('does not let a spreadsheet run a name as a formula', () => {
    expect(['=1+1', '+1', '-1', '@sum', '\tx', '\rx'].map(safeText)).toEqual([
      "'=1+1",
      "'+1",
      "'-1",
      "'@sum",
      "'\tx",
      "'\rx",
    ]);
    expect(safeText('a=1')).toBe('a=1');
  });

  it('keeps negative numbers numbers', () => {
    expect(csvOf({ head: ['a'], rows: [[-1.5], ['-1.5']] })).toBe("\ufeffa\r\n-1.5\r\n'-1.5\r\n");
  });

  it('quotes commas, quotes and line breaks; nothing is an empty cell', () => {
    expect(
      csvOf({
        head: ['a', 'b'],
        rows: [
          ['x,"y"\n', null],
          [true, 0],
        ],
      }),
    ).toBe('\ufeffa,b\r\n"x,""y""\n",\r\ntrue,0\r\n');
  });

  it('for the clipboard has no tabs or line breaks inside cells', () => {
    expect(tsvOf({ head: ['a', 'b'], rows: [['x\ty\nz', 2]] })).toBe('a\tb\nx y z\t2');
  });

  it('in Markdown has names that end no cell and mean nothing, numbers to the right', () => {
    expect(
      markdownOf({
        head: ['事件', 'n'],
        rows: [
          ['a|b\n<b>[x](y)</b>', 2],
          ['add_to_cart', null],
        ],
      }),
    ).toBe('| 事件 | n |\n| --- | ---: |\n| a\\|b \\<b\\>\\[x\\](y)\\</b\\> | 2 |\n| add_to_cart |  |\n');
  });

  it('as a workbook holds numbers as numbers, and texts as texts whatever they begin with', async () => {
    const book = await xlsxOf({
      head: ['=name', 'n'],
      rows: [
        ['=1+1', 2.5],
        ['<购买>', null],
        ['x', NaN],
      ],
    });
    const parts = unzipSync(new Uint8Array(await book.arrayBuffer()));
    const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
    const sheet = text('xl/worksheets/sheet1.xml');
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('<v>2.5</v>');
    expect(sheet).not.toContain('NaN');
    expect(text('xl/sharedStrings.xml')).toContain('=1+1');
    expect(text('xl/sharedStrings.xml')).toContain('&lt;购买');
  });

  it('has a name no file system refuses', () => {
    expect(fileName(['a/b:c', '数据 集', '2026-11-20'], 'csv')).toBe('a b c - 数据 集 - 2026-11-20.csv');
    expect(fileName(['..', ''], 'png')).toBe('wayfold.png');
  });
});

describe('rows of a table', () => {
  const row = (key: string, sort: number | null, total = false): TwinRow => ({
    key,
    head: key,
    cells: [{ text: '', sort }],
    total,
  });
  const keys = (rows: readonly TwinRow[]): string => rows.map(({ key }) => key).join('');

  it('are sorted with the total on top and what is unknown at the end, either way', () => {
    const rows = [row('a', 2), row('t', 9, true), row('b', null), row('c', 5)];
    expect(keys(sortRows(rows, { column: 0, descending: true }))).toBe('tcab');
    expect(keys(sortRows(rows, { column: 0, descending: false }))).toBe('tacb');
    expect(keys(sortRows(rows, null))).toBe('atbc');
  });

  it('are found by a part of their head in any case, the total always with them', () => {
    const rows = [row('All', null, true), row('Mobile', 1), row('mobilé', 2), row('桌面', 3)];
    expect(rowsWith(rows, ' MOB ').map(({ key }) => key)).toEqual(['All', 'Mobile', 'mobilé']);
    expect(rowsWith(rows, '面').map(({ key }) => key)).toEqual(['All', '桌面']);
    expect(rowsWith(rows, '  ')).toBe(rows);
  });
});

describe('the walk by arrow keys', () => {
  const marks = [
    { column: 0, row: 0 },
    { column: 0, row: 2 },
    { column: 1, row: 0 },
    { column: 1, row: 1 },
    { column: 3, row: 0 },
  ];

  it('begins at the first mark and stays inside', () => {
    expect(stepMark(marks, -1, 'ArrowRight')).toBe(0);
    expect(stepMark(marks, 0, 'ArrowLeft')).toBe(0);
    expect(stepMark(marks, 4, 'ArrowRight')).toBe(4);
  });

  it('goes sideways to the nearest row of the next column, which need not be the next number', () => {
    expect(stepMark(marks, 1, 'ArrowRight')).toBe(3);
    expect(stepMark(marks, 3, 'ArrowRight')).toBe(4);
    expect(stepMark(marks, 0, 'ArrowDown')).toBe(1);
    expect(stepMark(marks, 1, 'ArrowDown')).toBe(1);
  });

  it('leaves other keys alone', () => {
    expect(stepMark(marks, 0, 'a')).toBeNull();
    expect(stepMark([], -1, 'ArrowDown')).toBeNull();
  });
});

describe('shades', () => {
  it('run linearly to the end of the key; zero has none', () => {
    expect([0, 0.01, 0.24, 0.5, 0.6].map((rate) => shadeOf(rate, 0.5))).toEqual([null, 0, 4, 8, 8]);
  });

  it('of a matrix follow the square root', () => {
    expect(shadeOf(25, 100, true)).toBe(4);
    expect(shadeOf(25, 100)).toBe(2);
  });

  it('end at a round number not under the largest value', () => {
    expect([0.489, 0.5, 0.51, 0.021, 1].map(roundMaximum)).toEqual([0.5, 0.5, 1, 0.025, 1]);
  });
});

describe('periods', () => {
  it('end on their last day', () => {
    expect([lastDayOf('2026-11-16', 'week'), lastDayOf('2028-02-01', 'month'), lastDayOf('2026-11-16', 'day')]).toEqual(
      ['2026-11-22', '2028-02-29', '2026-11-16'],
    );
  });

  it('are counted on over the ends of months and years', () => {
    expect(laterPeriod('2026-12-28', 'week', 1)).toBe('2027-01-04');
    expect(laterPeriod('2026-11-01', 'month', 3)).toBe('2027-02-01');
  });

  it('are named in both languages', () => {
    expect(periodLabel('2026-08-31', 'week', formatOf('en'))).toBe('31 Aug – 6 Sept');
    expect(periodLabel('2026-08-31', 'week', formatOf('zh-CN'))).toBe('8月31日 – 9月6日');
    expect(periodLabel('2026-11-20T14:00', 'hour', formatOf('en'))).toBe('20 Nov 14:00');
  });

  it('of an instant are those of the zone', () => {
    const lateEvening = Date.UTC(2026, 10, 20, 22, 30) * 1000;
    expect(dayInZone(lateEvening, 'Asia/Shanghai')).toBe('2026-11-21');
    expect(dayInZone(lateEvening, 'America/New_York')).toBe('2026-11-20');
  });
});
