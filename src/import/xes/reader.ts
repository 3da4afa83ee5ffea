import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Bytes } from '../bytes';
import { RowBuilder } from '../columns/row-builder';
import { RowWriter, type Shaping, type TypedValue } from '../columns/shaping';
import { TallyKeeper, type Tally } from '../draft';
import type { TextColumn } from '../piece';
import { attributeOf, valuesOf, type XesAttribute } from './attributes';

/** An event that is being read, or one that cannot be. */
interface OpenEvent {
  line: number;
  attributes: XesAttribute[];
  /** what the parser found wrong inside */
  broken: string | null;
}

const encoder = new TextEncoder();

/**
 * Reads the UTF-8 bytes of a process log (XES) into rows: one an event, with its trace's attributes under `case:`. An event in which the XML is broken is
 * rejected alone (brokenXml), as is the end of a file that ends in its middle. What `<global>` declares are defaults, no events.
 */
export class XesReader {
  readonly finished: { tally: Tally; collected: TextColumn[] }[] = [];
  private readonly tally = new TallyKeeper();
  private readonly row = new RowBuilder();
  private readonly writer: RowWriter;
  private readonly parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false });
  private readonly decoder = new TextDecoder();
  /** what may be the begin of an entity */
  private rest = '';
  /** names of the elements around */
  private readonly path: string[] = [];
  private readonly open: XesAttribute[] = [];
  private trace: XesAttribute[] = [];
  private event: OpenEvent | null = null;
  private globals = 0;

  constructor(
    shaping: Shaping,
    private pieceBytes: number,
    private readonly laterBytes = pieceBytes,
  ) {
    this.writer = new RowWriter(this.row, shaping);
    this.parser.on('opentag', (tag) => this.begin(tag));
    this.parser.on('closetag', ({ name }) => this.end(name));
    this.parser.on('error', ({ message }) => {
      if (this.event !== null) this.event.broken ??= message;
    });
  }

  /** Takes the next bytes; `last` when nothing follows. */
  push(chunk: Bytes, last = false): void {
    this.parser.write(this.escaped(this.decoder.decode(chunk, { stream: !last }), last));
    if (!last) return;
    if (this.path.length > 0) this.reject(this.event?.line ?? this.parser.line, `… </${this.path.join('></')}>`);
    if (this.tally.counted > 0) this.finish();
  }

  /** Ends the piece here. */
  finish(): void {
    this.pieceBytes = this.laterBytes;
    this.finished.push({ tally: this.tally.take(), collected: this.row.take() });
  }

  /** Text whose lone '&' are written as XML wants them: the parser would look for the end of an entity far behind them. */
  private escaped(text: string, last: boolean): string {
    const all = this.rest + text;
    const cut = last ? all.length : all.length - (/&[#\w]{0,31}$/.exec(all)?.[0].length ?? 0);
    this.rest = all.slice(cut);
    return all.slice(0, cut).replace(/&(?!#?\w{1,31};)/g, '&amp;');
  }

  private begin(tag: SaxesTagPlain): void {
    this.path.push(tag.name);
    if (tag.name === 'global') this.globals += 1;
    if (this.globals > 0) return;
    if (tag.name === 'trace') this.trace = [];
    else if (tag.name === 'event') this.event = { line: this.parser.line, attributes: [], broken: null };
    else if (this.event !== null || this.path.includes('trace')) this.attribute(tag);
  }

  private attribute(tag: SaxesTagPlain): void {
    const attribute = attributeOf(tag.name, tag.attributes);
    const parent = this.open.at(-1);
    const siblings = parent === undefined ? (this.event?.attributes ?? this.trace) : parent.inside;
    siblings.push(attribute);
    this.open.push(attribute);
  }

  private end(name: string): void {
    this.path.pop();
    if (name === 'global') this.globals -= 1;
    else if (this.globals > 0) return;
    else if (name === 'event') this.write();
    else if (name === 'trace') this.trace = [];
    else this.open.pop();
  }

  private write(): void {
    const { event } = this;
    this.event = null;
    this.open.length = 0;
    if (event === null) return;
    if (event.broken !== null) return this.reject(event.line, event.broken);
    const values: TypedValue[] = [...valuesOf(event.attributes, ''), ...valuesOf(this.trace, 'case:')];
    this.writer.values(values);
    this.tally.pass(event.line, 1);
    if (this.row.length >= this.pieceBytes) this.finish();
  }

  private reject(line: number, text: string): void {
    this.tally.reject(line, 'brokenXml', encoder.encode(text));
  }
}

/** Whether XML text is a process log. */
export const looksLikeXes = (text: Bytes): boolean => {
  const start = new TextDecoder().decode(text);
  return /<log[\s>]/.test(start.slice(0, 10_000)) && /<(?:trace|event)[\s>]/.test(start);
};
