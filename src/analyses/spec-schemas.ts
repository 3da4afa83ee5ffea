import type { GenericSchema } from 'valibot';
import { attributionSpecSchema } from './attribution/spec';
import { funnelSpecSchema } from './funnel/spec';
import { journeySpecSchema } from './journey/spec';
import { lifecycleSpecSchema } from './lifecycle/spec';
import { pathsSpecSchema } from './paths/spec';
import type { Kind } from './registry';
import { retentionSpecSchema } from './retention/spec';
import { stagesSpecSchema } from './stages/spec';
import { stickinessSpecSchema } from './stickiness/spec';
import { trendSpecSchema } from './trend/spec';

/** What a question of each kind may say, for the published schema of files. */
export const specSchemas: Record<Kind, GenericSchema> = {
  trend: trendSpecSchema,
  funnel: funnelSpecSchema,
  paths: pathsSpecSchema,
  stages: stagesSpecSchema,
  journey: journeySpecSchema,
  retention: retentionSpecSchema,
  lifecycle: lifecycleSpecSchema,
  stickiness: stickinessSpecSchema,
  attribution: attributionSpecSchema,
};
