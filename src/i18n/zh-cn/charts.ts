import type { charts as en } from '../en/charts';

export const charts: typeof en = {
  copyImage: '复制为图片',
  download: '下载或复制为…',
  png: 'PNG 图片',
  svg: 'SVG 矢量图',
  csv: 'CSV 表格',
  xlsx: 'Excel 工作簿（XLSX）',
  copyTable: '复制表格',
  copyMarkdown: '复制为 Markdown 表格',
  imageCopied: '已复制图片。',
  tableCopied: '已复制表格。',
  refused: '浏览器未允许，请改为下载。',
  search: '搜索行',
  found: (p) => `${p.all} 行中的 ${p.n} 行`,
  showAll: (p) => `显示全部 ${p.n} 行`,
  keysPlain: (p) => `${p.label}。方向键逐个移动数字。`,
  keys: (p) => `${p.label}。方向键逐个移动数字，回车查看是谁。`,
};
