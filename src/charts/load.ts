import type * as Library from './echarts';

/** The drawing library, fetched once; ask early where a chart is about to come. */
export const loadCharts = (): Promise<typeof Library> => import('./echarts');
