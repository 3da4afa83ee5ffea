import type { Format, Messages } from '../i18n';
import type { Condition, Matcher, Scalar } from '../model/condition';
import { firstComparing, groupOf, isComparing } from './condition-group';
import { namesOf } from './matcher';
import type { Vocabulary } from './vocabulary';

type Words = Messages['explore']['ui'];

/** A condition to start from when one is added. */
export function emptyCondition(vocabulary: Vocabulary): Condition {
  const property = vocabulary.properties[0];
  return { all: property ? [firstComparing(property)] : [] };
}

const valueText = (value: Scalar, words: Words, format: Format): string =>
  typeof value === 'number'
    ? format.number(value)
    : typeof value === 'boolean'
      ? value
        ? words.yes
        : words.no
      : value;

/** A condition in words: "device is mobile and value is over 10". */
export function conditionText(condition: Condition, words: Words, format: Format): string {
  if (isComparing(condition)) {
    const { property, is, value } = condition;
    const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
    const said = values.map((one) => valueText(one, words, format));
    const list =
      is === 'between' ? said.join(' – ') : format.anyOf(said.length > 3 ? [...said.slice(0, 3), '…'] : said);
    return words.comparingText({ property: format.property(property), is: words.comparison[is], value: list }).trim();
  }
  const { mode, items } = groupOf(condition);
  const parts = items.map((item) => {
    const text = conditionText(item, words, format);
    return isComparing(item) || items.length === 1 ? text : `(${text})`;
  });
  const joined = parts.join(mode === 'any' || mode === 'none' ? words.orJoin : words.andJoin);
  return mode === 'none' || mode === 'notAll' ? words.notText({ text: joined }) : joined;
}

/** A matcher in words: "view product or search, where device is mobile". */
export function matcherText(matcher: Matcher, words: Words, format: Format): string {
  const names = namesOf(matcher);
  const events =
    names === null
      ? words.anyEvent
      : format.anyOf(names.filter((name) => name !== '').map((name) => format.event(name)));
  return matcher.where ? words.where({ events, condition: conditionText(matcher.where, words, format) }) : events;
}
