import { describe, expect, it } from 'vitest';
import type { Command } from './commands.svelte';
import { Hotkeys } from './hotkeys';

const command = (hotkey: string): Command => ({ id: hotkey, title: hotkey, group: '', hotkey, run: () => undefined });
const commands = ['g f', 'g d', 'mod+z', 'mod+shift+z', '?', '/', 'mod+k'].map(command);
const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  ...{ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false },
  ...held,
});

describe('keys', () => {
  it('g and then f within a second or so are one command', () => {
    const keys = new Hotkeys();
    expect(keys.find(press('g'), false, commands, 1000)).toBeNull();
    expect(keys.find(press('f'), false, commands, 1900)?.id).toBe('g f');
  });

  it('g and f far apart are none', () => {
    const keys = new Hotkeys();
    keys.find(press('g'), false, commands, 1000);
    expect(keys.find(press('f'), false, commands, 3000)).toBeNull();
  });

  it('Ctrl and ⌘ are the same, and Shift tells redo from undo', () => {
    const keys = new Hotkeys();
    expect(keys.find(press('z', { metaKey: true }), false, commands)?.id).toBe('mod+z');
    expect(keys.find(press('Z', { ctrlKey: true, shiftKey: true }), false, commands)?.id).toBe('mod+shift+z');
  });

  it('? is found though it needs Shift on most keyboards', () => {
    expect(new Hotkeys().find(press('?', { shiftKey: true }), false, commands)?.id).toBe('?');
  });

  it('plain keys are text while one types, keys with Ctrl are not', () => {
    const keys = new Hotkeys();
    expect(keys.find(press('/'), true, commands)).toBeNull();
    expect(keys.find(press('k', { ctrlKey: true }), true, commands)?.id).toBe('mod+k');
  });

  it('a field one types in has its own undo', () => {
    const keys = new Hotkeys();
    for (const [key, shiftKey] of [
      ['z', false],
      ['Z', true],
      ['y', false],
    ] as const)
      expect(keys.find(press(key, { ctrlKey: true, shiftKey }), true, commands)).toBeNull();
  });

  it('Ctrl+Y is redo too, and of two commands with the same keys the one offered last is meant', () => {
    const keys = new Hotkeys();
    expect(keys.find(press('y', { ctrlKey: true }), false, commands)?.id).toBe('mod+shift+z');
    const nearer = { ...command('mod+z'), id: 'nearer' };
    expect(keys.find(press('z', { ctrlKey: true }), false, [...commands, nearer])?.id).toBe('nearer');
  });
});
