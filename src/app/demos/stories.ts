import type { DemoCase } from '../../demo/cases';
import type { DemoWords } from '../../i18n';
import { golfStory } from './golf-story';
import { guitarStory } from './guitar-story';
import { marketStory } from './market-story';
import { newspaperStory } from './newspaper-story';
import { pizzaStory } from './pizza-story';
import type { StoryView } from './story-view';
import { weatherStory } from './weather-story';

/** The questions of each demo in the order they are told, in the language of the words. */
export const stories: Readonly<Record<DemoCase, (words: DemoWords) => StoryView[]>> = {
  guitar: (words) => guitarStory(words.guitar),
  golf: (words) => golfStory(words.golf),
  market: (words) => marketStory(words.market),
  newspaper: (words) => newspaperStory(words.newspaper),
  weather: (words) => weatherStory(words.weather),
  pizza: (words) => pizzaStory(words.pizza),
};
