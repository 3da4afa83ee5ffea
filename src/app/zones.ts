/** All time zones of this browser as choices; the one in use is always among them. */
export function zoneChoices(current: string): { value: string; label: string }[] {
  const known = Intl.supportedValuesOf('timeZone');
  const names = new Set(['UTC', ...known, current]);
  return [...names].filter((name) => name !== '').map((name) => ({ value: name, label: name }));
}
