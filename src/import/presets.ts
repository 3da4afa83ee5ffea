import type { Derived, Shaping } from './columns/shaping';
import { momentColumns, noShaping } from './columns/shaping';
import type { Mapping } from './contract';

/** A known export: told by its columns, with what they mean. */
export interface Preset {
  id: string;
  /** `has`: a column of the first records, before shaping */
  fits: (has: (name: string) => boolean) => boolean;
  mapping: Mapping;
  shaping: Shaping;
  /** of times that are written without one */
  zone?: 'UTC';
}

type Get = (name: string) => string | null;

/** A custom event's name, else the path of the page. */
const umamiEvent: Derived = {
  name: 'event',
  from: (get) => (get('event_type') === '1' ? get('url_path') : (get('event_name') ?? get('url_path'))),
};

/** Track calls are named already; page and screen calls are named like their destinations name them. identify, group and alias are no events. */
const segmentEvent: Derived = {
  name: 'event',
  from: (get) => {
    const type = get('type');
    if (type !== 'page' && type !== 'screen') return null;
    const name = get('name') ?? get('properties.name');
    return ['Viewed', name, type === 'page' ? 'Page' : 'Screen'].filter((part) => part !== null).join(' ');
  },
};

const matomoEvent: Derived = {
  name: 'action',
  from: (get) => {
    const type = get('actionDetails.type');
    if (type === 'event') return get('actionDetails.eventAction') ?? type;
    if (type === 'action') return get('actionDetails.pageTitle') ?? get('actionDetails.url') ?? type;
    return type;
  },
};

const snowplowEvent: Derived = {
  name: 'action',
  from: (get) => {
    const structured = [get('se_category'), get('se_action')].filter((part) => part !== null);
    if (structured.length > 0) return structured.join(' ');
    return get('event_name') ?? get('event');
  },
};

const snowplowTime: Derived = {
  name: 'tstamp',
  from: (get) => get('derived_tstamp') ?? get('dvce_created_tstamp') ?? get('collector_tstamp'),
};

/** `uuid` in batch exports, `id` in lists of events. */
const posthogId: Derived = { name: 'event_id', from: (get) => get('uuid') ?? get('id') };

/** -1 stands for none. */
const amplitudeSession: Derived = {
  name: 'session',
  from: (get: Get) => (get('session_id') === '-1' ? null : get('session_id')),
};

/** "Create Date" and "Became a Marketing Qualified Lead Date". */
function hubspotMoment(column: string): string | null {
  if (column === 'Create Date') return 'contact created';
  return /^Became an? (.+) Date$/.exec(column)?.[1]?.toLowerCase() ?? null;
}

/** The columns of an order's times. */
const shopifyMoments: Readonly<Record<string, string>> = {
  'Created at': 'order created',
  'Paid at': 'order paid',
  'Fulfilled at': 'order fulfilled',
  'Cancelled at': 'order cancelled',
};

/** A step that began, was paused or withdrawn is told apart from the one that is done, so that each counts once. */
const xesActivity: Derived = {
  name: 'activity',
  from: (get) => {
    const [name, transition] = [get('concept:name'), get('lifecycle:transition')];
    return name === null || transition === null || /^complete$/i.test(transition) ? name : `${name} (${transition})`;
  },
};

/** Properties that PostHog sets by itself. */
const posthogProperties = ['$current_url', '$lib', '$browser', '$session_id', '$device_id', 'token'];

const all = (...names: string[]) => {
  return (has: (name: string) => boolean): boolean => names.every(has);
};

