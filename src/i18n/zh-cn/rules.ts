import type { rules as en } from '../en/rules';

export const rules: typeof en = {
  period: {
    both: (p) => `${p.range}，${p.since}`,
    upTo: (p) => `首个事件后 ${p.to}内`,
    from: (p) => `首个事件 ${p.from}之后`,
    between: (p) => `首个事件后 ${p.from}至 ${p.to}`,
  },
  firstDid: (p) => `首个事件是 ${p.events}`,
  lastDid: (p) => `最后一个事件是 ${p.events}`,
  sequence: (p) => `做过 ${p.first}，之后做了 ${p.then}`,
  sequenceWithin: (p) => `${p.text}，相隔不超过 ${p.length}`,
  sequenceWithout: (p) => `${p.text}，其间没有 ${p.events}`,
  person: {
    first: (p) => `最早的 ${p.condition}`,
    last: (p) => `最近的 ${p.condition}`,
    any: (p) => `曾经 ${p.condition}`,
  },
  stage: {
    now: (p) => `当前处于阶段 ${p.stages}`,
    ever: (p) => `曾处于阶段 ${p.stages}`,
    highest: (p) => `最远到达阶段 ${p.stages}`,
  },
  ofModel: (p) => `${p.text}（模型“${p.model}”）`,
  reached: (p) => `到达漏斗 ${p.funnel} 的第 ${p.step} 步`,
  stepJoin: ' → ',
  fifth: (p) => `${p.by}，位于五档中的第 ${p.fifths} 档`,
  by: {
    recency: (p) => `按最近一次 ${p.events} 的时间`,
    frequency: (p) => `按 ${p.events} 的次数`,
    value: (p) => `按 ${p.events} 的 ${p.property} 总和`,
  },
  list: (p) => `在名单“${p.name}”中（${p.size} 个 ID）`,
};
