import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../test/support/log';
import { runOnLog } from '../../../test/support/run-on-log';
import { logOf } from '../../../test/support/written-log';
import { paths, type PathsLink, type PathsNodeResult, type PathsResult } from '.';

const day = 86_400e6;

const ask = async (spec: object, log: LogEvent[]): Promise<PathsResult> =>
  (await runOnLog(paths, { kind: 'paths', ...spec }, log)).result;

const nodeText = ({ name, other, paths: n, dropOff, goesOn }: PathsNodeResult): string =>
  `${other ? 'OTHER' : name} ${n}${dropOff > 0 ? ` drop ${dropOff}` : ''}${goesOn > 0 ? ` on ${goesOn}` : ''}`;
const columnsText = (result: PathsResult): string[] => result.columns.map((column) => column.map(nodeText).join(', '));
const endText = ({ name, other }: PathsLink['from']): string => (other ? 'OTHER' : name);
const linksText = (result: PathsResult): string[] =>
  result.links.map(({ step, from, to, paths: n }) => `${step} ${endText(from)}>${endText(to)} ${n}`);
const sequencesText = (result: PathsResult): string[] =>
  result.sequences.map(({ nodes, paths: n }) => `${nodes.join('')} ${n}`);

describe('what one path is', () => {
  const log = logOf('a: x0 y5 z100', 'b: x0 z30');

  it('by session a pause of more than 30 minutes begins a new path, exactly 30 minutes does not', async () => {
    const result = await ask({}, log);
    expect(result.paths).toBe(3);
    expect(sequencesText(result)).toEqual(['xy 1', 'xz 1', 'z 1']);
  });

  it('by actor all events of an actor are one path', async () => {
    expect(sequencesText(await ask({ unit: 'actor' }, log))).toEqual(['xyz 1', 'xz 1']);
  });

  it('sessions of the file may interleave within an actor, and events without a session are in no path', async () => {
    const sessions = ['s', 't', null, 's', 't'];
    const interleaved = logOf('a: x0 p1 q2 y3 r400').map((event, i) => ({ ...event, session: sessions[i] ?? null }));
    expect(sequencesText(await ask({}, interleaved))).toEqual(['pr 1', 'xy 1']);
  });

  it('sessions are cut on all events: one that is filtered out still holds its session together', async () => {
    const bridged = logOf('a: x0 gone20 y40');
    bridged[1]!.properties = { bot: true };
    const filter = { property: 'bot', is: 'isNotSet' };
    expect(sequencesText(await ask({ filter }, bridged))).toEqual(['xy 1']);
  });

  it('events of one instant follow each other in the order they arrived', async () => {
    expect(sequencesText(await ask({}, logOf('a: y5 x5 x0')))).toEqual(['xyx 1']);
  });

  it('only events inside the range are in paths, and a session is not cut by it', async () => {
    const range = { from: '1970-01-02', to: '1970-01-02' };
    const log2 = logOf(`a: x1439 y1440 z1441`, 'b: x2879 y2880');
    expect(sequencesText(await ask({ range }, log2))).toEqual(['x 1', 'yz 1']);
  });

  it('a run of equal events is one step with its first instant, unless repeats are kept', async () => {
    const runs = logOf('a: x0 x2 y5 y6 x9');
    const collapsed = await ask({}, runs);
    expect(sequencesText(collapsed)).toEqual(['xyx 1']);
    expect(collapsed.links.map(({ medianMs }) => medianMs)).toEqual([5 * 60e3, 4 * 60e3]);
    expect(sequencesText(await ask({ collapseRepeats: false }, runs))).toEqual(['xxyyx 1']);
  });

  it('include keeps only events that match one of its rules, exclude drops what matches one', async () => {
    const all = logOf('a: w0 x1 y2 x3 z4');
    expect(sequencesText(await ask({ include: [{ event: ['x', 'y'] }, { event: 'z' }] }, all))).toEqual(['xyxz 1']);
    expect(sequencesText(await ask({ exclude: [{ event: 'y' }, { event: 'w' }] }, all))).toEqual(['xz 1']);
    expect(sequencesText(await ask({ include: [{ event: null }], exclude: [{ event: null }] }, all))).toEqual([]);
  });

  it('a name the data does not have matches nothing and is no error', async () => {
    const result = await ask({ start: { event: 'absent' } }, log);
    expect(result).toEqual({ paths: 0, columns: [], links: [], sequences: [], transitions: [] });
  });
});