/** In order: the first that fits counts. */
export const presets: readonly Preset[] = [
  {
    id: 'amplitude',
    fits: all('event_type', 'amplitude_id', 'event_time'),
    mapping: {
      actor: ['user_id', 'amplitude_id', 'device_id'],
      event: 'event_type',
      at: 'event_time',
      eventId: '$insert_id',
      session: 'session',
    },
    shaping: { ...noShaping, derived: [amplitudeSession] },
    zone: 'UTC',
  },
  {
    id: 'mixpanel',
    fits: all('event', 'properties.distinct_id', 'properties.time'),
    mapping: {
      actor: 'properties.distinct_id',
      event: 'event',
      at: 'properties.time',
      eventId: 'properties.$insert_id',
    },
    shaping: noShaping,
  },
  {
    id: 'ga4',
    fits: all('event_params', 'event_timestamp', 'event_name'),
    mapping: {
      actor: ['user_id', 'user_pseudo_id'],
      event: 'event_name',
      at: 'event_timestamp',
      session: 'event_params.ga_session_id',
    },
    shaping: { ...noShaping, lists: ['event_params', 'user_properties'] },
  },
  {
    id: 'segment',
    fits: (has) => all('messageId', 'type')(has) && (has('anonymousId') || has('userId')),
    mapping: { actor: ['userId', 'anonymousId'], event: 'event', at: 'timestamp', eventId: 'messageId' },
    shaping: { ...noShaping, derived: [segmentEvent] },
  },
  {
    id: 'matomo',
    fits: (has) => has('actionDetails') && (has('visitorId') || has('idVisit')),
    mapping: {
      actor: ['userId', 'visitorId'],
      event: 'action',
      at: 'actionDetails.timestamp',
      session: 'idVisit',
    },
    shaping: { ...noShaping, explode: 'actionDetails', derived: [matomoEvent] },
  },
  {
    id: 'umami',
    fits: all('website_id', 'visit_id', 'event_type', 'created_at'),
    mapping: {
      actor: ['distinct_id', 'session_id'],
      event: 'event',
      at: 'created_at',
      eventId: 'event_id',
      session: 'visit_id',
    },
    shaping: { ...noShaping, derived: [umamiEvent] },
    zone: 'UTC',
  },
  {
    id: 'snowplow',
    fits: all('collector_tstamp', 'event_id'),
    mapping: {
      actor: ['user_id', 'domain_userid', 'network_userid'],
      event: 'action',
      at: 'tstamp',
      eventId: 'event_id',
      session: 'domain_sessionid',
    },
    shaping: { ...noShaping, derived: [snowplowEvent, snowplowTime] },
    zone: 'UTC',
  },
  {
    id: 'sensors',
    fits: (has) =>
      all('type', 'time', 'distinct_id', 'event')(has) && (has('lib.$lib') || has('properties.$os') || has('project')),
    mapping: { actor: ['login_id', 'distinct_id'], event: 'event', at: 'time' },
    shaping: noShaping,
  },
  {
    id: 'moengage',
    fits: all('event_uuid', 'event_code', 'event_name', 'event_time'),
    mapping: {
      actor: ['uid', 'user_attributes.moengage_user_id'],
      event: 'event_name',
      at: 'event_time',
      eventId: 'event_uuid',
    },
    shaping: noShaping,
  },
  {
    id: 'braze',
    fits: all('external_user_id', 'time', 'id'),
    mapping: { actor: ['external_user_id', 'user_id'], event: 'name', at: 'time', eventId: 'id' },
    shaping: { ...noShaping, expand: ['properties'] },
  },
  {
    id: 'posthog',
    fits: all('event', 'distinct_id', 'properties', 'timestamp'),
    mapping: {
      actor: ['person_id', 'distinct_id'],
      event: 'event',
      at: 'timestamp',
      eventId: 'uuid',
      session: 'properties.$session_id',
    },
    shaping: { ...noShaping, expand: ['properties'] },
  },
  {
    // as the page shows events and its API lists them: properties open, the person beside them
    id: 'posthog events',
    fits: (has) =>
      all('event', 'timestamp')(has) &&
      ['distinct_id', 'person', 'person.distinct_id'].some(has) &&
      posthogProperties.some((name) => has(`properties.${name}`)),
    mapping: {
      actor: ['person_id', 'person.id', 'person.uuid', 'distinct_id', 'person.distinct_id', 'person'],
      event: 'event',
      at: 'timestamp',
      eventId: 'event_id',
      session: 'properties.$session_id',
    },
    shaping: { ...noShaping, derived: [posthogId] },
  },
  {
    // a snapshot of contacts: each date of a stage they reached is an event
    id: 'hubspot',
    fits: all('Record ID', 'Create Date'),
    mapping: { actor: ['Record ID', 'Email'], event: momentColumns.event, at: momentColumns.at },
    shaping: { ...noShaping, moments: hubspotMoment },
  },
  {
    // a row for each line of an order; what is the order's stands in its first row only
    id: 'shopify',
    fits: all('Lineitem name', 'Created at', 'Name', 'Email'),
    mapping: {
      ...{ actor: ['Email', 'Phone'], event: momentColumns.event, at: momentColumns.at },
      eventId: momentColumns.id,
    },
    shaping: {
      ...noShaping,
      moments: (column) => shopifyMoments[column] ?? null,
      groups: {
        by: 'Name',
        own: (column) => column.startsWith('Lineitem '),
        each: { event: 'item ordered', at: 'Created at' },
      },
    },
  },
  {
    id: 'xes',
    fits: all('case:concept:name', 'concept:name', 'time:timestamp'),
    mapping: { actor: 'case:concept:name', event: 'activity', at: 'time:timestamp' },
    shaping: { ...noShaping, derived: [xesActivity] },
  },
];

/** The preset that fits columns, or null. */
export function presetOf(columns: readonly string[]): Preset | null {
  const names = new Set(columns);
  return presets.find(({ fits }) => fits((name) => names.has(name))) ?? null;
}

/** How records of a preset are shaped; `expand` adds columns of JSON text. */
export function shapingOf(preset: string | null, expand: readonly string[]): Shaping {
  const shaping = presets.find(({ id }) => id === preset)?.shaping ?? noShaping;
  return { ...shaping, expand: [...new Set([...shaping.expand, ...expand])] };
}

/** The zone in which a preset's exports write times without one; null when that is not known. */
export function zoneOfPreset(preset: string | null): 'UTC' | null {
  return presets.find(({ id }) => id === preset)?.zone ?? null;
}
