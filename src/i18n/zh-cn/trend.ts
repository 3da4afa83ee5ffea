import type { trend as en } from '../en/trend';

export const trend: typeof en = {};
