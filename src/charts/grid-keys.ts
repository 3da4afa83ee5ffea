/**
 * Arrow keys move the focus from cell button to cell button of a table; only one of them is in the tab order at a time.
 * A Svelte action for the table; buttons carry `data-cell`.
 */
export function gridKeys(table: HTMLTableElement): { destroy: () => void } {
  const cells = (): HTMLElement[][] =>
    [...table.rows].map((row) => [...row.querySelectorAll<HTMLElement>('[data-cell]')]).filter((row) => row.length > 0);

  function rove(): void {
    const all = cells().flat();
    const current = all.find((cell) => cell.tabIndex === 0 && cell === document.activeElement) ?? all[0];
    for (const cell of all) cell.tabIndex = cell === current ? 0 : -1;
  }

  function onkeydown(event: KeyboardEvent): void {
    const rows = cells();
    const y = rows.findIndex((row) => row.some((cell) => cell === document.activeElement));
    if (y < 0) return;
    const x = rows[y]?.findIndex((cell) => cell === document.activeElement) ?? 0;
    const steps: Record<string, [number, number]> = {
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
    };
    const step = steps[event.key];
    if (!step) return;
    const row = rows[Math.min(Math.max(y + step[0], 0), rows.length - 1)];
    const next = row?.[Math.min(Math.max(x + step[1], 0), row.length - 1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
    rove();
  }

  const observer = new MutationObserver(rove);
  observer.observe(table, { childList: true, subtree: true });
  table.addEventListener('keydown', onkeydown);
  rove();
  return {
    destroy() {
      observer.disconnect();
      table.removeEventListener('keydown', onkeydown);
    },
  };
}
