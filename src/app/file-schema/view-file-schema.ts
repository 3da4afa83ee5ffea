import { toJsonSchema, type JsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { specSchemas } from '../../analyses/spec-schemas';
import { anySpecSchema, boardSchema } from '../../model/board';
import { catalogueSchema } from '../../model/catalogue';
import { segmentFunnelSchema } from '../../model/people-rules';
import { conditionSchema, durationSchema, matcherSchema, rangeSchema } from '../../model/schemas';
import { compareSchema, segmentSchema } from '../../model/segment';
import { stageModelSchema } from '../../model/stage-model';
import { touchpointsSchema } from '../../model/touchpoints';
import { namedSchemas } from './plain-schema';

/** What entries of a view file have besides their content. Fields a reader does not know are passed over. */
const name = v.pipe(v.string(), v.maxLength(200));
const savedAt = v.exactOptional(v.string());
const dataset = v.exactOptional(v.nullable(v.string()));
const one = v.literal(1);

const file = v.object({
  wayfold: v.literal('views'),
  v: one,
  views: v.array(v.object({ id: v.exactOptional(v.string()), name, spec: anySpecSchema, dataset, savedAt })),
  segments: v.exactOptional(v.array(v.object({ name, v: one, segment: segmentSchema, savedAt }))),
  stageModels: v.exactOptional(v.array(v.object({ v: one, model: stageModelSchema, savedAt }))),
  boards: v.exactOptional(v.array(v.object({ name, v: one, board: boardSchema, dataset, savedAt }))),
  touchpoints: v.exactOptional(v.array(v.object({ dataset: v.string(), touchpoints: touchpointsSchema }))),
  catalogues: v.exactOptional(v.array(v.object({ dataset: v.string(), catalogue: catalogueSchema }))),
});

/** The schema of `.wayfold.json` files (JSON Schema, draft 7), made of the schemas the page reads them with. For the build and tests: the page does not need it. */
export function viewFileSchema(): JsonSchema {
  const specs = Object.entries(specSchemas).map(([kind, schema]): [string, v.GenericSchema] => [`${kind}Spec`, schema]);
  const { holders, plain } = namedSchemas({
    ...{ condition: conditionSchema, matcher: matcherSchema, duration: durationSchema, range: rangeSchema },
    ...{ segment: segmentSchema, compare: compareSchema, funnel: segmentFunnelSchema, stageModel: stageModelSchema },
    ...{ board: boardSchema, touchpoints: touchpointsSchema, catalogue: catalogueSchema, spec: anySpecSchema },
    ...Object.fromEntries(specs),
  });
  const questions = specs.flatMap(([name]) => holders[name] ?? []);
  Object.assign(holders['spec'] ?? {}, v.union(questions));
  const schema = toJsonSchema(plain(file), {
    definitions: holders,
    typeMode: 'input',
    // rules between fields are the reader's
    errorMode: 'ignore',
  });
  return { ...schema, title: 'Wayfold view file, version 1' };
}
