import type { JourneySpec } from '../../analyses/journey';
import type { EventLanes } from '../../analyses/journey/lanes';
import type { DatasetInfo } from '../../model/dataset';
import { suggestFriction, suggestValue } from '../../model/friction-names';
import { stageModelsIn } from '../../model/spec-stages';
import type { StageModel } from '../../model/stage-model';
import { suggestStages } from '../../model/stage-presets';
import { suggestChannels, type ChannelNames } from '../../model/suggest-touchpoints';
import type { Touchpoints } from '../../model/touchpoints';
import { parseJourneySpec } from '../../analyses/journey/spec';

/** What is known beside the question whose people are looked at. */
export interface LanesKnown {
  dataset: DatasetInfo;
  channelNames: ChannelNames;
  touchpoints: Touchpoints | null;
  stageModels: readonly StageModel[];
}

/**
 * What the lanes of a timeline are read by, as a journey map that is asked of one actor: stages by the model of the question, else the first saved one, else the preset; channels by the touchpoints
 * kept with the data set, else what its names suggest; friction and value by the question, where it is a journey map, else what names suggest.
 */
export function lanesSpec(question: unknown, known: LanesKnown): JourneySpec {
  const { dataset, touchpoints } = known;
  const asked = parseJourneySpec(question);
  const names = dataset.events.map(({ name }) => name);
  const suggested = suggestChannels(dataset, known.channelNames);
  const channel = touchpoints?.channel ?? (suggested?.reason === 'commonest' ? undefined : suggested?.channel);
  const marked = asked.ok ? (asked.value.marked ?? []) : friction(names);
  const value = asked.ok ? asked.value.value : suggestValue(dataset.properties);
  return {
    ...{ kind: 'journey', v: 1, within: { amount: 24, unit: 'hour' } },
    friction: { lost: true, jumpBacks: true, marked: true },
    model: stageModelsIn(question)[0] ?? known.stageModels[0] ?? suggestStages('decision', names),
    touchpoint:
      channel === undefined ? 'event' : { touchpoint: touchpoints?.touchpoint ?? { event: null }, channel, limit: 50 },
    marked,
    ...(value === undefined || value === null ? {} : { value }),
  };
}

function friction(names: readonly string[]): { event: string[] }[] {
  const event = suggestFriction(names);
  return event.length === 0 ? [] : [{ event }];
}

/** What stands beside an event: the stage of the visit it is in. */
export interface StageBand {
  stage: string;
  /** the visit begins here */
  begins: boolean;
  /** the event itself is of no stage; it does not end the visit */
  weak: boolean;
}

/** By event; null before the first visit. */
export function stageBands(events: readonly Pick<EventLanes, 'stage'>[]): (StageBand | null)[] {
  let now: string | null = null;
  return events.map(({ stage }) => {
    const begins = stage !== null && stage !== now;
    now = stage ?? now;
    return now === null ? null : { stage: now, begins, weak: stage === null };
  });
}
