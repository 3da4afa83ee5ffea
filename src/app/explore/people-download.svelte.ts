import { peopleCsv, type PeopleToWrite } from './people-csv';

/** A bar is shown only when writing takes longer than this. */
const quietMs = 1000;

/** A list of people on its way into a file, one at a time. */
export class PeopleDownload {
  #done = $state(0);
  #total = $state(0);
  #visible = $state(false);
  #abort = $state.raw<AbortController | null>(null);

  get running(): boolean {
    return this.#abort !== null;
  }

  /** null while there is nothing to show */
  get progress(): { done: number; total: number } | null {
    return this.#visible ? { done: this.#done, total: this.#total } : null;
  }

  /** The file; null when reading failed, 'cancelled' when it was stopped. */
  async write(list: PeopleToWrite): Promise<Blob | null | 'cancelled'> {
    this.cancel();
    const abort = new AbortController();
    this.#abort = abort;
    this.#done = 0;
    this.#total = list.actors.length;
    const timer = setTimeout(() => (this.#visible = this.#abort === abort), quietMs);
    const file = await peopleCsv(list, abort.signal, (done) => (this.#done = done));
    clearTimeout(timer);
    if (this.#abort !== abort) return 'cancelled';
    this.#end();
    return file;
  }

  cancel(): void {
    this.#abort?.abort();
    this.#end();
  }

  #end(): void {
    this.#abort = null;
    this.#visible = false;
  }
}
