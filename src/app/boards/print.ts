/** Two frames: what was changed is laid out and the charts have drawn themselves anew. */
const drawn = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 150))));

/** Puts the page on paper: light, as wide as the sheet, tiles as tall as what they hold; then everything is as it was. */
export async function printPage(): Promise<void> {
  const root = document.documentElement;
  const before = root.className;
  const restore = (): void => {
    root.className = before;
  };
  root.className = 'light printing';
  await drawn();
  addEventListener('afterprint', restore, { once: true });
  print();
}
