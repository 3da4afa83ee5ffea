import type { explore as en } from '../en/explore';

export const explore: typeof en = {};
