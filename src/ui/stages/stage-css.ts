/** The colour of the stage at a place of its model (from 0), as CSS. */
export const placeCss = (place: number): string =>
  place < 5 ? `var(--stage-${place + 1})` : `var(--cat-${(place % 8) + 1})`;
