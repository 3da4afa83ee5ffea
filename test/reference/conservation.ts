import type { StepColumns } from '../../src/analyses/step-columns';

/** Where conservation is broken, as a sentence: column 1 holds all paths; what comes into a node goes out by links, drops off or goes on. */
export function leaks({ columns, links }: StepColumns, all: number, align: 'start' | 'end'): string | null {
  const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);
  if (sum((columns[0] ?? []).map((node) => node.paths)) !== all) return 'column 1 does not hold all paths';
  for (const [i, column] of columns.entries()) {
    for (const node of column) {
      const isHere = (end: { name: string; other: boolean }): boolean =>
        end.name === node.name && end.other === node.other;
      const onward = links.filter((link) => link.step === i + 1 && isHere(align === 'start' ? link.from : link.to));
      const inward = links.filter((link) => link.step === i && isHere(align === 'start' ? link.to : link.from));
      const out = sum(onward.map((link) => link.paths)) + node.dropOff + node.goesOn;
      const into = i === 0 ? node.paths : sum(inward.map((link) => link.paths));
      if (out !== node.paths || into !== node.paths)
        return `column ${i + 1}, ${node.name}: ${into} in, ${node.paths}, ${out} out`;
    }
  }
  return null;
}
