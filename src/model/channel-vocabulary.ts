/** Who begins the contact. */
export const directions = ['inbound', 'outbound'] as const;
/** What the contact is: bought, the company's own, given by others, or outside the net. */
export const reaches = ['paid', 'owned', 'earned', 'offline'] as const;

/** What a touchpoint serves, as analysts tag it. */
export const elements = ['brand', 'product', 'decision', 'experience', 'afterSales', 'loyalty'] as const;
export type Element = (typeof elements)[number];

export interface ChannelTraits {
  direction: (typeof directions)[number];
  reach: (typeof reaches)[number];
  element?: Element;
}

interface KnownChannel extends ChannelTraits {
  /** pattern, RE2 and of JavaScript, that finds the channel in a name, a medium or a source in either language, whatever the case */
  found: string;
}

const inbound = (reach: ChannelTraits['reach'], found: string): KnownChannel => ({
  ...{ direction: 'inbound', reach },
  found,
});
const outbound = (found: string): KnownChannel => ({ ...{ direction: 'outbound', reach: 'owned' }, found });

/** The channels the field speaks of; of several that a text could be the first counts. */
export const knownChannels = {
  paidSearch: inbound('paid', 'paid.?search|^(cpc|ppc|sem)$|付费搜索|竞价|搜索广告'),
  richSms: outbound('5g|rcs|富媒体'),
  sms: outbound('\\bsms\\b|text message|短信|彩信'),
  email: outbound('e-?mail|\\bedm\\b|newsletter|邮件'),
  webPush: outbound('web.?push|browser.?push|网页推送|浏览器推送'),
  appPush: outbound('push|推送'),
  inApp: outbound('in.?app|站内(信|消息)|应用内|弹窗'),
  dingtalk: outbound('ding.?talk|钉钉'),
  wecom: outbound('we.?com\\b|企业微信|企微|work.?wechat'),
  officialAccount: outbound('official.?account|公众号|服务号|订阅号'),
  miniProgram: inbound('owned', 'mini.?(program|app)|小程序'),
  lifeAccount: outbound('life.?account|生活号'),
  whatsapp: outbound('whats.?app'),
  social: inbound(
    'earned',
    'social|facebook|instagram|twitter|linkedin|tik.?tok|youtube|wechat|weibo|微信|微博|抖音|快手|小红书|知乎|哔哩|社交',
  ),
  callCentre: inbound('offline', 'call.?cent|hotline|phone|电话|呼叫中心|客服'),
  store: inbound('offline', '\\bstore\\b|retail|branch|门店|线下'),
  referral: inbound('earned', 'referr|partner|推荐|转介|引荐'),
  search: inbound('earned', 'organic|search|\\bseo\\b|google|bing|baidu|百度|搜索'),
  direct: inbound('owned', '^\\(?(direct|none)\\)?$|^typed|直接|直达'),
} satisfies Record<string, KnownChannel>;

export type KnownChannelKey = keyof typeof knownChannels;

export const knownChannelKeys = Object.keys(knownChannels).filter(
  (key): key is KnownChannelKey => key in knownChannels,
);

const patterns = knownChannelKeys.map((key) => [key, new RegExp(knownChannels[key].found, 'iu')] as const);

/** The channel a name speaks of; null for none known. */
export const channelIn = (name: string): KnownChannelKey | null =>
  patterns.find(([, pattern]) => pattern.test(name))?.[0] ?? null;

/** The company's own places, in either language: no channel of the field's lists, but nothing others give. */
const ownPlaces = /^(the )?(app|(web)?.?site|web|官网|网站|应用|客户端)$/iu;

/** What is usual of a channel, by its name; of one not known, that people come by themselves and nobody is paid. */
export function usualTraits(name: string): ChannelTraits {
  const key = channelIn(name);
  return key === null
    ? { direction: 'inbound', reach: ownPlaces.test(name) ? 'owned' : 'earned' }
    : { direction: knownChannels[key].direction, reach: knownChannels[key].reach };
}
