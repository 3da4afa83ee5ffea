import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import type { GenericSchema } from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { analyses } from '../src/analyses/registry';
import type * as Parse from '../src/model/parse';
import {
  conditionSchema,
  durationEntries,
  durationSchema,
  matcherEntries,
  matcherSchema,
  rangeSchema,
} from '../src/model/schemas';
import { segmentFunnelSchema } from '../src/model/people-rules';
import { compareSchema, segmentSchema } from '../src/model/segment';
import { specEntries } from '../src/model/spec';
import { readingSelectionSchema } from '../src/analyses/stages/spec';
import { stageModelSchema } from '../src/model/stage-model';
import { resultFields } from './support/result-fields';
import { fieldsOf } from './support/spec-fields';

/** The schemas that specs and selections are read with, as they are used. */
const { read } = vi.hoisted(() => ({ read: [] as GenericSchema[] }));
vi.mock('../src/model/parse', async (original) => {
  const actual = await original<typeof Parse>();
  const parseWith: typeof Parse.parseWith = (schema, input) => {
    read.push(schema);
    return actual.parseWith(schema, input);
  };
  return { ...actual, parseWith };
});

const root = join(import.meta.dirname, '..');

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(join(root, path)).isDirectory() ? filesUnder(path) : [path];
  });
}

const sources = [...filesUnder('src'), ...filesUnder('workers')].filter((path) => /\.(ts|svelte)$/.test(path));
const product = sources.filter((path) => !path.endsWith('.test.ts'));
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Every import of a file: `[what is imported]`, packages by name, own files by path from the root. */
function importsOf(path: string): string[] {
  const found = textOf(path).matchAll(/(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)['"]([^'"]+)['"]/g);
  return [...found].map(([, target = '']) => {
    const bare = target.replace(/\?.*$/, '');
    return bare.startsWith('.') ? relative(root, normalize(join(root, dirname(path), bare))) : bare;
  });
}

/** The file an import without ending means. */
const fileOf = (target: string): string => {
  const known = new Set(sources);
  return [target, `${target}.ts`, `${target}/index.ts`].find((path) => known.has(path)) ?? target;
};

const isPurePart = (name: string): boolean =>
  /^(spec|fold|result|index|registry|run|analysis)(-[a-z-]+)?\.ts$/.test(name);

/** The layer a file belongs to; an analysis's views (components, charts, words) are a layer apart from its pure files. */
function layerOf(path: string): string {
  if (path.startsWith('workers/')) return 'workers';
  if (path.startsWith('src/demo/build/')) return 'demo/build';
  const [, layer = ''] = path.split('/');
  if (layer !== 'analyses') return layer === 'main.ts' ? 'main' : layer;
  if (isPurePart(path.split('/').at(-1) ?? '')) return 'analyses';
  const shown = path.endsWith('.svelte') || /chart\.ts$|-view\.ts$|^src\/analyses\/views?\.ts$/.test(path);
  return shown || importsOf(path).some((target) => /^src\/(ui|charts|i18n)\b|\.svelte$|chart$/.test(target))
    ? 'views'
    : 'analyses';
}

const pure = ['model', 'sql', 'columns', 'matching', 'analyses'];
const mayImport: Record<string, string[]> = {
  model: ['model'],
  sql: ['model', 'sql'],
  columns: ['model', 'sql', 'columns'],
  matching: ['model', 'columns', 'matching'],
  analyses: pure,
  views: ['model', 'analyses', 'views', 'charts', 'ui', 'i18n'],
  import: ['model', 'sql', 'import'],
  engine: ['model', 'analyses', 'import', 'engine', 'workers'],
  store: ['model', 'analyses', 'import', 'engine', 'store'],
  charts: ['model', 'i18n', 'ui', 'charts'],
  ui: ['model', 'i18n', 'ui'],
  i18n: ['model', 'i18n'],
  demo: ['model', 'demo'],
  'demo/build': ['model', 'sql', 'columns', 'import', 'demo', 'demo/build'],
  app: ['model', 'analyses', 'views', 'import', 'engine', 'store', 'charts', 'ui', 'i18n', 'demo', 'app'],
  main: ['model', 'engine', 'store', 'i18n', 'app', 'ui'],
  workers: [...pure, 'import', 'engine', 'store', 'workers'],
};

