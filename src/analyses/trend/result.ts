/** SEMANTICS §5. `period` is the first day of the period, 'YYYY-MM-DD' (hours: 'YYYY-MM-DDTHH:00'). */
export interface TrendResult {
  total: number;
  series: { period: string; value: number }[];
}
