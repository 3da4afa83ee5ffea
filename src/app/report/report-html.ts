/** Where the name and the content go in the template. */
const titlePlace = '<!--report-title-->';
const contentPlace = '<!--report-content-->';

/** Text that is safe between tags. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** JSON that is safe inside a script element: no tag and no comment can begin in it. */
export const embeddedJson = (content: unknown): string => JSON.stringify(content).replaceAll('<', '\\u003c');

/** The template of a report filled in: one HTML file that needs nothing else. @throws Error when the template is none */
export function reportHtml(template: string, name: string, content: unknown): string {
  const [start, rest] = parted(template, titlePlace);
  const [middle, end] = parted(rest, contentPlace);
  return [start, escaped(name), middle, embeddedJson(content), end].join('');
}

function parted(text: string, place: string): [string, string] {
  const at = text.indexOf(place);
  if (at < 0) throw new Error(`The template of reports has no ${place}.`);
  return [text.slice(0, at), text.slice(at + place.length)];
}
