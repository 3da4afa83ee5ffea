/** A large number with its base. */
export interface Figure {
  name: string;
  text: string;
  base: string;
  onpick?: (() => void) | undefined;
}
