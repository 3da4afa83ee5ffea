import type { Cell, Table } from '../../charts/csv';
import type { Figure } from '../../charts/figure';
import type { TwinCell, TwinRow } from '../../charts/twin';
import { leastBase } from '../../model/comparison';
import type { Words } from '../view';
import type { AllModels } from './asides';
import type { ChannelContact } from './channel-contacts';
import { shareText, sorted } from './chart';
import { untouched } from './plan';
import type { AttributionResult } from './result';
import type { AttributionModel, AttributionSelection, AttributionSpec, ChannelTouch } from './spec';
import type { Credits } from './credits';
import { creditText } from './words';

type Select = (selection: AttributionSelection) => void;

export interface Shown {
  spec: AttributionSpec;
  result: AttributionResult;
  /** null until all models have answered */
  all: AllModels | null;
  selection: AttributionSelection | null;
  words: Words;
  select: Select;
}

/** The models in their columns: the chosen one first, then the others once they have answered. */
export function modelColumns({ spec, result, all }: Shown): { model: AttributionModel; credits: Credits | null }[] {
  const others = (all?.models ?? []).filter(({ model }) => model !== spec.model);
  return [{ model: spec.model, credits: result }, ...others];
}

const isPicked = (selection: AttributionSelection | null, channel: string, touch?: ChannelTouch): boolean =>
  selection !== null && 'channel' in selection && selection.channel === channel && selection.touch === touch;

const meeting = (channel: string, touch?: ChannelTouch): AttributionSelection => ({
  channel,
  ...(touch === undefined ? {} : { touch }),
});

/** The touch that a model gives everything; none where it shares. */
const touchOf = (model: AttributionModel): ChannelTouch | undefined =>
  model === 'first' || model === 'last' || model === 'lastNonDirect' ? model : undefined;

/** Why a channel's numbers are greyed: too few conversions met it. */
function weakness(contact: ChannelContact | undefined, { t, format }: Words): string | undefined {
  if (contact === undefined || contact.any >= leastBase) return undefined;
  return t.attribution.few({ n: format.number(contact.any) });
}

/** Every channel any model knows, by credit under the chosen one. */
function channelsOf(shown: Shown): string[] {
  const known = modelColumns(shown).flatMap(({ credits }) => Object.keys(credits?.credits ?? {}));
  return [...new Set([...sorted(shown.result), ...known])];
}

/** Opens everybody who converted, if anybody did. */
const everybody = ({ result, select }: Shown): Pick<TwinCell, 'onpick'> =>
  result.conversions === 0 ? {} : { onpick: () => select({ outcome: 'converted' }) };

/** One row a channel: its credit under each model, with its share. */
export function modelRows(shown: Shown): TwinRow[] {
  const { result, all, selection, words, select } = shown;
  const columns = modelColumns(shown);
  const contactOf = new Map((all?.contacts ?? []).map((contact) => [contact.channel, contact]));
  const total: TwinRow = {
    key: 'all',
    head: words.t.attribution.all,
    total: true,
    cells: columns.map(({ credits }): TwinCell => {
      if (credits === null) return { text: '–', sort: null };
      const selected = selection !== null && 'outcome' in selection && selection.outcome === 'converted';
      return { text: creditText(result.total, words), sort: null, selected, ...everybody(shown) };
    }),
  };
  const rows = channelsOf(shown).map((channel): TwinRow => {
    const contact = contactOf.get(channel);
    const has = contact === undefined ? channel in result.credits : contact.any > 0;
    return {
      key: `channel ${channel}`,
      head: channel,
      weak: weakness(contact, words),
      cells: columns.map(({ model, credits }, column): TwinCell => {
        const credit = credits?.credits[channel];
        if (credit === undefined) return { text: '–', sort: null };
        const touch = touchOf(model);
        const error = credits?.standardError?.[channel];
        const share = shareText(credit, result.total, words);
        return {
          text: creditText(credit, words),
          sort: credit,
          small: error === undefined ? share : `${share} ± ${shareText(error, Math.abs(result.total), words)}`,
          selected: (column === 0 || touch !== undefined) && isPicked(selection, channel, touch),
          ...(has && (touch === undefined || credit !== 0) ? { onpick: () => select(meeting(channel, touch)) } : {}),
        };
      }),
    };
  });
  return [total, ...rows];
}

/** Raw credits for files, a column a model. */
export function modelTable(shown: Shown): Table {
  const columns = modelColumns(shown);
  return {
    head: ['channel', ...columns.map(({ model }) => model)],
    rows: channelsOf(shown).map((channel): Cell[] => [
      channel,
      ...columns.map(({ credits }) => credits?.credits[channel] ?? null),
    ]),
  };
}

