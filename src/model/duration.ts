export const durationUnits = ['second', 'minute', 'hour', 'day', 'week'] as const;

/** A length of time; a day is 24 h, a week 7 × 24 h. `amount` is positive and finite. */
export interface Duration {
  amount: number;
  unit: (typeof durationUnits)[number];
}

const unitUs: Record<Duration['unit'], number> = {
  second: 1e6,
  minute: 60e6,
  hour: 3600e6,
  day: 86_400e6,
  week: 604_800e6,
};

/** The duration in microseconds. */
export const durationUs = (duration: Duration): number => duration.amount * unitUs[duration.unit];

/** The duration in minutes, as fields that count in minutes show it. */
export const minutesOf = (duration: Duration): number => durationUs(duration) / unitUs.minute;