describe('who may import whom', () => {
  it('every layer imports only the layers below it', () => {
    const guilty = product.flatMap((path) =>
      importsOf(path)
        .filter((target) => /^(src|workers)\//.test(target))
        .filter((target) => !mayImport[layerOf(path)]?.includes(layerOf(fileOf(target))))
        .map((target) => `${path} imports ${target}`),
    );
    expect(guilty).toEqual([]);
  });

  it('one analysis never imports another', () => {
    const folder = (path: string): string => /^src\/analyses\/([^/]+)\//.exec(path)?.[1] ?? '';
    const guilty = product.flatMap((path) =>
      importsOf(path)
        .filter((target) => folder(path) !== '' && folder(target) !== '' && folder(path) !== folder(target))
        .map((target) => `${path} imports ${target}`),
    );
    expect(guilty).toEqual([]);
  });

  const only = (what: string, allowed: RegExp): string[] =>
    product.filter(
      (path) =>
        importsOf(path).some((target) => target === what || target.startsWith(`${what}/`)) && !allowed.test(path),
    );

  it('only store/ imports dexie, only charts/ and chart.ts echarts, only duckdb-engine.ts and its parts DuckDB', () => {
    expect(only('dexie', /^src\/store\//)).toEqual([]);
    expect(only('echarts', /^src\/charts\/|\/[\w-]*chart\.ts$/)).toEqual([]);
    expect(only('@duckdb/duckdb-wasm', /^workers\/duckdb-engine\.ts$/)).toEqual([]);
  });

  it('only the clients and the engine start workers', () => {
    const guilty = product.filter((path) => /new (Shared)?Worker\(/.test(textOf(path)));
    expect(guilty.filter((path) => !/^(src\/engine\/start-worker|workers\/duckdb-engine)\.ts$/.test(path))).toEqual([]);
  });
});

describe('house rules', () => {
  it('no file is over 350 lines', () => {
    const long = sources
      .map((path) => [path, textOf(path).split('\n').length] as const)
      .filter(([, lines]) => lines > 350);
    expect(long).toEqual([]);
  });

  it('every card with a chart or a table can be exported', () => {
    const bare = product
      // a catalogue goes into view files
      .filter((path) => path.endsWith('.svelte') && !path.includes('/catalogue/'))
      .filter((path) =>
        textOf(path)
          .split(/<section[^>]*class="card answer"/)
          .slice(1)
          .some((card) =>
            /<(TableTwin|Chart|MoveMatrix|SankeyPlot)\b|<table class="twin"/.test(card.split('</section>')[0] ?? ''),
          ),
      );
    expect(bare).toEqual([]);
  });

  it('no snippet hides a value of its component: in the card it is given to, the name means the snippet', () => {
    const hidden = product
      .filter((path) => path.endsWith('.svelte'))
      .flatMap((path) => {
        const text = textOf(path);
        return [...text.matchAll(/\{#snippet (\w+)/g)]
          .map(([, name = '']) => name)
          .filter((name) => new RegExp(`^ {2}(const|let|function) ${name}\\b`, 'm').test(text))
          .map((name) => `${path}: ${name}`);
      });
    expect(hidden).toEqual([]);
  });

  it('no file or folder has a name that says nothing', () => {
    const empty = /(^|[/.-])(utils?|helpers?|managers?|misc|data|info)([/.-]|$)/i;
    expect(sources.filter((path) => empty.test(path.replace(/\/i18n\/(en|zh-cn)\/data\.ts$/, '')))).toEqual([]);
  });

  it('file names are kebab-case, components PascalCase', () => {
    const odd = sources.filter((path) => {
      const name = path.split('/').at(-1) ?? '';
      return name.endsWith('.svelte')
        ? !/^[A-Z][A-Za-z]*\.svelte$/.test(name)
        : !/^[a-z0-9]+(-[a-z0-9]+)*(\.(svelte|test|worker))*\.ts$/.test(name);
    });
    expect(odd).toEqual([]);
  });

  it('nothing is loaded from another origin', () => {
    const guilty = product.filter((path) =>
      /['"`]https?:\/\/(?!www\.w3\.org|example\.com|127\.0\.0\.1|localhost)/.test(textOf(path)),
    );
    expect(guilty).toEqual([]);
  });
});

describe('every number is pinned', () => {
  const readme = 'src/analyses/README.md';
  const rows = [...textOf(readme).matchAll(/^\| (.+?) \| .+ \| `([^`]+\.test\.ts)` (.+) \|$/gm)].map(
    ([, what = '', file = '', title = '']) => ({ what, file: join(root, dirname(readme), file), title }),
  );
  const shapes = new Map<GenericSchema, string>([
    [conditionSchema, 'condition'],
    [matcherSchema, 'matcher'],
    [durationSchema, 'duration'],
    [rangeSchema, 'range'],
    [segmentSchema, 'segment'],
    [compareSchema, 'compare'],
    [stageModelSchema, 'model'],
    [readingSelectionSchema, 'stages selection'],
  ]);
  /** the rules of a funnel stand as the funnel's own */
  const inShapes = new Map<unknown, string>([...shapes, [segmentFunnelSchema, 'funnel']]);
  const parts = new Map<unknown, string>([
    ...inShapes,
    [matcherEntries.event, 'event'],
    [durationEntries.unit, 'unit'],
  ]);

  /** Fields that every spec has stand once; ranges mean something else in each kind. */
  const everywhere = (field: string, kind: string): string => {
    const [name = ''] = field.slice(kind.length + 1).split(':');
    return name !== 'range' && name in specEntries(kind) ? `every.${name}` : field;
  };

  function accepted(): string[] {
    const own = Object.entries(analyses).flatMap(([kind, analysis]) => {
      read.length = 0;
      analysis.parse({});
      analysis.parseSelection({});
      const [spec, selection] = read;
      if (spec === undefined || selection === undefined) throw new Error(`${kind} is not read by parseWith`);
      const fields = [...fieldsOf(spec, kind, parts)].map((field) => everywhere(field, kind));
      return [...fields, ...fieldsOf(selection, `${kind} selection`, parts)];
    });
    const shared = [...shapes].flatMap(([schema, name]) => [...fieldsOf(schema, name, inShapes)]);
    return [...new Set([...own, ...shared])];
  }

  const listed = new Set(rows.flatMap(({ what }) => [...what.matchAll(/`([^`]+)`/g)].map(([, field]) => field)));

  it('every field and value of a spec has a row in the table of analyses', () => {
    const fields = accepted();
    expect(fields.length).toBeGreaterThan(150);
    expect(fields.filter((field) => !listed.has(field))).toEqual([]);
  });

  it('every field of a result has a row in the table of analyses', () => {
    const fields = Object.keys(analyses).flatMap((kind) => {
      const type = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Result`;
      const own = resultFields(join(root, 'src/analyses', kind, 'result.ts'), type, `${kind} result`);
      // each part of a breakdown, and a second reading, has the tables of the whole, which have their rows
      const isOfWhole = (field: string): boolean =>
        own.includes(field.replace(/ result\.(breakdown|beside)\./, ' result.')) &&
        / result\.(breakdown|beside)\./.test(field);
      return own.filter((field) => !isOfWhole(field));
    });
    expect(fields.length).toBeGreaterThan(80);
    expect(fields.filter((field) => !listed.has(field))).toEqual([]);
  });

  it('every row of the table names a test that is there', () => {
    expect(rows.length).toBe(textOf(readme).match(/^\| .*\.test\.ts` /gm)?.length);
    const titles = (file: string): string[] =>
      [...readFileSync(file, 'utf8').matchAll(/(?:\b(?:it|test)|\))\(\s*(['"`])((?:(?!\1).)+)\1/g)].map(
        ([, , title = '']) => title,
      );
    const known = new Set(['src', 'test', 'workers'].flatMap(filesUnder).map((path) => join(root, path)));
    const lost = rows.filter(({ file, title }) => !known.has(file) || !titles(file).some((one) => one.includes(title)));
    expect(lost).toEqual([]);
  });
});
