import { describe, expect, it } from 'vitest';
import { parseRoute, routeHref, type Route } from './route';

describe('a route', () => {
  const spec = { kind: 'funnel', v: 1, steps: [{ event: '浏览 商品 & "quoted" #?/%' }] };
  const routes: Route[] = [
    { page: 'start' },
    { page: 'data' },
    { page: 'data', dataset: 'a/b c' },
    { page: 'import' },
    { page: 'views' },
    { page: 'touchpoints' },
    { page: 'people' },
    { page: 'catalogue' },
    { page: 'boards' },
    { page: 'boards', board: 'b/1 x' },
    { page: 'boards', board: 'b1', dataset: 'x&y' },
    { page: 'stages' },
    { page: 'stages', model: 'm/1 x' },
    { page: 'explore', kind: 'paths' },
    { page: 'explore', kind: 'funnel', dataset: 'x&s={}', spec },
  ];
  for (const route of routes) {
    it(`of ${route.page} is the same after its link was opened: ${routeHref(route).slice(0, 40)}`, () => {
      expect(parseRoute(routeHref(route))).toEqual(route);
    });
  }

  it('holds only characters that survive being pasted into a chat', () => {
    expect(routeHref({ page: 'explore', kind: 'funnel', dataset: 'd', spec })).toMatch(/^#[\w/?=&%.!~*'()-]+$/);
  });

  it('that is unknown leads to the first screen', () => {
    for (const hash of ['', '#', '#/', '#/nowhere', '#/explore', '#/explore/', '#garbage%']) {
      expect(parseRoute(hash)).toEqual({ page: 'start' });
    }
  });

  it('whose spec is no JSON keeps the rest of the link', () => {
    expect(parseRoute('#/explore/funnel?d=x&s=%7Bbroken')).toEqual({ page: 'explore', kind: 'funnel', dataset: 'x' });
  });
});
