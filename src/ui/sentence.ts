export type SentencePiece = { text: string } | { slot: string };

export interface SentenceGroup {
  /** pieces that stay on one line */
  together: boolean;
  pieces: SentencePiece[];
}

/** Cuts "Of {actors} who did [{first},]" into text and slots; square brackets hold what stays on one line. */
export function parseSentence(template: string): SentenceGroup[] {
  return template
    .split(/(\[[^\]]*\])/)
    .filter((part) => part !== '')
    .map((part) => {
      const together = part.startsWith('[');
      return { together, pieces: piecesOf(together ? part.slice(1, -1) : part) };
    });
}

const piecesOf = (text: string): SentencePiece[] =>
  text
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{') ? { slot: part.slice(1, -1) } : { text: part }));
