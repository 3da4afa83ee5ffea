import type { Condition } from '../model/condition';
import type { DatasetInfo } from '../model/dataset';
import type { SegmentSplit } from '../model/segment';
import type { ColumnRequest, MembersRequest } from './column';
import { codeColumn } from './requests';

/** The codes of a split: of a property's values, or of being in a segment or not. */
export const splitColumn = (
  split: { property: string } | SegmentSplit,
  filter: Condition | undefined,
  dataset: DatasetInfo,
): ColumnRequest | MembersRequest =>
  'segment' in split ? { as: 'members', segment: split.segment, filter } : codeColumn(split.property, dataset);

/** How many values a split shows apart; a segment has two. */
export const splitLimit = (split: { limit: number } | SegmentSplit | undefined): number =>
  split === undefined ? 0 : 'segment' in split ? 2 : split.limit;
