import type { funnel as en } from '../en/funnel';

export const funnel: typeof en = {};
