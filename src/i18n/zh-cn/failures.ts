import type { failures as en } from '../en/failures';

export const failures: typeof en = {};
