import type { Stage, StageModel } from './stage-model';

/** What an event tells of where someone is, whatever the model calls it. */
type Phase = 'awareness' | 'consideration' | 'sale' | 'use' | 'loyalty';

const phases: readonly Phase[] = ['awareness', 'consideration', 'sale', 'use', 'loyalty'];

export const presetNames = ['decision', 'purchase'] as const;
export type StagePreset = (typeof presetNames)[number];

/** The two models of the field's literature, their rules still empty. Labels are the English ones. */
export const stagePresets: Readonly<Record<StagePreset, StageModel>> = {
  decision: {
    name: 'decision',
    stages: [
      { name: 'awareness', label: 'Awareness', rules: [] },
      { name: 'consideration', label: 'Consideration', rules: [] },
      { name: 'decision', label: 'Decision', rules: [] },
      { name: 'use', label: 'Use', rules: [] },
      { name: 'loyalty', label: 'Loyalty', rules: [] },
    ],
  },
  purchase: {
    name: 'purchase',
    stages: [
      { name: 'awareness', label: 'Awareness', preSale: true, rules: [] },
      { name: 'consideration', label: 'Consideration', preSale: true, rules: [] },
      { name: 'purchase', label: 'Purchase', rules: [] },
      { name: 'retention', label: 'Retention', rules: [] },
      { name: 'advocacy', label: 'Advocacy', rules: [] },
    ],
  },
};

/** Words of event names in English, by phase; several words must follow each other. `weak` ones say little and yield to any other. */
const words: Record<Phase, string> = {
  awareness:
    'ad, ads, advert, impression, banner, campaign, search, searched, searching, promo, promotion, newsletter, landing, visit, exposure, see ad, view ad, click ad, search result',
  consideration:
    'view product, product view, view item, product, item, detail, catalog, category, compare, comparing, comparison, review, reviews, price, pricing, wishlist, favorite, favourite, trial, demo, signup, sign up, register, watch review, read review',
  sale: 'cart, basket, checkout, purchase, purchasing, order, ordered, buy, bought, pay, paid, payment, subscribe, subscribed, subscription, card, coupon, use coupon, invoice, add to cart, order review',
  use: 'play, playing, use, using, used, app open, open app, lesson, received, receive, receipt, delivery, delivered, parcel, shipped, shipping, install, activate, activated, activation, onboarding, login, sign in, support, tutorial, upgrade, read note, return, refund',
  loyalty:
    'recommend, recommended, refer, referral, share, shared, sharing, write review, review written, submit review, post review, join community, community, invite, invitation, repurchase, repeat purchase, renew, renewal, points, member, membership, loyalty, nps, rate app',
};
const weak: Partial<Record<Phase, string>> = { consideration: 'view, read, browse, click, watch, page' };

/** Parts of event names in Chinese, by phase; the longest part found decides. */
const parts: Record<Phase, string> = {
  awareness: '广告, 曝光, 搜索, 展示, 推广, 活动页, 落地页, 访问, 关注, 首页, 启动页',
  consideration:
    '浏览, 比较, 对比, 比价, 评测, 查看商品, 商品详情, 详情, 收藏, 看评价, 查看评价, 注册, 试用, 阅读, 咨询',
  sale: '加购, 购物车, 下单, 支付, 付款, 结算, 购买, 订单, 订阅, 优惠券',
  use: '使用, 收货, 签收, 安装, 发货, 送达, 物流, 激活, 播放, 学习, 课程, 登录, 打开应用, 客服, 售后, 退货',
  loyalty: '推荐, 分享, 复购, 再次购买, 写评价, 发表评价, 评价晒单, 晒单, 邀请, 社区, 会员, 积分, 续费',
};

const listed = (text = ''): string[] => text.split(', ').filter((item) => item !== '');

const phrases = phases.flatMap((phase) => [
  ...listed(words[phase]).map((text) => ({ phase, words: text.split(' '), weight: text.split(' ').length })),
  ...listed(weak[phase]).map((text) => ({ phase, words: [text], weight: 0.5 })),
]);
const chinese = phases.flatMap((phase) => listed(parts[phase]).map((part) => ({ phase, part })));

/** The words of a name in lower case: cut at blanks, signs and camelCase. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

const isWord = (word: string | undefined, wanted: string): boolean =>
  word === wanted || word === `${wanted}s` || word === `${wanted}ed` || word === `${wanted}ing`;

function holds(name: readonly string[], wanted: readonly string[]): boolean {
  return name.some((_, first) => wanted.every((word, i) => isWord(name[first + i], word)));
}

/** The phase an event name tells of: that of the longest phrase found, the later phase among equals; null when none is found. */
function phaseOf(name: string): Phase | null {
  const own = wordsOf(name);
  let found: { phase: Phase | null; weight: number } = { phase: null, weight: 0 };
  for (const { phase, words: wanted, weight } of phrases) {
    if (weight >= found.weight && holds(own, wanted)) found = { phase, weight };
  }
  for (const { phase, part } of chinese) {
    if (part.length >= found.weight && name.includes(part)) found = { phase, weight: part.length };
  }
  return found.phase;
}

/** A first suggestion: the preset with the event names that tell of a stage as its rules. Names that tell of none are left to the analyst. */
export function suggestStages(preset: StagePreset, eventNames: readonly string[]): StageModel {
  const { name, stages } = stagePresets[preset];
  return {
    name,
    stages: stages.map((stage, i): Stage => {
      const events = eventNames.filter((event) => phaseOf(event) === phases[i]);
      return { ...stage, rules: events.length > 0 ? [{ event: events }] : [] };
    }),
  };
}
