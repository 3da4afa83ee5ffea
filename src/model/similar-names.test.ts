import { describe, expect, it } from 'vitest';
import { similarNames } from './similar-names';

const first = (name: string, known: string[]) => similarNames(name, known)[0];

describe('the name that is meant', () => {
  it('is the one that differs in case, blanks, underscores or camel humps alone', () => {
    for (const other of ['Add to Cart', 'add_to_cart', 'addToCart', 'ADD-TO-CART', 'ａｄｄ　ｔｏ　ｃａｒｔ'])
      expect(first('add to cart', ['added', other, 'cart']), other).toEqual({ name: other, how: 'same' });
  });

  it('is the one of the same words in another order, in Chinese too', () => {
    expect(first('view product', ['review product', 'productView'])).toEqual({ name: 'productView', how: 'same' });
    expect(first('浏览商品', ['浏览页面', '商品浏览'])).toEqual({ name: '商品浏览', how: 'same' });
  });

  it('else is the one a few letters away, the nearest first', () => {
    expect(first('purchased', ['purchase', 'purchase_done', 'search'])).toEqual({ name: 'purchase', how: 'near' });
    expect(first('加入购物车', ['收藏', '加购物车'])).toEqual({ name: '加购物车', how: 'near' });
    expect(first('puchrase', ['search', 'purchase'])).toEqual({ name: 'purchase', how: 'near' });
    expect(similarNames('signup', ['signin', 'sign_up', 'signups']).map(({ name }) => name)).toEqual([
      'sign_up',
      'signups',
      'signin',
    ]);
  });

  it('is none where all are far, short, or have another number', () => {
    expect(similarNames('buy', ['bye!', 'sell', ''])).toEqual([]);
    expect(similarNames('step 1', ['step 2', 'step 12'])).toEqual([]);
    expect(similarNames('a', ['b'])).toEqual([]);
    expect(similarNames('购买', ['下单'])).toEqual([]);
  });

  it('takes punctuation for itself where a name has no letters', () => {
    expect(similarNames('!!', ['??', '#'])).toEqual([]);
    expect(first('$$', ['$$'])).toEqual({ name: '$$', how: 'same' });
  });
});
