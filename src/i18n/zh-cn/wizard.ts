import type { wizard as en } from '../en/wizard';

export const wizard: typeof en = {};
