import type { DatasetInfo } from '../model/dataset';
import type { PeriodUnit } from '../model/period';

const dayUs = 86_400e6;

/** The period a first question is asked by: hours, days or weeks where the data span less than so many days, else months. */
export function firstPeriod(
  { firstUs, lastUs }: Pick<DatasetInfo, 'firstUs' | 'lastUs'>,
  below: Record<Exclude<PeriodUnit, 'month'>, number>,
): PeriodUnit {
  const days = (lastUs - firstUs) / dayUs;
  return days < below.hour ? 'hour' : days < below.day ? 'day' : days < below.week ? 'week' : 'month';
}
