import type { ChartTheme } from '../../charts/theme';
import { attributionModels, type AttributionModel } from './spec';

/** How a model is marked beside the bars of the chosen one, the same whichever that is. */
interface ModelMark {
  symbol: 'circle' | 'rect' | 'triangle' | 'diamond' | 'arrow';
  /** token of the theme */
  token: `cat-${number}` | 'text-2' | 'other';
}

const marks: readonly ModelMark[] = [
  { symbol: 'circle', token: 'cat-2' },
  { symbol: 'rect', token: 'cat-3' },
  { symbol: 'triangle', token: 'cat-4' },
  { symbol: 'diamond', token: 'cat-5' },
  { symbol: 'arrow', token: 'cat-6' },
  { symbol: 'circle', token: 'cat-7' },
  { symbol: 'rect', token: 'cat-8' },
  { symbol: 'triangle', token: 'text-2' },
  { symbol: 'diamond', token: 'other' },
];

export const markOf = (model: AttributionModel): ModelMark =>
  marks[attributionModels.indexOf(model)] ?? { symbol: 'circle', token: 'other' };

export function colourOf({ token }: ModelMark, theme: ChartTheme): string {
  if (token === 'text-2') return theme.text2;
  return (token === 'other' ? undefined : theme.categories[Number(token.slice(4)) - 1]) ?? theme.other;
}

const outlines: Record<ModelMark['symbol'], string> = {
  circle: 'circle(50%)',
  rect: 'inset(8%)',
  triangle: 'polygon(50% 0, 100% 100%, 0 100%)',
  diamond: 'polygon(50% 0, 100% 50%, 50% 100%, 0 50%)',
  arrow: 'polygon(50% 0, 100% 100%, 50% 75%, 0 100%)',
};

/** The mark as the style of a legend’s box. */
export const markStyle = (model: AttributionModel): string => {
  const { symbol, token } = markOf(model);
  return `background:var(--${token});clip-path:${outlines[symbol]}`;
};
