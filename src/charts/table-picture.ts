const svgNs = 'http://www.w3.org/2000/svg';

/** What can be saved as a picture. */
export interface Picture {
  png: () => Promise<Blob>;
  svg: () => Promise<string>;
}

/** An HTML table as a picture: what is on the page, redrawn as SVG, and that as PNG at twice its size. */
export function tablePicture(tableOf: () => HTMLTableElement | null): Picture {
  const draw = (): { text: string; width: number; height: number } => {
    const table = tableOf();
    if (!table) throw new Error('There is no table to draw.');
    return drawTable(table);
  };
  return {
    svg: () => Promise.resolve(draw().text),
    async png() {
      const { text, width, height } = draw();
      const image = new Image();
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = width * 2;
      canvas.height = height * 2;
      canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
      return new Promise((resolve, reject) =>
        canvas.toBlob(
          (blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be made.'))),
          'image/png',
        ),
      );
    },
  };
}

function drawTable(table: HTMLTableElement): { text: string; width: number; height: number } {
  const width = Math.ceil(table.offsetWidth);
  const height = Math.ceil(table.offsetHeight);
  const root = element('svg', { xmlns: svgNs, width, height, viewBox: `0 0 ${width} ${height}` });
  const page = getComputedStyle(document.documentElement);
  root.append(element('rect', { width, height, fill: page.getPropertyValue('--surface').trim() }));
  // offsets are those of the table's own layout, whatever is scrolled out of sight
  for (const row of table.rows) for (const cell of row.cells) drawCell(root, cell, row.offsetTop);
  return { text: new XMLSerializer().serializeToString(root), width, height };
}

function drawCell(root: SVGElement, cell: HTMLTableCellElement, top: number): void {
  const style = getComputedStyle(cell);
  const box = {
    x: cell.offsetLeft,
    y: cell.parentElement instanceof HTMLElement ? top : 0,
    width: cell.offsetWidth,
    height: cell.offsetHeight,
  };
  if (style.position === 'sticky') box.x = cell.cellIndex === 0 ? 0 : box.x;
  const outlined = cell.classList.contains('bk');
  root.append(
    element('rect', {
      ...box,
      fill: style.backgroundColor === 'rgba(0, 0, 0, 0)' ? 'none' : style.backgroundColor,
      ...(outlined
        ? {
            stroke: getComputedStyle(document.documentElement).getPropertyValue('--backward').trim(),
            'stroke-width': 1.5,
          }
        : {}),
    }),
  );
  const right = style.textAlign === 'right';
  const label = element('text', {
    x: right ? box.x + box.width - 7 : box.x + 10,
    y: box.y + box.height / 2 + 4,
    'text-anchor': right ? 'end' : 'start',
    fill: style.color,
    'font-family': style.fontFamily,
    'font-size': 12,
    'font-weight': style.fontWeight,
    ...(cell.classList.contains('im') ? { 'font-style': 'italic' } : {}),
  });
  label.textContent = cell.innerText.replace(/\s+/g, ' ').trim();
  root.append(label);
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(svgNs, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key !== 'xmlns') made.setAttribute(key, String(value));
  }
  return made;
}
