import { analyses } from '../../analyses/registry';
import type { Matcher } from '../../model/condition';
import type { DatasetInfo } from '../../model/dataset';
import type { During, PeopleRule, SegmentFunnel } from '../../model/people-rules';
import { suggestStages } from '../../model/stage-presets';
import { firstComparing } from '../../ui/condition-group';
import type { KeptView } from '../ports';
import { timesOf } from './segment-group';

export const ruleKinds = [
  'did',
  'didNot',
  'firstDid',
  'lastDid',
  'sequence',
  'person',
  'stage',
  'reached',
  'quintile',
  'actors',
] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** Under which heading a rule is edited. */
export function kindOfRule(rule: PeopleRule): RuleKind {
  if ('did' in rule) return timesOf(rule).kind === 'never' ? 'didNot' : 'did';
  if ('list' in rule) return 'actors';
  return ruleKinds.find((kind) => kind in rule) ?? 'did';
}

/** What new rules are made of. */
export interface RuleParts {
  dataset: Pick<DatasetInfo, 'events' | 'properties'>;
  funnels: readonly KeptFunnel[];
}

/** A rule of another kind, with the event and the time of the one before where it has them; null where the data or the saved views have nothing to make it of. */
export function ruleOfKind(kind: RuleKind, before: PeopleRule, { dataset, funnels }: RuleParts): PeopleRule | null {
  const on = matcherOf(before);
  const when = duringOf(before);
  const [property] = dataset.properties;
  const [funnel] = funnels;
  switch (kind) {
    case 'did':
      return { did: on, ...when };
    case 'didNot':
      return { did: on, atMost: 0, ...when };
    case 'firstDid':
      return { firstDid: on, ...when };
    case 'lastDid':
      return { lastDid: on, ...when };
    case 'sequence':
      return { sequence: [on, { event: '' }], ...when };
    case 'person':
      return property === undefined ? null : { person: firstComparing(property), take: 'last', ...when };
    case 'stage': {
      const model = suggestStages(
        'decision',
        dataset.events.map(({ name }) => name),
      );
      return { stage: model.stages[0]?.name ?? '', at: 'now', model, ...when };
    }
    case 'reached':
      return funnel === undefined ? null : { reached: funnel.funnel.steps.length, funnel: funnel.funnel };
    case 'quintile':
      return { quintile: 'frequency', of: on, in: [5], ...when };
    case 'actors':
      return { actors: [] };
  }
}

function matcherOf(rule: PeopleRule): Matcher {
  if ('did' in rule) return rule.did;
  if ('firstDid' in rule) return rule.firstDid;
  if ('lastDid' in rule) return rule.lastDid;
  if ('sequence' in rule) return rule.sequence[0];
  return 'of' in rule ? rule.of : { event: '' };
}

const duringOf = (rule: PeopleRule): During => ({
  ...('range' in rule && rule.range !== undefined ? { range: rule.range } : {}),
  ...('sinceFirst' in rule && rule.sinceFirst !== undefined ? { sinceFirst: rule.sinceFirst } : {}),
});

/** A saved funnel as a rule carries it. */
export interface KeptFunnel {
  id: string;
  name: string;
  funnel: SegmentFunnel;
}

/** The saved funnels that count actors or sessions. Whom they ask of, what they compare and how they are split is not carried. */
export function keptFunnels(views: readonly KeptView[]): KeptFunnel[] {
  return views.flatMap(({ id, name, spec }) => {
    const parsed = analyses.funnel.parse(spec);
    if (!parsed.ok || typeof parsed.value.unit === 'object') return [];
    const { steps, order, window, ties, sessionGap, exclusions, hold, wholeAttemptInRange, unit, range, filter } =
      parsed.value;
    const funnel: SegmentFunnel = { steps, order, window, ties, sessionGap };
    if (exclusions !== undefined) funnel.exclusions = exclusions;
    if (hold !== undefined) funnel.hold = hold;
    if (wholeAttemptInRange !== undefined) funnel.wholeAttemptInRange = wholeAttemptInRange;
    if (unit !== undefined) funnel.unit = unit;
    if (range !== undefined) funnel.range = range;
    if (filter !== undefined) funnel.filter = filter;
    return [{ id, name, funnel }];
  });
}
