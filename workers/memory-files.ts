/**
 * Runs inside DuckDB's own worker, before DuckDB, where the browser has no OPFS: files of `navigator.storage` in this worker's memory, and an answer to
 * `{ wayfoldFile: name }` with the file's blocks, on the port that came with it. Sent as text, so it uses nothing from outside.
 */
export function installMemoryFiles(): void {
  const blockBytes = 1 << 20;
  class MemoryFile {
    size = 0;
    blocks: Uint8Array<ArrayBuffer>[] = [];
    getSize(): number {
      return this.size;
    }
    truncate(size: number): void {
      this.size = size;
      this.blocks.length = Math.min(this.blocks.length, Math.ceil(size / blockBytes));
      const last = this.blocks[Math.floor(size / blockBytes)];
      last?.fill(0, size % blockBytes);
    }
    walk(
      at: number,
      length: number,
      step: (block: Uint8Array, from: number, count: number, done: number) => void,
    ): void {
      for (let done = 0; done < length;) {
        const index = Math.floor((at + done) / blockBytes);
        while (this.blocks.length <= index) this.blocks.push(new Uint8Array(blockBytes));
        const from = (at + done) % blockBytes;
        const count = Math.min(length - done, blockBytes - from);
        step(this.blocks[index]!, from, count, done);
        done += count;
      }
    }
    read(out: Uint8Array, { at = 0 } = {}): number {
      const length = Math.max(0, Math.min(out.length, this.size - at));
      this.walk(at, length, (block, from, count, done) => out.set(block.subarray(from, from + count), done));
      return length;
    }
    write(input: Uint8Array, { at = 0 } = {}): number {
      this.walk(at, input.length, (block, from, count, done) => block.set(input.subarray(done, done + count), from));
      this.size = Math.max(this.size, at + input.length);
      return input.length;
    }
    flush(): void {
      return;
    }
    close(): void {
      return;
    }
  }
  const files = new Map<string, MemoryFile>();
  const directory = {
    getFileHandle(name: string, options?: { create?: boolean }) {
      const file = files.get(name) ?? (options?.create === true ? new MemoryFile() : null);
      if (file === null) return Promise.reject(new DOMException(name, 'NotFoundError'));
      files.set(name, file);
      return Promise.resolve({ createSyncAccessHandle: () => Promise.resolve(file) });
    },
    removeEntry(name: string) {
      files.delete(name);
      return Promise.resolve();
    },
  };
  Object.defineProperty(navigator, 'storage', { value: { getDirectory: () => Promise.resolve(directory) } });
  Object.assign(globalThis, { FileSystemSyncAccessHandle: MemoryFile, FileSystemFileHandle: MemoryFile });
  addEventListener('message', (event: MessageEvent<unknown>) => {
    const asked = event.data;
    if (typeof asked !== 'object' || asked === null || !('wayfoldFile' in asked || 'wayfoldWatch' in asked)) return;
    event.stopImmediatePropagation();
    if (!('wayfoldFile' in asked)) return;
    const file = files.get(String(asked.wayfoldFile));
    const blocks = file?.blocks ?? [];
    const size = file?.size ?? 0;
    event.ports[0]?.postMessage(blocks.map((block, i) => block.subarray(0, Math.max(0, size - i * blockBytes))));
  });
}
