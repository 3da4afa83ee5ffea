/** Small settings of this browser (theme, language, the data set open last); lost silently where the browser stores nothing. */
export function readStored(name: string): string | null {
  try {
    return localStorage.getItem(`wayfold.${name}`);
  } catch {
    return null;
  }
}

export function store(name: string, value: string): void {
  try {
    localStorage.setItem(`wayfold.${name}`, value);
  } catch {
    // private windows: the setting lasts as long as the page
  }
}
