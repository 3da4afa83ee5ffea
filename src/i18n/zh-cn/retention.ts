import type { retention as en } from '../en/retention';

export const retention: typeof en = {};
