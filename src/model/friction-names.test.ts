import { expect, it } from 'vitest';
import { suggestFriction, suggestValue } from './friction-names';

it('names that tell of trouble are suggested as friction, in both languages', () => {
  const names = ['card error', 'slow_page', 'PaymentFailed', 'checkout-time-out', '支付失败', '浏览商品', 'purchase'];
  expect(suggestFriction(names)).toEqual(['card error', 'slow_page', 'PaymentFailed', 'checkout-time-out', '支付失败']);
});

it('the value is the number property whose name tells of worth, the plainest word first', () => {
  const property = (name: string, kind = 'number') => ({ name, kind });
  expect(suggestValue([property('price'), property('order_value'), property('days')])).toBe('order_value');
  expect(suggestValue([property('订单金额')])).toBe('订单金额');
  expect(suggestValue([property('days'), property('price', 'text')])).toBeNull();
});
