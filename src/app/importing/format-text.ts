import type { Format, Messages } from '../../i18n';
import type { InspectedFile } from '../../import/contract';

/** What can part fields, in the order they are offered. */
export const delimiters: readonly string[] = [',', ';', '\t', '|', ' '];

type Words = Messages['wizard']['format'];

export function dialectText({ dialect }: InspectedFile, t: Words, format: Format): string {
  if (dialect.kind === 'json') return t.json[dialect.shape];
  if (dialect.kind === 'xes') return t.xes;
  const { delimiter } = dialect;
  const name = t.delimiters[delimiter] ?? t.otherDelimiter({ character: delimiter });
  const csv = t.csv({ delimiter: name });
  return dialect.header ? csv : `${csv}${format.language === 'zh-CN' ? '，' : ', '}${t.noHeader}`;
}

export const encodings: Record<InspectedFile['encoding'], string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB18030',
  'windows-1252': 'Windows-1252',
};

export const encodingText = ({ encoding }: InspectedFile): string => encodings[encoding];

/** How the files are read, in one line: "CSV, comma · UTF-8 · 48.2 MB". */
export function formatLine(files: readonly InspectedFile[], t: Words, format: Format): string {
  const unique = (texts: readonly string[]): string => [...new Set(texts)].join(' / ');
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const packed = unique(files.flatMap(({ containers }) => containers.map((container) => t.containers[container])));
  return [
    unique(files.map((file) => dialectText(file, t, format))),
    unique(files.map(encodingText)),
    ...(packed === '' ? [] : [packed]),
    format.bytes(bytes),
  ].join(' · ');
}
