import type { stickiness as en } from '../en/stickiness';
import { strong } from '../strong';

const unit = { hour: '小时', day: '天', week: '周', month: '月' };
const counted = { hour: '个小时', day: '天', week: '周', month: '个月' };
const length: (typeof en)['length'] = (p) => `${p.f.number(p.count)} ${counted[p.unit]}`;
const orMore: (typeof en)['rowHead'] = (p) => `${length(p)}${p.atLeast ? '及以上' : ''}`;

export const stickiness: typeof en = {
  title: '粘性',
  sentence: '按用户做过 {event} 的 {period} 统计人数，[{cumulative}。] {advanced}',
  eventLabel: '怎样算活跃',
  periodLabel: '周期',
  period: { hour: '小时数', day: '天数', week: '周数', month: '月数' },
  cumulativeLabel: '每个数字统计什么',
  cumulative: { exactly: '恰好这么多', atLeast: '至少这么多' },
  chartTitle: (p) => `按活跃${unit[p.unit]}数的用户数`,
  chartLabel: '粘性',
  toggle: { exactly: '恰好', atLeast: '至少' },
  actors: '用户数',
  share: '占比',
  length,
  rowHead: orMore,
  periodsHead: (p) => `活跃${unit[p.unit]}数`,
  tip: (p) => `${p.f.number(p.count)} 位用户 · ${p.rate}`,
  figures: {
    all: '用户总数',
    once: (p) => `只在 1 ${counted[p.unit]}活跃`,
    mean: (p) => `平均活跃${unit[p.unit]}数`,
    most: (p) => `最多活跃${unit[p.unit]}数`,
    of: (p) => `${p.n} / ${p.base} 人`,
    actors: (p) => `${p.f.number(p.count)} 位用户`,
  },
  who: (p) => `在 ${strong(orMore(p))}里做过 ${strong(p.events)}`,
  settings: {
    active: '活跃的标准',
    counted: '统计对象',
    exactly: '活跃周期数恰好这么多的用户',
    atLeast: '活跃周期数至少这么多的用户',
    periods: '周期',
    calendar: (p) =>
      `自然${unit[p.unit]}${p.unit === 'week' ? `（${p.weekStart}起）` : ''}，${p.zone}，只计日期范围内的部分`,
    range: '日期范围',
  },
  problem: '请选择事件。',
};
