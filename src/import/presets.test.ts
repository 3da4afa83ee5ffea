import { expect, test } from 'vitest';
import type { Mapping } from './contract';
import { inspect, previewMapping } from './inspect';
import { lineOf } from './piece';
import { planReading, readPieces } from './pieces';
import { presets, zoneOfPreset } from './presets';

interface Case {
  preset: string | null;
  text: string;
  /** actor, event, µs or the reason why not */
  rows: [string | null, string | null, number | string][];
  eventId?: string;
  session?: string;
}

const at = (iso: string): number => Date.parse(iso) * 1000;
const lines = (...objects: unknown[]): string => objects.map((one) => JSON.stringify(one)).join('\n');
const nine = at('2026-03-01T09:15:02Z');
const seconds = nine / 1e6;

/** A line of Snowplow's enriched stream: 131 fields parted by tabs, without a head. */
const enriched = (cells: Record<number, string>): string => {
  const fixed = { 0: 'shop', 3: '2026-03-01 09:15:02.000', 6: '0f8fad5b-d9cb-469f-a165-70867728950e', 123: 's1' };
  const own: Record<number, string> = { ...fixed, ...cells };
  return Array.from({ length: 131 }, (_, k) => own[k] ?? '').join('\t');
};

/** A process log with what stands before its traces. */
const xes = (traces: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0"><extension name="Concept" prefix="concept"/><global scope="event"><string key="concept:name" value="none"/></global>${traces}</log>`;

const cases: Record<string, Case> = {
  'Amplitude: the person, else the device; session -1 is none': {
    preset: 'amplitude',
    text: lines(
      {
        amplitude_id: 9,
        user_id: 'ada',
        event_type: 'View',
        event_time: '2026-03-01 09:15:02.000000',
        session_id: 17,
        $insert_id: 'i1',
      },
      {
        amplitude_id: 8,
        user_id: null,
        event_type: 'start',
        event_time: '2026-03-01 09:15:02.000000',
        session_id: -1,
        $insert_id: 'i2',
      },
    ),
    rows: [
      ['ada', 'View', nine],
      ['8', 'start', nine],
    ],
    eventId: '$insert_id',
    session: 'session',
  },
  'Mixpanel: everything lies in properties': {
    preset: 'mixpanel',
    text: lines({ event: 'Buy', properties: { time: seconds, distinct_id: 'u1', $insert_id: 'a', Items: ['x'] } }),
    rows: [['u1', 'Buy', nine]],
    eventId: 'properties.$insert_id',
  },
  'GA4: parameters are lists of keys and values': {
    preset: 'ga4',
    text: lines({
      event_timestamp: String(nine),
      event_name: 'page_view',
      event_params: [{ key: 'ga_session_id', value: { string_value: null, int_value: '1772356500' } }],
      user_id: null,
      user_pseudo_id: '123.456',
    }),
    rows: [['123.456', 'page_view', nine]],
    session: 'event_params.ga_session_id',
  },
  'Segment: pages are named, identify is no event': {
    preset: 'segment',
    text: lines(
      {
        type: 'page',
        anonymousId: 'a1',
        userId: null,
        messageId: 'm1',
        name: 'Home',
        timestamp: '2026-03-01T09:15:02.000Z',
      },
      { type: 'identify', anonymousId: 'a1', userId: 'u1', messageId: 'm2', timestamp: '2026-03-01T09:15:02.000Z' },
      { type: 'track', userId: 'u1', messageId: 'm3', event: 'Bought', timestamp: '2026-03-01T09:15:02.000Z' },
    ),
    rows: [
      ['a1', 'Viewed Home Page', nine],
      ['u1', null, 'noEvent'],
      ['u1', 'Bought', nine],
    ],
    eventId: 'messageId',
  },
  'Matomo: each action of a visit is an event': {
    preset: 'matomo',
    text: JSON.stringify([
      {
        idVisit: '10',
        visitorId: 'v1',
        actionDetails: [
          { type: 'action', pageTitle: 'Home', timestamp: seconds },
          { type: 'event', eventAction: 'Add', timestamp: seconds },
          { type: 'ecommerceOrder', timestamp: seconds },
        ],
      },
    ]),
    rows: [
      ['v1', 'Home', nine],
      ['v1', 'Add', nine],
      ['v1', 'ecommerceOrder', nine],
    ],
    session: 'idVisit',
  },
  'Umami: a page view is its path': {
    preset: 'umami',
    text: 'website_id,session_id,visit_id,event_id,url_path,event_type,event_name,distinct_id,created_at\nw,s1,v1,e1,/tea,1,,,2026-03-01 09:15:02\nw,s1,v1,e2,/tea,2,add,u1,2026-03-01 09:15:02\n',
    rows: [
      ['s1', '/tea', nine],
      ['u1', 'add', nine],
    ],
    eventId: 'event_id',
    session: 'visit_id',
  },
  'Snowplow: structured events by category and action, the best time there is': {
    preset: 'snowplow',
    text: 'collector_tstamp,derived_tstamp,event,event_name,event_id,user_id,domain_userid,domain_sessionid,se_category,se_action\n2026-03-01 10:00:00,2026-03-01 09:15:02,page_view,page_view,e1,,d1,s1,,\n2026-03-01 09:15:02,,struct,event,e2,u1,d1,s1,Shop,Add\n',
    rows: [
      ['d1', 'page_view', nine],
      ['u1', 'Shop Add', nine],
    ],
    eventId: 'event_id',
    session: 'domain_sessionid',
  },
  'Sensors: profile rows are no events': {
    preset: 'sensors',
    text: lines(
      { distinct_id: 'd', login_id: 'u-1', time: nine / 1000, type: 'track', event: '看商品', project: 'p' },
      { distinct_id: 'u-1', time: nine / 1000, type: 'profile_set', properties: { vip: 'gold' } },
    ),
    rows: [
      ['u-1', '看商品', nine],
      ['u-1', null, 'noEvent'],
    ],
  },
  'MoEngage: an envelope with events': {
    preset: 'moengage',
    text: JSON.stringify({
      app_name: 'shop',
      events: [{ event_name: 'Opened', event_code: 'O', event_uuid: 'e1', event_time: seconds, uid: 'u1' }],
    }),
    rows: [['u1', 'Opened', nine]],
    eventId: 'event_uuid',
  },
  'Braze: properties are JSON text': {
    preset: 'braze',
    text: lines({
      id: 'e1',
      user_id: 'b',
      external_user_id: 'u1',
      time: seconds,
      name: 'add',
      properties: '{"sku":"T"}',
    }),
    rows: [['u1', 'add', nine]],
    eventId: 'id',
  },
  'PostHog: properties are JSON in a cell': {
    preset: 'posthog',
    text: 'uuid,event,properties,distinct_id,person_id,timestamp\nx1,$pageview,"{""$session_id"": ""s1""}",d1,p1,2026-03-01T09:15:02Z\n',
    rows: [['p1', '$pageview', nine]],
    eventId: 'uuid',
    session: 'properties.$session_id',
  },
  'PostHog, events as the API lists them: properties are objects, the person is beside them': {
    preset: 'posthog events',
    text: JSON.stringify({
      next: null,
      results: [
        {
          ...{ id: 'x1', distinct_id: 'd1', event: '$pageview', timestamp: '2026-03-01T09:15:02+00:00' },
          properties: { $current_url: 'https://shop.test/', $session_id: 's1' },
          person: { uuid: 'p1', distinct_ids: ['d1', 'ada'], properties: { plan: 'free' } },
        },
        {
          id: 'x2',
          distinct_id: 'd2',
          event: 'paid',
          timestamp: '2026-03-01T09:15:02+00:00',
          properties: { token: 't' },
        },
      ],
    }),
    rows: [
      ['p1', '$pageview', nine],
      ['d2', 'paid', nine],
    ],
    eventId: 'event_id',
    session: 'properties.$session_id',
  },
  'PostHog, the table of the page: columns with dotted names': {
    preset: 'posthog events',
    text: 'event,person,properties.$current_url,properties.$lib,timestamp\n$pageview,ada@shop.test,https://shop.test/,web,2026-03-01T09:15:02.000Z\n',
    rows: [['ada@shop.test', '$pageview', nine]],
  },
  'HubSpot: each date of a stage is an event, a contact without any is rejected': {
    preset: 'hubspot',
    text: 'Record ID,Email,Lifecycle Stage,Create Date,Became a Lead Date,Became an Opportunity Date\n1001,ada@shop.test,lead,2026-03-01 09:15,2026-03-02 09:15,\n1002,,opportunity,2026-03-01 09:15,,2026-03-03 09:15\n1003,b@shop.test,,,,\n',
    rows: [
      ['1001', 'contact created', at('2026-03-01T09:15:00Z')],
      ['1001', 'lead', at('2026-03-02T09:15:00Z')],
      ['1002', 'contact created', at('2026-03-01T09:15:00Z')],
      ['1002', 'opportunity', at('2026-03-03T09:15:00Z')],
    ],
  },
  'Snowplow without a head: the columns of the enriched stream': {
    preset: 'snowplow',
    text: [
      enriched({ 5: 'page_view', 15: 'd1', 126: 'page_view' }),
      enriched({ 5: 'struct', 12: 'u1', 53: 'Shop', 54: 'Add' }),
    ].join('\n'),
    rows: [
      ['d1', 'page_view', nine],
      ['u1', 'Shop Add', nine],
    ],
    eventId: 'event_id',
    session: 'domain_sessionid',
  },
  'Shopify: the moments of an order and its lines, the order’s columns filled down': {
    preset: 'shopify',
    text: [
      'Name,Email,Paid at,Fulfilled at,Created at,Lineitem name,Cancelled at,Total',
      '#1,a@b.test,2026-03-01 10:15:03 +0100,,2026-03-01 10:15:02 +0100,Tea,,29.90',
      '#1,,,,,Cup,,',
      '#2,,,,2026-03-01 10:15:02 +0100,Tea,2026-03-01 09:15:03 +0000,5',
    ].join('\n'),
    rows: [
      ['a@b.test', 'order created', nine],
      ['a@b.test', 'order paid', nine + 1e6],
      ['a@b.test', 'item ordered', nine],
      ['a@b.test', 'item ordered', nine],
      [null, 'order created', 'noActor'],
      [null, 'order cancelled', 'noActor'],
      [null, 'item ordered', 'noActor'],
    ],
    eventId: 'stage id',
  },
  'XES: an event of a trace, steps that only began told apart': {
    preset: 'xes',
    text: xes(
      '<trace><string key="concept:name" value="case-1"/>' +
        '<event><string key="concept:name" value="登记"/><date key="time:timestamp" value="2026-03-01T10:15:02+01:00"/><string key="lifecycle:transition" value="start"/></event>' +
        '<event><string key="concept:name" value="登记"/><date key="time:timestamp" value="2026-03-01T09:15:02.000Z"/><string key="lifecycle:transition" value="complete"/></event>' +
        '</trace><trace><string key="concept:name" value="case-2"/><event><string key="concept:name" value="decide"/></event></trace>',
    ),
    rows: [
      ['case-1', '登记 (start)', nine],
      ['case-1', '登记', nine],
      ['case-2', 'decide', 'noTime'],
    ],
  },
};

test.each(Object.entries(cases))('%s', async (_, { preset, text, rows, eventId, session }) => {
  const answer = await inspect([new File([text], 'export')]);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  const { inspection } = answer;
  expect(inspection.preset).toBe(preset);
  const preview = previewMapping(inspection, {});
  expect(preview.rows.map((row) => [row.actor, row.event, row.reject ?? row.atUs])).toEqual(rows);
  const { mapping } = inspection;
  expect([mapping.eventId, mapping.session]).toEqual([eventId, session]);
  const mapped: (keyof Mapping)[] = ['actor', 'event', 'at'];
  for (const key of mapped) expect(inspection.reasons[key]).toEqual({ code: 'preset', preset });
});

test('each stage of a contact counts as a record, a contact without any is rejected with its line', async () => {
  const text =
    'Record ID,Create Date,Became a Lead Date\n1,2026-03-01 09:15,2026-03-02 09:15\n2,,\n3,,2026-03-03 09:15\n';
  const file = new File([text], 'contacts.csv');
  const answer = await inspect([file]);
  if (!answer.ok) throw new Error(answer.failure.code);
  for await (const piece of readPieces([file], planReading(answer.inspection))) {
    expect([piece.counted, piece.rows, piece.rejectedBy]).toEqual([4, 3, { noTime: 1 }]);
    expect(piece.rejected).toEqual([{ line: 3, reason: 'noTime', text: '2,,' }]);
    expect([0, 1, 2].map((row) => lineOf(piece.lines, row))).toEqual([2, 2, 4]);
  }
});

test.each(['amplitude', 'umami', 'snowplow'])('times that exports of %s write without a zone are UTC', (preset) => {
  expect(zoneOfPreset(preset)).toBe('UTC');
});

test('the zone of written times is open for other exports and for files that are no known export', () => {
  const open = presets.filter(({ id }) => !['amplitude', 'umami', 'snowplow'].includes(id)).map(({ id }) => id);
  expect(open).toHaveLength(presets.length - 3);
  expect([...open, null, 'unheard of'].map(zoneOfPreset)).toEqual([...open, null, 'x'].map(() => null));
});
