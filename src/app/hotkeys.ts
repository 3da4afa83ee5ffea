import type { Command } from './commands.svelte';

const mac = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);

/** How the main modifier is called on this machine. */
export const modKey = mac ? '⌘' : 'Ctrl';

/** A second key must follow the first of a pair ("g f") this soon. */
const pairMs = 1200;

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** A key press as commands write it: "mod+shift+z", "f", "?". */
function keyText({ key, ctrlKey, metaKey, shiftKey, altKey }: Press): string {
  const mod = ctrlKey || metaKey;
  const name = key.length === 1 ? key.toLowerCase() : key;
  const letter = /^[a-z]$/.test(name);
  return [mod ? 'mod' : '', altKey ? 'alt' : '', shiftKey && (letter || mod) ? 'shift' : '', name]
    .filter(Boolean)
    .join('+');
}

/** Finds the command of a key press, that offered last where several have it; keys without a modifier and undo are left to fields one types in. */
export class Hotkeys {
  #first = '';
  #firstAt = 0;

  find(press: Press, typing: boolean, commands: readonly Command[], nowMs = Date.now()): Command | null {
    const pressed = keyText(press);
    const text = pressed === 'mod+y' ? 'mod+shift+z' : pressed;
    if (typing && (!text.startsWith('mod+') || /^mod\+(shift\+)?z$/.test(text))) return null;
    const pair = nowMs - this.#firstAt < pairMs ? `${this.#first} ${text}` : '';
    const found =
      commands.findLast(({ hotkey }) => hotkey === pair) ?? commands.findLast(({ hotkey }) => hotkey === text);
    this.#first = found === undefined ? text : '';
    this.#firstAt = nowMs;
    return found ?? null;
  }
}

/** True where plain keys are text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    isTextInput(target)
  );
}

const isTextInput = (target: HTMLElement): boolean =>
  target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button', 'file'].includes(target.type);
