import { expect, test } from 'vitest';
import type { Mapping } from '../src/import/contract';
import type { RememberedMapping } from '../src/store/shelf';
import { inspectAs } from './inspect-as';

const file = new File(
  ['who|what|when,x,y\n', ...Array.from({ length: 30 }, (_, i) => `u${i % 5}|view|2026-03-01 10:00:00,1,2\n`)],
  'odd.csv',
);
const nothing = (): Promise<null> => Promise.resolve(null);
const mapping: Mapping = { actor: 'who', event: 'what', at: 'when,x,y' };

/** What is remembered once the file was read by bars. */
async function rememberedBars(format: RememberedMapping['options']['format']): Promise<RememberedMapping> {
  const told = await inspectAs([file], { delimiter: '|' }, nothing);
  return { headerKey: told.headerKey, mapping, options: format === undefined ? {} : { format }, usedAt: 0 };
}

test('the next file with the same head is read in the format that was chosen for the last', async () => {
  const remembered = await rememberedBars({ delimiter: '|' });
  const asked: string[] = [];
  const next = await inspectAs([file], undefined, (headerKey) => {
    asked.push(headerKey);
    return Promise.resolve(headerKey === remembered.headerKey ? remembered : null);
  });
  expect(asked).toEqual([remembered.headerKey]);
  expect(next.format).toEqual({ delimiter: '|' });
  expect(next.mapping).toEqual(mapping);
  expect(next.reasons.actor).toEqual({ code: 'remembered' });
});

test('a choice of now, even for as found, goes before what is remembered', async () => {
  const remembered = await rememberedBars({ delimiter: '|' });
  const found = await inspectAs([file], {}, () => Promise.resolve(remembered));
  expect(found).not.toHaveProperty('format');
  expect(found.files[0]?.dialect).toMatchObject({ delimiter: ',' });
  const told = await inspectAs([file], { delimiter: ';' }, () => Promise.resolve(remembered));
  expect(told.files[0]?.dialect).toMatchObject({ delimiter: ';' });
});

test('a remembered format that reads nothing any more is let go of', async () => {
  const remembered = await rememberedBars({ encoding: 'utf-16le', delimiter: '|' });
  const next = await inspectAs([new File(['a,b\n1,2'], 'x.csv')], undefined, () => Promise.resolve(remembered));
  expect(next.files[0]?.encoding).toBe('utf-8');
});
