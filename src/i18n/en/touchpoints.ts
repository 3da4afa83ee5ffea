import type { Format } from '../format';

interface Counted {
  count: number;
  f: Format;
}

export const touchpoints = {
  title: 'Touchpoints',
  sub: 'Which events are touchpoints, and by which channel. Questions of attribution and journey maps start from here.',
  none: 'Open a data set first.',
  touchpoint: 'Touchpoints are',
  source: 'Their channel comes from',
  save: 'Save',
  export: 'Export',
  saved: 'Touchpoints saved.',
  changed: 'not saved yet',
  suggest: 'Suggest again',
  suggested: {
    channel: (p: { name: string }) => `Suggested: ${p.name} is named like a channel.`,
    utm: 'Suggested: rules over medium and source of campaigns.',
    source: (p: { name: string }) => `Suggested: ${p.name} is named like a source.`,
    events: 'Suggested: events whose names speak of channels.',
    commonest: 'Suggested: nothing speaks of channels, so each of the commonest events is one.',
  },
  ask: 'Ask attribution with these',
  channelsTitle: 'Channels',
  channelsSub: (p: Counted & { actors: number }) =>
    p.f.plural(p.count, { one: `${p.f.number(p.count)} touch`, other: `${p.f.number(p.count)} touches` }) +
    p.f.plural(p.actors, { one: ` of ${p.f.number(p.actors)} actor`, other: ` of ${p.f.number(p.actors)} actors` }),
  heads: {
    channel: 'Channel',
    touches: 'Touches',
    actors: 'Actors',
    direction: 'Begun by',
    reach: 'Kind',
    element: 'Serves',
  },
  direction: { inbound: 'them (inbound)', outbound: 'us (outbound)' },
  reach: { paid: 'paid', owned: 'owned', earned: 'earned', offline: 'offline' },
  directionOf: (p: { channel: string }) => `Who begins ${p.channel}`,
  reachOf: (p: { channel: string }) => `Kind of ${p.channel}`,
  elementOf: (p: { channel: string }) => `What ${p.channel} serves`,
  counting: 'Counting…',
  unassignedTitle: 'Without a channel',
  unassignedSub: {
    property: 'events that match but have no channel, commonest first',
    rules: 'events that match but have no channel, commonest first; drag one to a channel above, or choose it here',
  },
  unassignedNone: 'Every touchpoint has a channel.',
  event: 'Event',
  events: 'Events',
  assign: (p: { event: string }) => `Give ${p.event} a channel`,
  assignTo: 'Channel…',
  channels: {
    search: 'search',
    paidSearch: 'paid search',
    social: 'social',
    email: 'email',
    sms: 'SMS',
    richSms: '5G message',
    appPush: 'app push',
    webPush: 'web push',
    inApp: 'in-app',
    dingtalk: 'DingTalk',
    wecom: 'WeCom',
    officialAccount: 'official account',
    miniProgram: 'mini-program',
    lifeAccount: 'life account',
    whatsapp: 'WhatsApp',
    referral: 'referral',
    direct: 'direct',
    store: 'store',
    callCentre: 'call centre',
  },
  notice: {
    differs: 'These touchpoints are not those kept with the data set, or these have changed since.',
    take: 'Use those of the data set',
  },
  fileName: (p: { name: string }) => `Touchpoints of ${p.name}`,
};
