/** A question, not parsed yet. */
export interface StorySpec {
  kind: string;
  v: 1;
}

/** A question of a demo; its name says what it finds. `w`, `h`: its size on the demo's board. */
export interface StoryView {
  key: string;
  name: string;
  spec: StorySpec;
  w: number;
  h: number;
}

export const asking = (kind: string, settings: object): StorySpec => ({ kind, v: 1, ...settings });
