/** Whether everything of a stored value, as JSON, is in what was understood of it; a value that fills what was left out may hold more. */
export function holds(understood: unknown, stored: unknown): boolean {
  if (stored === undefined) return true;
  if (typeof stored !== 'object' || stored === null) return understood === stored;
  if (typeof understood !== 'object' || understood === null) return false;
  if (Array.isArray(stored)) {
    return (
      Array.isArray(understood) &&
      understood.length === stored.length &&
      stored.every((one, index) => holds(understood[index], one))
    );
  }
  return Object.entries(stored).every(
    ([key, value]) =>
      value === undefined || (Object.hasOwn(understood, key) && holds(Reflect.get(understood, key), value)),
  );
}
