import type { explain as en } from '../en/explain';

export const explain: typeof en = {
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
