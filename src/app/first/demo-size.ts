/** What the bundled demo holds, said before it is made; a test compares it with the generator. */
export const demoSize = { actors: 5001, events: 114_682 };
