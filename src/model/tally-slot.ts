/** The slots in which events are tallied, in µs: a quarter of an hour, on which the periods of today's zones begin. */
export const slotUs = 900_000_000;