describe('start and end', () => {
  const log = logOf('a: w0 s1 x2 s3 e4 y5 e6', 'b: s0 x1', 'c: e0 s1 y2', 'd: x0');

  it('a path begins at the first match of start; units without it take no part', async () => {
    expect(sequencesText(await ask({ start: { event: 's' } }, log))).toEqual(['sx 1', 'sxseye 1', 'sy 1']);
    expect(sequencesText(await ask({ start: { event: 's', occurrence: 'first' } }, log))).toHaveLength(3);
  });

  it('a path is cut after the first match of end, and is then aligned at its end', async () => {
    const result = await ask({ end: { event: 'e' } }, log);
    expect(sequencesText(result)).toEqual(['e 1', 'wsxse 1']);
    expect(columnsText(result)).toEqual(['e 2 drop 1', 's 1', 'x 1', 's 1', 'w 1 drop 1']);
  });

  it('with both, the end must come after the start', async () => {
    const result = await ask({ start: { event: 's' }, end: { event: 'e' } }, log);
    expect(sequencesText(result)).toEqual(['sxse 1']);
    expect(columnsText(result)).toEqual(['s 1', 'x 1', 's 1', 'e 1 drop 1']);
  });

  it('the start event itself is not the end', async () => {
    const both = { start: { event: 's' }, end: { event: ['s', 'e'] } };
    expect(sequencesText(await ask(both, log))).toEqual(['sxs 1']);
  });

  it('a start that is not included is no start', async () => {
    expect((await ask({ start: { event: 's' }, exclude: [{ event: 's' }] }, log)).paths).toBe(0);
  });

  it('the condition of a start counts, not only its name', async () => {
    const first = log.map((event, i) => ({ ...event, properties: { n: i } }));
    const start = { event: 's', where: { property: 'n', is: 'gte', value: 3 } };
    expect(sequencesText(await ask({ start }, first))).toEqual(['seye 1', 'sx 1', 'sy 1']);
  });

  it('events later than `within` after the first of the path are left out, exactly as late ones are not', async () => {
    const late = logOf('a: w0 s10 x20 y25 z26');
    expect(sequencesText(await ask({ start: { event: 's' }, within: { amount: 15, unit: 'minute' } }, late))).toEqual([
      'sxy 1',
    ]);
  });

  it('an end later than `within` is left out, but the path has it and takes part', async () => {
    const spec = { end: { event: 'z' }, within: { amount: 5, unit: 'minute' } };
    expect(sequencesText(await ask(spec, logOf('a: w0 x4 z9', 'b: w0 x1')))).toEqual(['wx 1']);
  });
});

