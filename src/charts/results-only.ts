import { getContext, setContext } from 'svelte';

const key = Symbol('results only');

/** Makes the numbers below plain: nobody can be shown behind them. */
export const provideResultsOnly = (): void => void setContext(key, true);

/** Whether numbers are plain here, because there are results without people. */
export const resultsOnly = (): boolean => getContext<boolean | undefined>(key) === true;
