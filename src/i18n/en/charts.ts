export const charts = {
  copyImage: 'Copy as image',
  download: 'Download PNG, SVG or CSV',
  png: 'PNG picture',
  svg: 'SVG drawing',
  csv: 'CSV table',
  copyTable: 'Copy the table',
  imageCopied: 'The picture is copied.',
  tableCopied: 'The table is copied.',
  refused: 'The browser refused. Download it instead.',
  showAll: (p: { n: string }) => `Show all ${p.n} rows`,
  keys: (p: { label: string }) => `${p.label}. Arrow keys move from number to number, Enter shows who they are.`,
};
