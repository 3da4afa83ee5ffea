import type { ChartTheme } from './theme';

/** A tooltip's content, built of text nodes only: names in it come from files. `about`: quieter lines below. */
export function tooltipNode(lines: readonly string[], about: readonly string[] = []): HTMLElement {
  const node = document.createElement('div');
  [...lines, ...about].forEach((line, i) => {
    const row = document.createElement(i === 0 ? 'b' : 'div');
    row.textContent = line;
    row.style.display = 'block';
    if (i === 0) row.style.fontWeight = '600';
    if (i >= lines.length) row.style.opacity = '0.75';
    node.append(row);
  });
  return node;
}

/** How ECharts draws the box around it. */
export const tooltipStyle = (theme: ChartTheme): Record<string, unknown> => ({
  backgroundColor: theme.surface,
  borderColor: theme.line,
  borderWidth: 1,
  padding: [7, 10],
  textStyle: { color: theme.text1, fontSize: 12, lineHeight: 17, fontFamily: theme.font },
  extraCssText:
    'border-radius:6px;box-shadow:0 8px 24px rgb(16 24 40 / .14);max-width:420px;white-space:normal;z-index:25',
});
