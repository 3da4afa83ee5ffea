import type { ChartTheme } from './theme';

/** How a bar is drawn that is not over yet, or stands for (none): hatched in a colour, with an outline of it. */
export const hatchedBar = (colour: string, theme: ChartTheme): object => ({
  color: theme.surface,
  borderColor: colour,
  borderWidth: 1,
  decal: { color: colour, dashArrayX: [1, 0], dashArrayY: [1.5, 3.5], rotation: -Math.PI / 4 },
});

/** The outline of what is selected. */
export const outlined = (theme: ChartTheme): object => ({ borderColor: theme.text1, borderWidth: 1.5 });
