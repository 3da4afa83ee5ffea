import type { stages as en } from '../en/stages';
import { strong } from '../strong';

type Sentence = { count: number; f: { number: (n: number) => string } };
const actorsOf = (p: Sentence): string => `${p.f.number(p.count)} 位用户`;
const movesOf = (p: Sentence): string => `${p.f.number(p.count)} 次转移`;
const units = { hour: '小时', day: '天', week: '周', month: '月' };

export const stages: typeof en = {
  title: '阶段',
  sentence: '看用户[如何在 {model} 各阶段间转移，][每人最多显示 {steps}。] {advanced}',
  stepsLabel: '显示的访问数',
  visits: (p) => `${p.f.number(p.count)} 次访问`,
  actors: actorsOf,
  moves: movesOf,
  problem: '请至少将一个事件归入阶段。',
  map: {
    title: (p) => `${actorsOf(p.actors)}，${movesOf(p.moves)}`,
    sub: '上方向前，下方回退；方框为到过该阶段的用户数',
    label: '阶段图',
    widthLabel: '弧线的宽度和数字',
    width: { moves: '转移次数', actors: '用户数' },
    forward: '向前',
    skip: '向前并跳过阶段',
    backward: '回退到更早的阶段',
    boxTip: (p) => `${p.rate} · ${p.base} 位用户中 ${p.n} 位到过这里`,
    nowTip: (p) => `${p.n} 位现在在这里`,
    moveTip: (p) => `${movesOf(p)} · 占全部转移的 ${p.share}`,
    actorsTip: (p) => `涉及 ${actorsOf(p)}`,
    medianTip: (p) => `从进入到转移的中位时间 ${p.time}`,
  },
  figures: {
    regress: '回退率',
    skip: '跳过率',
    of: (p) => `${p.all} 次转移中的 ${p.n} 次`,
    wayBack: '最常见的回退',
    wayBackOf: (p) => `${p.from} → ${p.to}，次数${p.actors === null ? '' : `，涉及 ${actorsOf(p.actors)}`}`,
    reached: (p) => `到过${p.stage}`,
    ofActors: (p) => `${p.n} / ${p.base} 人`,
  },
  where: {
    title: '用户在哪个阶段',
    sub: '除“曾到过”外，每位用户在每列中只计一次',
    stage: '阶段',
    measure: { ever: '曾到过', now: '当前', highest: '最远', entry: '进入', exit: '离开' },
    small: (p) => `只有 ${p.base} 位用户：占比意义不大`,
  },
  visitsCard: {
    title: (p) => `${actorsOf(p)}，按阶段访问`,
  },
  matrix: {
    title: '阶段之间的转移',
    cell: (p) =>
      `${p.from} → ${p.to}：${p.moves}，占全部转移的 ${p.share}${p.actors === null ? '' : `，涉及 ${p.actors}`}`,
    move: '转移',
    direction: { forward: '向前', skip: '向前，跳过', backward: '回退' },
    heads: { direction: '方向', moves: '次数', share: '占全部', actors: '用户数', median: '停留中位数' },
    none: '没有人从一个阶段转到另一个阶段。',
  },
  dwell: {
    title: '每次访问停留多久',
    sub: '从一次访问的首个事件到下一次访问的首个事件；最后一次访问尚未结束，不计入',
    label: '各阶段的停留时间',
    stage: '阶段',
    heads: { visits: '已结束的访问', p10: '10 %', p25: '25 %', median: '中位数', p75: '75 %', p90: '90 %' },
    tip: (p) => `中位数 ${p.median}`,
    middleTip: (p) => `一半在 ${p.low} 到 ${p.high} 之间`,
    outerTip: (p) => `八成在 ${p.low} 到 ${p.high} 之间`,
    baseTip: (p) => `${p.f.number(p.count)} 次已结束的访问`,
    small: (p) => `只有 ${p.n} 次已结束的访问：分布意义不大`,
    none: '没有一次访问之后还有别的访问。',
  },
  began: {
    title: (p) => `按${units[p.unit]}进入各阶段`,
    label: '各周期进入各阶段的用户',
    kindLabel: '统计什么',
    kind: { visit: '开始访问', entry: '首次访问' },
    unitLabel: '周期',
    unit: { hour: '小时', day: '天', week: '周', month: '月' },
    period: '周期',
    sub: {
      visit: '该周期内开始访问该阶段的去重用户；一位用户可能出现在多个阶段',
      entry: '按首次访问的阶段和周期统计的用户',
    },
    notOver: '在数据结束时尚未结束',
  },
  who: {
    measure: {
      ever: (p) => `曾到过 ${strong(p.stage)}`,
      now: (p) => `当前在 ${strong(p.stage)}`,
      highest: (p) => `最远到 ${strong(p.stage)}`,
      entry: (p) => `首个阶段是 ${strong(p.stage)}`,
      exit: (p) => `最后的阶段是 ${strong(p.stage)}`,
    },
    move: (p) => `至少一次从 ${strong(p.from)} 转到 ${strong(p.to)}`,
    began: {
      visit: (p) => `在${p.period}开始访问 ${strong(p.stage)}`,
      entry: (p) => `在${p.period}首次访问，且为 ${strong(p.stage)}`,
    },
    at: (p) => `第 ${p.n} 次访问是 ${strong(p.stage)}`,
    dropped: (p) => `最后一次访问是第 ${p.n} 次，为 ${strong(p.stage)}`,
    link: (p) => `第 ${p.n} 次访问在 ${strong(p.from)}，接着去了 ${strong(p.to)}`,
    sequence: (p) => `全部访问为 ${strong(p.path)}`,
    nobody: '不属于任何阶段',
  },
  settings: {
    model: '阶段',
    event: '事件归属',
    eventText: '第一个有规则匹配的阶段，或不属于任何阶段',
    visit: '访问',
    visitText: '同一阶段事件的连续一段；不属于任何阶段的事件不会中断它',
    now: '当前',
    nowText: '最后一次访问的阶段，也就是离开的阶段',
    dwell: '停留',
    dwellText: '从一次访问的首个事件到下一次访问的首个事件',
    columns: '列',
    columnsText: (p) => `每位用户的前 ${p.n} 次访问`,
    summary: (p) => `${p.model}，显示 ${p.n} 次访问`,
  },
  compared: {
    measure: (p) => `${p.stage} · ${p.measure}`,
    dwell: '停留中位数',
  },
};
