import type { report as en } from '../en/report';

export const report: typeof en = {
  button: '存为报告（HTML）',
  command: '存为报告：一个到处都能打开的 HTML 文件',
  computing: (p) => `算完每张卡片后生成报告：还剩 ${p.f.number(p.count)} 张。`,
  saved: (p) => `已保存“${p.name}”，${p.size}。任何浏览器无需网络即可打开；只含结果，不含数据行和用户 ID。`,
  failed: '无法生成报告：页面的一部分未能加载。请刷新页面后重试。',
  madeAt: (p) => `生成于 ${p.at}`,
  resultsOnly: '只含结果：此文件不含数据行和用户 ID，也不访问网络。',
  settings: '计算方式',
  missing: '生成报告时此部分没有结果。',
  nothing: '没有找到任何内容。',
  noPeople: '报告只含结果。要看数字背后是谁，请在 Wayfold 中打开数据。',
  language: '语言：中文。切换为英文',
  languageShort: '中',
  toDark: '切换为深色',
  toLight: '切换为浅色',
  damaged: '此报告已损坏：读不出其中的结果。',
};
