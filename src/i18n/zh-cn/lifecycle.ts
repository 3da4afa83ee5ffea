import type { lifecycle as en } from '../en/lifecycle';
import type { Format } from '../format';
import { strong } from '../strong';

const unit = { hour: '小时', day: '天', week: '周', month: '月' };
const before = { hour: '前一小时', day: '前一天', week: '前一周', month: '前一个月' };
const actors =
  (kind: string) =>
  ({ count, f }: { count: number; f: Format }): string =>
    `${f.number(count)} 位${kind}用户`;

export const lifecycle: typeof en = {
  title: '生命周期',
  sentence: '按 [{period}，]做过 {event} 的用户中，有多少是新增、持续活跃、回流或沉默？ {advanced}',
  eventLabel: '怎样算活跃',
  periodLabel: '周期',
  period: { hour: '小时', day: '天', week: '周', month: '月' },
  chartTitle: (p) => `按${unit[p.unit]}和状态的用户数`,
  chartLabel: '生命周期',
  states: { new: '新增', returning: '持续活跃', resurrecting: '回流', dormant: '沉默' },
  stateNote: (p) => ({
    new: '有史以来第一次活跃',
    returning: `本期活跃，${before[p.unit]}也活跃`,
    resurrecting: `本期活跃，${before[p.unit]}不活跃，且不是新增`,
    dormant: `${before[p.unit]}活跃，本期不活跃`,
  }),
  count: { new: actors('新增'), returning: actors('持续活跃'), resurrecting: actors('回流'), dormant: actors('沉默') },
  notOver: '尚未结束',
  notOverDormant: (p) => `本${unit[p.unit]}尚未结束，之后仍可能活跃`,
  periodHead: '周期',
  figures: {
    gained: '获得 ÷ 失去',
    gainedBase: (p) => `共 ${p.f.number(p.count)} 个完整的${unit[p.unit]}`,
  },
  who: {
    new: (p) => `在 ${strong(p.period)} 第一次做 ${strong(p.events)}`,
    returning: (p) => `在 ${strong(p.period)} 及其${before[p.unit]}都做过 ${strong(p.events)}`,
    resurrecting: (p) => `在 ${strong(p.period)} 和更早做过 ${strong(p.events)}，但${before[p.unit]}没有`,
    dormant: (p) => `在 ${strong(p.period)} 的${before[p.unit]}做过 ${strong(p.events)}，本期没有`,
  },
  settings: {
    active: '活跃的标准',
    states: '状态',
    statesText: (p) =>
      `新增：有史以来第一个${unit[p.unit]}；持续活跃：${before[p.unit]}也活跃；回流：两者都不是；沉默：${before[p.unit]}活跃，本期不活跃`,
    periods: '周期',
    calendar: (p) =>
      `自然${unit[p.unit]}${p.unit === 'week' ? `（${p.weekStart}起）` : ''}，${p.zone}，日期范围触及的周期按整期计`,
    range: '日期范围',
  },
  problem: '请选择事件。',
};
