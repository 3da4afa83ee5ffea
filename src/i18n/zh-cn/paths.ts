import type { paths as en } from '../en/paths';

export const paths: typeof en = {};
