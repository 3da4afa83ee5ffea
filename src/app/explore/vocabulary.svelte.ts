import type { Messages, Format } from '../../i18n';
import type { DatasetInfo } from '../../model/dataset';
import type { SegmentSplit } from '../../model/segment';
import type { StageModel } from '../../model/stage-model';
import type { StageTally } from '../../model/stage-tally';
import type { Touchpoints } from '../../model/touchpoints';
import type { CountedName, CountedValue, Vocabulary } from '../../ui/vocabulary';
import type { AskPort } from '../ports';
import { withSlices } from './with-slices';

const slices = 12;
const mostValues = 200;

interface Kept {
  segments?: readonly SegmentSplit[];
  stageModels?: readonly { model: StageModel }[];
  touchpoints?: (dataset: string) => Touchpoints | null;
}

/** The names and values of a data set for the pickers; sparklines come when they have been counted. */
export class DatasetWords {
  #events = $state.raw<readonly CountedName[]>([]);
  readonly #ask: AskPort;
  readonly #dataset: DatasetInfo;
  #asked = false;

  constructor(ask: AskPort, dataset: DatasetInfo) {
    this.#ask = ask;
    this.#dataset = dataset;
    this.#events = dataset.events
      .map(({ name, events }) => ({ name, count: events }))
      .toSorted((a, b) => b.count - a.count);
  }

  /** `kept`: what is saved, for the pickers to offer */
  vocabulary(t: Messages, format: Format, kept: Kept = {}): Vocabulary {
    const { firstUs, lastUs, properties } = this.#dataset;
    return {
      events: this.#events,
      slicesLabel: t.explore.ui.slices({ length: spanText((lastUs - firstUs) / 1000, format) }),
      properties,
      ...(kept.segments === undefined ? {} : { segments: kept.segments }),
      touchpoints: kept.touchpoints?.(this.#dataset.id) ?? null,
      stageModels: (kept.stageModels ?? []).map(({ model }) => model),
      values: (property, contains) => this.#values(property, contains),
      stageTally: (model, signal) => this.#stageTally(model, signal),
    };
  }

  /** Counts the events over time, once. */
  async profile(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    const answer = await this.#ask.eventProfiles(slices);
    if (!answer.ok) {
      this.#asked = false;
      return;
    }
    this.#events = withSlices(this.#events, answer.profiles);
  }

  async #stageTally(model: StageModel, signal: AbortSignal): Promise<StageTally | null> {
    const answer = await this.#ask.stageTally(model, signal);
    return answer.ok ? answer.tally : null;
  }

  async #values(property: string, contains: string): Promise<readonly CountedValue[]> {
    const answer = await this.#ask.propertyValues(property, contains, mostValues);
    return answer.ok ? answer.values.map(({ value, events }) => ({ value, count: events })) : [];
  }
}

/** A span by its usual unit: "12 weeks". */
function spanText(ms: number, format: Format): string {
  const hours = ms / 3_600_000;
  const days = hours / 24;
  if (days < 3) return format.length(Math.max(1, Math.round(hours)), 'hour');
  if (days < 22) return format.length(Math.round(days), 'day');
  return days < 730 ? format.length(Math.round(days / 7), 'week') : format.length(Math.round(days / 30.44), 'month');
}
