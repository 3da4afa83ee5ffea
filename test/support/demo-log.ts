import type { StorySpec } from '../../src/app/demos/story-view';
import { stories } from '../../src/app/demos/stories';
import type { DemoCase } from '../../src/demo/cases';
import type { DemoEvent } from '../../src/demo/journey';
import { demos } from '../../src/i18n/en/demos';
import type { LogEvent } from './log';

/** A demo's events as a literal log. */
export const demoLog = (events: readonly DemoEvent[]): LogEvent[] =>
  events.map((event) => ({ ...event, at: event.at * 1000 }));

/** A question of a demo's story by its key, told in English. */
export function askedIn(demo: DemoCase, key: string): StorySpec {
  const found = stories[demo](demos).find((view) => view.key === key);
  if (found === undefined) throw new Error(`${demo} asks no ${key}`);
  return found.spec;
}
