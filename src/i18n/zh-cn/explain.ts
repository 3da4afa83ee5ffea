import type { explain as en } from '../en/explain';

export const explain: typeof en = {
  now: (p) => `当前 ${p.length}`,
  use: '采用',
  useHead: '以此查询',
  counting: '正在计算……',
  gap: {
    title: '会话间隔的影响',
    label: '会话间隔',
    shown: '随间隔变化的数字',
    measures: {
      paths: '路径数',
      length: '平均步数',
      single: '仅一步',
      commonest: '最常见序列',
    },
    tip: (p) => `停顿超过 ${p.length} 即为新会话`,
    of: (p) => `${p.rate} · ${p.n} / ${p.base} 条路径`,
    average: (p) => `每条路径 ${p.n} 步 · ${p.base} 条路径`,
    note: '按此间隔切分会话时的完整路径：图中未显示的后续步骤也计入。',
    not: {
      actor: '此处一条路径是一位用户的全部事件，会话间隔不起作用。',
      ids: '会话编号来自文件，不由间隔切分。',
      actors: '按用户计数时没有随会话间隔变化的曲线：无论有多少会话，每人只计一次。',
    },
  },
  window: {
    title: '窗口长短的影响',
    note: '若窗口为此长度，第 1 步中到达各步的比例。离数据末尾不足一个窗口才开始的人，之后仍可能走得更远。',
    not: {
      session: '窗口是同一会话，没有长度，因此没有随窗口变化的曲线。',
      day: '窗口是同一天，没有长度，因此没有随窗口变化的曲线。',
      attempts: '按每次尝试计数时没有随窗口变化的曲线：窗口越长，一次尝试结束得越晚，会占用下一次的事件。',
      removing: '有“移除”排除条件时没有随窗口变化的曲线：窗口开着就会被排除，窗口更长反而可能到达更少。',
    },
  },
  ties: {
    title: '同一时刻的事件影响了结果',
    about: (p) => `在 ${p.f.number(p.base)} 人中，到达的深度会改变的有`,
    rules: {
      either: '若按任意顺序计算',
      arrival: '若只按到达顺序计算',
      never: '若互不相继',
    },
    people: (p) => `${p.n} / ${p.base} 人`,
    apply: '改用此规则',
    who: {
      either: (p) => `${p.who}；若同一时刻的事件按任意顺序计算，深度会不同`,
      arrival: (p) => `${p.who}；若同一时刻的事件只按到达顺序计算，深度会不同`,
      never: (p) => `${p.who}；若同一时刻的事件互不相继，深度会不同`,
    },
  },
};
