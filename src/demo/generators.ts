import type { DemoCase } from './cases';
import { golfEvents } from './golf';
import { guitarEvents } from './guitar';
import { csvOf, type DemoEvent } from './journey';
import { marketEvents } from './market';
import { newspaperEvents } from './newspaper';
import { pizzaEvents } from './pizza';
import { weatherEvents } from './weather';

/** The synthetic events of each demo; without a seed, those that are bundled. */
export const demoEvents: Readonly<Record<DemoCase, (seed?: number) => DemoEvent[]>> = {
  guitar: guitarEvents,
  golf: golfEvents,
  market: marketEvents,
  newspaper: newspaperEvents,
  weather: weatherEvents,
  pizza: pizzaEvents,
};

/** The same as a CSV file that goes through the ordinary import. */
export const demoFile = (demo: DemoCase): File =>
  new File([csvOf(demoEvents[demo]())], `${demo}.csv`, { type: 'text/csv' });
