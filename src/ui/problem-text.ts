import type { Messages } from '../i18n';
import type { Problem } from '../model/problem';

/** What is wrong with a place of a spec that has no sentence of its own. */
export function problemText(problem: Problem, t: Messages): string {
  const place = problem.path.map((key) => (typeof key === 'number' ? String(key + 1) : key)).join(' › ');
  return t.explore.problem[problem.code]({ place, detail: problem.detail ?? '' });
}
