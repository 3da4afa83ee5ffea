import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byText } from './text-order';

it('text goes by code points, as the database orders it by bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(Math.sign(byText(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }),
    {
      examples: [
        ['\u{1F600}', '\uFFFD'],
        ['a', 'ab'],
        ['', ''],
      ],
    },
  );
});
