/** What the first screen says, and what can go wrong on it; fetched before all other words. */
export { app } from './zh-cn/app';
export { failures } from './zh-cn/failures';
