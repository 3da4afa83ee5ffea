import { analyses, isKind, type Kind } from '../analyses/registry';

/** The kinds of question, in the order of the registry. */
export const kinds: readonly Kind[] = Object.keys(analyses).filter(isKind);