describe('columns and links', () => {
  it('a path that ends in a column drops off there; one that is longer than all columns goes on', async () => {
    const result = await ask({ maxSteps: 2 }, logOf('a: x0 y1 z2', 'b: x0 y1', 'c: x0'));
    expect(columnsText(result)).toEqual(['x 3 drop 1', 'y 2 drop 1 on 1']);
    expect(linksText(result)).toEqual(['1 x>y 2']);
    expect(result.columns[0]![0]!.share).toBe(1);
    expect(result.columns[1]![0]!.share).toBe(2 / 3);
  });

  it('aligned at the end column 1 is the last node and a longer path "goes on" to earlier ones', async () => {
    const result = await ask({ align: 'end', maxSteps: 2 }, logOf('a: x0 y1 z3', 'b: y0 z1', 'c: z0'));
    expect(columnsText(result)).toEqual(['z 3 drop 1', 'y 2 drop 1 on 1']);
    expect(linksText(result)).toEqual(['1 y>z 2']);
    expect(result.links[0]).toMatchObject({ medianMs: 90e3, meanMs: 90e3 });
  });

  it('of a longer path with an end the last steps are kept, also when aligned at the start', async () => {
    const spec = { start: { event: 's' }, end: { event: 'e' }, maxSteps: 3 };
    const result = await ask(spec, logOf('a: s0 x1 y2 z3 e4', 'b: s0 e1'));
    expect(columnsText(result)).toEqual(['s 1, y 1', 'e 1 drop 1, z 1', 'e 1 drop 1']);
    expect(linksText(result)).toEqual(['1 s>e 1', '1 y>z 1', '2 z>e 1']);
    expect(sequencesText(result)).toEqual(['se 1', 'sxyze 1']);
  });

  it('the heaviest nodes of a column stand alone, equal ones by name; the rest is one Other', async () => {
    const result = await ask({ rowsPerStep: 2 }, logOf('a: x0', 'b: x0', 'c: q0 z1', 'd: p0 z1', 'e: r0 y1'));
    expect(columnsText(result)).toEqual(['x 2 drop 2, p 1, OTHER 2', 'z 2 drop 2, y 1 drop 1']);
    expect(linksText(result)).toEqual(['1 p>z 1', '1 OTHER>y 1', '1 OTHER>z 1']);
  });

  it('a node below minShare of all paths is in Other, one with exactly that share is not', async () => {
    const result = await ask({ minShare: 0.25 }, logOf('a: x0 y1', 'b: x0 y1', 'c: x0 z1', 'd: w0'));
    expect(columnsText(result)).toEqual(['x 3, w 1 drop 1', 'y 2 drop 2, z 1 drop 1']);
    const fewer = await ask({ minShare: 0.26 }, logOf('a: x0 y1', 'b: x0 y1', 'c: x0 z1', 'd: w0'));
    expect(columnsText(fewer)).toEqual(['x 3, OTHER 1 drop 1', 'y 2 drop 2, OTHER 1 drop 1']);
  });

  it('an event whose name is empty text is not Other', async () => {
    const result = await ask({ node: { property: 'page' } }, [
      { actor: 'a', event: 'v', at: 0, properties: { page: '' } },
    ]);
    expect(result.columns).toEqual([[{ name: '', other: false, paths: 1, share: 1, dropOff: 1, goesOn: 0 }]]);
  });

  it('the times of a link are the mean and the median between the two instants', async () => {
    const result = await ask({}, logOf('a: x0 y1', 'b: x0 y2', 'c: x0 y9', 'd: x0 y20'));
    expect(result.links).toEqual([
      {
        step: 1,
        from: { name: 'x', other: false },
        to: { name: 'y', other: false },
        paths: 4,
        medianMs: 5.5 * 60e3,
        meanMs: 8 * 60e3,
      },
    ]);
  });

  it('the mean of very long times is exact', async () => {
    const years = 50 * 365 * day;
    const log = Array.from({ length: 9 }, (_, i) => [
      { actor: `a${i}`, event: 'x', at: 0 },
      { actor: `a${i}`, event: 'y', at: years + (i === 8 ? 9 : 0) },
    ]).flat();
    expect((await ask({ unit: 'actor' }, log)).links[0]).toMatchObject({
      meanMs: (years + 1) / 1000,
      medianMs: years / 1000,
    });
  });
});

describe('whole paths', () => {
  it('sequences are counted over the whole path, commonest first, equal ones in text order', async () => {
    const log = logOf('a: x0 y1 z2', 'b: x0 y1 z2', 'c: x0 y1 w2', 'd: x0', 'e: Z0');
    const result = await ask({ maxSteps: 2, rowsPerStep: 1 }, log);
    expect(sequencesText(result)).toEqual(['xyz 2', 'Z 1', 'x 1', 'xyw 1']);
  });

  it('names are ordered by code point: an emoji after U+FFFD', async () => {
    const log = ['\u{1F600}', '\uFFFD', 'é'].map((event, i) => ({ actor: `a${i}`, event, at: 0 }));
    expect((await ask({}, log)).sequences.map(({ nodes }) => nodes[0])).toEqual(['é', '\uFFFD', '\u{1F600}']);
  });

  it('only the hundred commonest sequences are listed', async () => {
    const log = Array.from({ length: 200 }, (_, i) => ({
      actor: `a${i}`,
      event: `e${String(i).padStart(3, '0')}`,
      at: 0,
    }));
    const { sequences } = await ask({}, [...log, { ...log[199]!, actor: 'b' }]);
    expect(sequences).toHaveLength(100);
    expect(sequences[0]).toEqual({ nodes: ['e199'], paths: 2 });
    expect(sequences[99]).toEqual({ nodes: ['e098'], paths: 1 });
  });

  it('transitions count every move, loops and jumps back included', async () => {
    const result = await ask({ maxSteps: 2, collapseRepeats: false }, logOf('a: x0 y1 x2 y3 y4'));
    expect(result.transitions).toEqual([
      { from: 'x', to: 'y', count: 2 },
      { from: 'y', to: 'x', count: 1 },
      { from: 'y', to: 'y', count: 1 },
    ]);
  });
});
