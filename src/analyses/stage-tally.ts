import { noReading } from '../columns/aligned-columns';
import { batchesOf } from '../columns/batches';
import { stageTallying } from '../matching/stage-tally';
import { FailureError } from '../model/failure';
import { parseWith } from '../model/parse';
import { stageModelSchema } from '../model/stage-model';
import type { StageTally } from '../model/stage-tally';
import type { Run } from './run';

/** What an untrusted stage model catches of the open data set. @throws FailureError */
export async function tallyStages(input: unknown, run: Run): Promise<StageTally> {
  const parsed = parseWith(stageModelSchema, input);
  if (!parsed.ok) throw new FailureError({ code: 'invalidSpec', problems: parsed.problems });
  const reading = noReading();
  const { columns, fold, shape } = stageTallying(parsed.value, run.columns.dataset);
  const base = await run.columns.base(reading, run.step);
  const read = await run.columns.columns(columns, reading, run.step);
  const state = fold.empty();
  for (const batch of batchesOf(base, read)) {
    await run.pause();
    fold.visit(batch, state);
  }
  return shape(state);
}
