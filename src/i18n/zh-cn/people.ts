import type { people as en } from '../en/people';

export const people: typeof en = {
  title: '用户',
  sub: '按 ID 或行为查找一位用户，逐个事件查看旅程。',
  none: '请先打开一个数据集。',
};
