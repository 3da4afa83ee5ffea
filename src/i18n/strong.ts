const mark = '\u2063';

/** Marks a part of a message to be set in bold; the invisible mark is harmless where the text is shown plain. */
export const strong = (text: string): string => mark + text.replaceAll(mark, '') + mark;

/** The parts of a message, with what is bold. */
export const strongParts = (text: string): { text: string; bold: boolean }[] =>
  text
    .split(mark)
    .map((part, i) => ({ text: part, bold: i % 2 === 1 }))
    .filter((part) => part.text !== '');
