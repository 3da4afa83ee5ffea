import type { WeekStart } from './dataset';
import type { Zone } from './zone';

export const periodUnits = ['hour', 'day', 'week', 'month'] as const;
export type PeriodUnit = (typeof periodUnits)[number];

/** What periods are taken in. */
export interface Calendar {
  zone: Zone;
  weekStart: WeekStart;
}
