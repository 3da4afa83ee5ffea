/** Lists of ids lie among the settings, one entry each. */
export const listPrefix = 'list:';

export const listKey = (list: string): string => listPrefix + list;
