/** What the first screen says, and what can go wrong on it; fetched before all other words. */
export { app } from './en/app';
export { failures } from './en/failures';
