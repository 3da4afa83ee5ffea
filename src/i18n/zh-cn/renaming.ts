import type { renaming as en } from '../en/renaming';

export const renaming: typeof en = {
  title: '名称不一致',
  lead: (p) => `“${p.dataset}”中没有以下名称。请选择它们在此对应的名称；保持原样的按不存在处理。`,
  choose: '选择对应名称…',
  instead: (p) => `用来代替“${p.name}”`,
  leave: '保持原样',
  same: '仅写法不同',
  near: '相近',
  sorts: { event: '事件', property: '属性' },
  search: '搜索此处的名称',
  none: '此处没有这样的名称。',
  use: ({ count, f }) => `使用 ${f.number(count)} 个名称`,
};
