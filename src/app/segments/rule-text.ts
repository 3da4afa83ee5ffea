import type { Words } from '../../analyses/view';
import type { Duration } from '../../model/duration';
import type { Did, During, PeopleRule, PersonProperty, ReachedStep, Sequence } from '../../model/people-rules';
import type { Matcher } from '../../model/condition';
import { conditionText, matcherText } from '../../ui/condition-text';
import { rangeText } from '../../ui/range-text';
import { timesOf } from './segment-group';

/** One rule over people in words: "did purchase at least 2 times (last 4 weeks)". */
export function ruleText(rule: PeopleRule, words: Words): string {
  const { t, format } = words;
  if ('actors' in rule) return t.segments.text.list({ count: rule.actors.length, f: format });
  if ('list' in rule) return t.rules.list({ name: rule.name, size: format.number(rule.size) });
  if ('reached' in rule) return reachedText(rule, words);
  const text = behaviourText(rule, words);
  const period = periodText(rule, words);
  return period === null ? text : t.segments.text.within({ text, range: period });
}

/** When a rule looks, in words; null at any time. */
export function periodText({ range, sinceFirst }: During, { t, format }: Words): string | null {
  const said = t.rules.period;
  const days = range === undefined ? null : rangeText(range, t, format);
  const length = ({ amount, unit }: Duration): string => format.length(amount, unit);
  const [from, to] = [sinceFirst?.from, sinceFirst?.to];
  const since =
    from !== undefined && to !== undefined
      ? said.between({ from: length(from), to: length(to) })
      : from !== undefined
        ? said.from({ from: length(from) })
        : to === undefined
          ? null
          : said.upTo({ to: length(to) });
  return days !== null && since !== null ? said.both({ range: days, since }) : (days ?? since);
}

type Behaviour = Exclude<PeopleRule, ReachedStep | { actors: unknown } | { list: unknown }>;

function behaviourText(rule: Behaviour, words: Words): string {
  const { t, format } = words;
  const said = t.rules;
  const events = (matcher: Matcher): string => matcherText(matcher, t.explore.ui, format);
  if ('did' in rule) return timesText(rule, words);
  if ('firstDid' in rule) return said.firstDid({ events: events(rule.firstDid) });
  if ('lastDid' in rule) return said.lastDid({ events: events(rule.lastDid) });
  if ('sequence' in rule) return sequenceText(rule, words);
  if ('person' in rule) return personText(rule, words);
  if ('stage' in rule) {
    const labels = [rule.stage].flat().map((name) => rule.model.stages.find((one) => one.name === name)?.label || name);
    const text = said.stage[rule.at]({ stages: format.anyOf(labels) });
    return rule.model.name === '' ? text : said.ofModel({ text, model: rule.model.name });
  }
  const fifths = format.anyOf(rule.in.map((fifth) => format.number(fifth)));
  const property = format.property(rule.property ?? '');
  return said.fifth({ fifths, by: said.by[rule.quintile]({ events: events(rule.of), property }) });
}

function timesText(rule: Did, { t, format }: Words): string {
  const said = t.segments.text;
  const events = matcherText(rule.did, t.explore.ui, format);
  const times = timesOf(rule);
  if (times.kind === 'never') return said.didNot({ events });
  const { kind, from, to } = times;
  if (kind === 'between') return said.between({ events, from: format.number(from), to: format.number(to) });
  if (kind === 'atLeast' && from === 1) return said.did({ events });
  return said[kind]({ events, count: from, f: format });
}

function sequenceText({ sequence: [first, then], within, without }: Sequence, { t, format }: Words): string {
  const events = (matcher: Matcher): string => matcherText(matcher, t.explore.ui, format);
  let text = t.rules.sequence({ first: events(first), then: events(then) });
  if (within !== undefined) text = t.rules.sequenceWithin({ text, length: format.length(within.amount, within.unit) });
  return without === undefined ? text : t.rules.sequenceWithout({ text, events: events(without) });
}

const personText = ({ person, take }: PersonProperty, { t, format }: Words): string =>
  t.rules.person[take]({ condition: conditionText(person, t.explore.ui, format) });

function reachedText({ reached, funnel }: ReachedStep, { t, format }: Words): string {
  const steps = funnel.steps.map((step) => step.label || matcherText(step, t.explore.ui, format));
  return t.rules.reached({ step: format.number(reached), funnel: steps.join(t.rules.stepJoin) });
}
