export const funnel = {};