/** Conversions, their worth, the chain's probability, the time from the first touch, those without a touch. */
export function attributionFigures(shown: Shown): Figure[] {
  const { spec, result, all, words, select } = shown;
  const { t, format } = words;
  const said = t.attribution.figures;
  const { conversions, total, lag, conversionProbability } = result;
  const journeys = conversions + (all?.lostJourneys ?? 0);
  const without = result.touchesBefore.find(({ touches }) => touches === 0)?.conversions ?? 0;
  return [
    {
      name: said.conversions,
      text: format.number(conversions),
      base:
        all === null
          ? ''
          : said.ofJourneys({
              share: format.percent(journeys === 0 ? null : conversions / journeys),
              all: format.number(journeys),
            }),
      ...everybody(shown),
    },
    ...(all === null
      ? []
      : [
          {
            name: said.journeys,
            text: format.number(all.lostJourneys),
            base: said.journeysBase,
            onpick: all.lostJourneys > 0 ? (): void => select({ outcome: 'lost' }) : undefined,
          },
        ]),
    ...(spec.value === undefined
      ? []
      : [{ name: said.total({ property: spec.value }), text: creditText(total, words), base: '' }]),
    ...(conversionProbability === undefined
      ? []
      : [{ name: said.probability, text: format.percent(conversionProbability), base: said.ofChain }]),
    {
      name: said.median,
      text: format.duration(lag.medianMs),
      base: lag.p90Ms === null ? '' : said.p90({ time: format.duration(lag.p90Ms) }),
    },
    {
      name: said.untouched,
      text: format.number(without),
      base: said.ofAll({ share: format.percent(conversions === 0 ? null : without / conversions) }),
      onpick: without > 0 ? () => select({ channels: [untouched] }) : undefined,
    },
  ];
}

/** One row a channel: conversions it began, ended, was in and assisted, journeys it was in that came to nothing. */
export function contactRows({ result, all, selection, words, select }: Shown): TwinRow[] {
  const { format } = words;
  return (all?.contacts ?? []).map((contact) => {
    const { channel, first, last, any, assisted, lost } = contact;
    const effect = result.removalEffects?.[channel];
    const count = (n: number, touch?: ChannelTouch): TwinCell => ({
      ...{ text: format.number(n), sort: n, selected: isPicked(selection, channel, touch) },
      ...(n > 0 ? { onpick: () => select(meeting(channel, touch)) } : {}),
    });
    return {
      key: `channel ${channel}`,
      head: channel,
      weak: weakness(contact, words),
      cells: [
        {
          ...count(any),
          small: format.percent(result.conversions === 0 ? null : any / result.conversions),
        },
        count(first, 'first'),
        count(last, 'last'),
        count(assisted, 'assisted'),
        count(lost, 'lost'),
        { text: format.percent(any / (any + lost)), sort: any / (any + lost), small: format.number(any + lost) },
        ...(result.removalEffects === undefined
          ? []
          : [{ text: format.percent(effect ?? null), sort: effect ?? null }]),
      ],
    };
  });
}

/** Raw contacts for files. */
export const contactTable = ({ result, all }: Shown): Table => ({
  head: ['channel', 'any', 'first', 'last', 'assisted', 'lost', ...(result.removalEffects ? ['removalEffect'] : [])],
  rows: (all?.contacts ?? []).map(({ channel, any, first, last, assisted, lost }): Cell[] => [
    ...[channel, any, first, last, assisted, lost],
    ...(result.removalEffects ? [result.removalEffects[channel] ?? null] : []),
  ]),
});

/** Raw paths for files. */
export const pathTable = ({ pathsToConversion }: AttributionResult): Table => ({
  head: ['path', 'conversions', 'touches'],
  rows: pathsToConversion.map(({ channels, conversions }) => [channels.join(' → '), conversions, channels.length]),
});

/** Raw numbers of touches for files. */
export const touchTable = ({ touchesBefore }: AttributionResult): Table => ({
  head: ['touches', 'conversions'],
  rows: touchesBefore.map(({ touches, conversions }) => [touches, conversions]),
});

/** One row a path. */
export function pathRows({ result, selection, words, select }: Shown): TwinRow[] {
  const { format } = words;
  const picked = selection !== null && 'channels' in selection ? JSON.stringify(selection.channels) : null;
  return result.pathsToConversion.map(({ channels, conversions }) => ({
    key: JSON.stringify(channels),
    head: channels.join(' → '),
    cells: [
      {
        text: format.number(conversions),
        sort: conversions,
        selected: JSON.stringify(channels) === picked,
        onpick: () => select({ channels }),
      },
      { text: format.percent(conversions / result.conversions), sort: conversions },
      { text: format.number(channels.length), sort: channels.length },
    ],
  }));
}

/** One row a number of touches. */
export const touchRows = ({ result, selection, select, words: { format } }: Shown): TwinRow[] =>
  result.touchesBefore.map(({ touches, conversions }) => ({
    key: String(touches),
    head: format.number(touches),
    cells: [
      {
        text: format.number(conversions),
        sort: conversions,
        selected: selection !== null && 'touches' in selection && selection.touches === touches,
        onpick: () => select({ touches }),
      },
      { text: format.percent(conversions / result.conversions), sort: conversions },
    ],
  }));
