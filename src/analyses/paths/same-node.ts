import type { PathsNodeRef } from './spec';

interface Node {
  name: string;
  other: boolean;
}

export const nodeOfRef = (ref: PathsNodeRef): Node =>
  'other' in ref ? { name: '', other: true } : { name: ref.name, other: false };

export const sameNode = (a: Node, b: Node): boolean => a.other === b.other && (a.other || a.name === b.name);
