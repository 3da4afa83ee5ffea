/** Attributes of an element that is dragged as a name. */
export const namedDrag = (name: string) => ({
  draggable: true,
  ondragstart: (event: DragEvent) => event.dataTransfer?.setData('text/plain', name),
});

/** A Svelte action: the element takes names that are dropped on it; it has the class `over` while one is above. */
export function takesNames(node: HTMLElement, given: (name: string) => void) {
  let take = given;
  const onover = (event: DragEvent): void => {
    event.preventDefault();
    node.classList.add('over');
  };
  const onleave = (): void => node.classList.remove('over');
  const ondrop = (event: DragEvent): void => {
    event.preventDefault();
    onleave();
    take(event.dataTransfer?.getData('text/plain') ?? '');
  };
  node.addEventListener('dragover', onover);
  node.addEventListener('dragleave', onleave);
  node.addEventListener('drop', ondrop);
  return {
    update: (next: (name: string) => void) => {
      take = next;
    },
    destroy: () => {
      node.removeEventListener('dragover', onover);
      node.removeEventListener('dragleave', onleave);
      node.removeEventListener('drop', ondrop);
    },
  };
}
