import type { Format, Messages } from '../../i18n';
import { strong } from '../../i18n/strong';
import type { InspectedColumn, Inspection, Mapping, Reason, TimeGuess } from '../../import/contract';
import { kindOrder } from './columns';
import type { Touchable } from './import-session.svelte';

/** Why a row of the mapping is as it is. `tone`: fine, to be looked at, or missing. */
export interface Why {
  tone: 'good' | 'ask' | 'bad' | 'quiet';
  /** a message for RichText */
  text: string;
}

export interface WhyContext {
  t: Messages['wizard'];
  format: Format;
  inspection: Inspection;
  mapping: Mapping;
  time: TimeGuess | null;
  touched: readonly Touchable[];
  /** the zone is that of an earlier file */
  zoneKnown: boolean;
}

const named = {
  actor: 'namedActor',
  event: 'namedEvent',
  at: 'namedAt',
  eventId: 'namedEventId',
  session: 'namedSession',
} as const;

export function whyActor(context: WhyContext): Why {
  const { t, format, mapping, inspection } = context;
  const [first, next] = [mapping.actor].flat().filter((name) => name !== '');
  const column = columnOf(inspection, first);
  if (column === undefined) return { tone: 'bad', text: t.reasons.noActor };
  const empty = 1 - column.filled;
  const share = format.percent(empty, empty < 0.01 ? 1 : 0);
  const rest =
    empty === 0 ? '' : next === undefined ? t.reasons.empty({ share }) : t.reasons.emptyThen({ share, next });
  return { tone: 'good', text: sentences(format, [lead('actor', context), values(column, context)], rest) };
}

export function whyEvent(context: WhyContext): Why {
  const { t, format, mapping, inspection } = context;
  if (typeof mapping.event !== 'string') {
    return mapping.event.constant === ''
      ? { tone: 'bad', text: t.reasons.noEvent }
      : { tone: 'good', text: t.reasons.constant };
  }
  const column = columnOf(inspection, mapping.event);
  if (column === undefined) return { tone: 'bad', text: t.reasons.noEvent };
  const [commonest] = column.commonest;
  const parts = [lead('event', context), values(column, context)];
  if (commonest !== undefined) parts.push(t.reasons.commonest({ name: strong(commonest) }));
  return { tone: 'good', text: sentences(format, parts, '') };
}

export function whyAt(context: WhyContext): Why {
  const { t, format, mapping, time, touched, inspection } = context;
  if (mapping.at === '') return { tone: 'bad', text: t.reasons.noAt };
  if (time === null) return { tone: touched.includes('at') ? 'bad' : 'quiet', text: t.reasons.noAt };
  const share = format.percent(time.share, time.share === 1 ? 0 : 1);
  const offset = time.withOffset
    ? time.withoutOffset
      ? t.reasons.someOffset
      : t.reasons.withOffset
    : t.reasons.withoutOffset;
  const form = t.reasons.form({ form: t.forms[time.form], share });
  if (inspection.preset === 'mixpanel' && time.form === 'epoch') {
    return { tone: 'ask', text: joined(format, form, t.reasons.projectTime) };
  }
  return { tone: time.share > 0.5 ? 'good' : 'ask', text: joined(format, form, time.form === 'epoch' ? '' : offset) };
}

export function whyZone({ t, time, touched, zoneKnown, inspection }: WhyContext): Why {
  if (touched.includes('importZone')) return { tone: 'good', text: t.reasons.zoneChosen };
  if (zoneKnown) return { tone: 'good', text: t.reasons.zoneKnown };
  if (inspection.zone !== null) {
    return { tone: 'good', text: t.reasons.zonePreset({ preset: inspection.preset ?? '', zone: inspection.zone }) };
  }
  return { tone: 'ask', text: time?.withOffset === true ? t.reasons.zoneSome : t.reasons.zoneAsk };
}

export function whyEventId(context: WhyContext): Why {
  const { t, format, mapping, inspection } = context;
  if (mapping.eventId === undefined) return { tone: 'quiet', text: t.reasons.noEventId };
  const column = columnOf(inspection, mapping.eventId);
  const parts = column === undefined ? [] : [lead('eventId', context)];
  return { tone: 'good', text: sentences(format, parts, t.reasons.repeats) };
}

export function whySession(context: WhyContext): Why {
  const { t, format, mapping, inspection } = context;
  if (mapping.session === undefined) return { tone: 'quiet', text: t.reasons.noSession };
  const column = columnOf(inspection, mapping.session);
  return {
    tone: 'good',
    text: sentences(format, [lead('session', context), ...(column ? [values(column, context)] : [])], ''),
  };
}

/** The kinds of the properties that are kept: "channel and device text, amount number." */
export function whyProperties(context: WhyContext, kept: readonly InspectedColumn[], others: number): Why {
  const { t, format } = context;
  if (others === 0) return { tone: 'quiet', text: t.reasons.noProperties };
  if (kept.length === 0) return { tone: 'quiet', text: t.reasons.noneKept };
  const parts = kindOrder.flatMap((kind) => {
    const names = kept.filter((column) => column.kind === kind).map(({ name }) => name);
    if (names.length === 0) return [];
    const shown = names.length > 4 ? [...names.slice(0, 3), `+${format.number(names.length - 3)}`] : names;
    const list = new Intl.ListFormat(format.language, { type: 'conjunction' }).format(shown);
    return [t.reasons.propertyKind({ names: list, kind: t.reasons.kinds[kind] })];
  });
  return { tone: 'good', text: sentences(format, parts, '', ', ') };
}

function lead(field: keyof typeof named, { t, format, inspection, touched }: WhyContext): string {
  if (touched.includes(field)) return t.reasons.chosen;
  const reason: Reason | undefined = inspection.reasons[field];
  switch (reason?.code) {
    case 'name':
      return t.reasons[named[field]];
    case 'preset':
      return t.reasons.preset({ preset: reason.preset });
    case 'contents':
      return t.reasons.contents({ share: format.percent(reason.share, 0) });
    case 'unique':
      return t.reasons.unique({ share: format.percent(reason.share, reason.share === 1 ? 0 : 1) });
    case 'remembered':
      return t.reasons.remembered;
    case 'chosen':
      return t.reasons.chosen;
    case 'only':
    case undefined:
      return t.reasons.only;
  }
}

const values = (column: InspectedColumn, { t, format }: WhyContext): string =>
  t.reasons.values({ count: column.distinct, f: format });

const columnOf = (inspection: Inspection, name: string | undefined): InspectedColumn | undefined =>
  inspection.columns.find((column) => column.name === name);

/** Parts become one sentence, then another may follow. */
function sentences(format: Format, parts: readonly string[], after: string, between?: string): string {
  const zh = format.language === 'zh-CN';
  const first =
    parts.length === 0
      ? ''
      : `${parts.join(between === undefined ? (zh ? '，' : '; ') : zh ? '，' : between)}${zh ? '。' : '.'}`;
  return joined(format, first, after);
}

const joined = (format: Format, ...parts: string[]): string =>
  parts.filter((part) => part !== '').join(format.language === 'zh-CN' ? '' : ' ');
