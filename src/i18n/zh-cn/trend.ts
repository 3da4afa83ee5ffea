import type { trend as en } from '../en/trend';
import { strong } from '../strong';

const unit = { hour: '小时', day: '天', week: '周', month: '月' };
const counted = { hour: '小时', day: '天', week: '周', month: '个月' };

export const trend: typeof en = {
  title: '趋势',
  sentence: {
    events: '统计 {event} 的 [{measure}，]按 [{period}。] {advanced}',
    actors: '统计做过 {event} 的 [{measure}，]按 [{period}。] {advanced}',
  },
  measure: { events: '事件数', actors: '用户数' },
  measureLabel: '统计什么',
  eventLabel: '计入的事件',
  periodLabel: '周期',
  period: { hour: '小时', day: '天', week: '周', month: '月' },
  chartTitle: { events: '事件数', actors: '用户数' },
  chartTitleOf: (p) => `按${unit[p.unit]}的${p.measure === 'events' ? '事件数' : '用户数'}`,
  chartLabel: '趋势',
  viewLabel: '显示方式',
  views: { line: '折线', bars: '柱形' },
  notOver: '尚未结束',
  count: { events: (p) => `${p.f.number(p.count)} 个事件`, actors: (p) => `${p.f.number(p.count)} 位用户` },
  figures: {
    total: { events: '事件总数', actors: '用户总数' },
    periods: (p) => `共 ${p.f.number(p.count)} ${counted[p.unit]}`,
    mean: (p) => `每${unit[p.unit]}平均`,
    most: '最多',
    last: (p) => `最近完整的一${unit[p.unit]}`,
    change: (p) => `较前一期 ${p.rate}`,
  },
  distinctNote: '每个数字是去重后的用户数，不可相加。',
  heads: { period: '周期', events: '事件数', actors: '用户数', share: '占比' },
  top: { title: '最常见的事件', sub: '整个数据集', event: '事件', events: '事件数', share: '占比', over: '随时间' },
  who: {
    period: (p) => `在 ${strong(p.period)} 做过 ${strong(p.events)}`,
    all: (p) => `做过 ${strong(p.events)}`,
  },
  settings: {
    counted: '统计对象',
    events: '事件',
    actors: '每个周期去重后的用户',
    event: '事件',
    periods: '周期',
    calendar: (p) => `自然${unit[p.unit]}${p.unit === 'week' ? `（${p.weekStart}起）` : ''}，${p.zone}`,
    range: '日期范围',
  },
  problem: '请选择事件。',
};
