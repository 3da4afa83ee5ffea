/** The page's tokens, as charts need them: resolved colours and the font. */
export interface ChartTheme {
  font: string;
  surface: string;
  sunken: string;
  text1: string;
  text2: string;
  text3: string;
  textWeak: string;
  line: string;
  grid: string;
  axis: string;
  accent: string;
  accentSoft: string;
  accentInk: string;
  dropoff: string;
  dropoffSoft: string;
  dropoffInk: string;
  other: string;
  otherSoft: string;
  otherInk: string;
  backward: string;
  link: string;
  band: string;
  hatch: string;
  danger: string;
  /** eight, in order */
  categories: readonly string[];
  /** ten: the n-th is that of stages with colour n */
  stages: readonly string[];
}

/** Tokens by name; `read('accent')` gives the value of `--accent`. */
export function themeFrom(read: (token: string) => string): ChartTheme {
  return {
    font: read('font'),
    surface: read('surface'),
    sunken: read('sunken'),
    text1: read('text-1'),
    text2: read('text-2'),
    text3: read('text-3'),
    textWeak: read('text-weak'),
    line: read('line'),
    grid: read('grid'),
    axis: read('axis'),
    accent: read('accent'),
    accentSoft: read('accent-soft'),
    accentInk: read('accent-ink'),
    dropoff: read('dropoff'),
    dropoffSoft: read('dropoff-soft'),
    dropoffInk: read('dropoff-ink'),
    other: read('other'),
    otherSoft: read('other-soft'),
    otherInk: read('other-ink'),
    backward: read('backward'),
    link: read('link'),
    band: read('band'),
    hatch: read('hatch'),
    danger: read('danger'),
    categories: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => read(`cat-${n}`)),
    stages: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => read(`stage-${n}`)),
  };
}

/** The theme the page has now. */
export function pageTheme(): ChartTheme {
  const style = getComputedStyle(document.documentElement);
  return themeFrom((token) => style.getPropertyValue(`--${token}`).trim());
}

/** Calls back when the page's theme changes; returns what stops it. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class'] });
  return () => observer.disconnect();
}
