const { apply, defineProperty, getOwnPropertyDescriptor } = Reflect;

/** What stands in for one of the page's functions: it gets the original, `this` and the arguments. */
type Stand = (original: (...all: unknown[]) => unknown, self: unknown, given: unknown[]) => unknown;

/** Functions of the page that something stands in for, until they are put back. */
export interface Replacements {
  replace(owner: object, name: string, stand: Stand): void;
  /** Puts the originals back, where the page has not put something of its own over ours. */
  restore(): void;
}

/**
 * Every stand-in is a Proxy at the very same property: name, length, own properties, errors and the order of properties
 * stay the original's, and so does the text of the function, for which `Function.prototype.toString` has a stand-in too.
 */
export function replacementsIn(functionPrototype: object): Replacements {
  const done: { owner: object; name: string; ours: object; before: PropertyDescriptor }[] = [];
  const originals = new WeakMap<object, object>();

  function replace(owner: object, name: string, stand: Stand): void {
    const before = getOwnPropertyDescriptor(owner, name);
    if (typeof before?.value !== 'function' || !before.configurable) return;
    const ours = new Proxy(before.value, { apply: stand });
    originals.set(ours, before.value);
    defineProperty(owner, name, { ...before, value: ours });
    done.push({ owner, name, ours, before });
  }

  return {
    replace(owner, name, stand) {
      if (done.length === 0) {
        replace(functionPrototype, 'toString', (original, self, given) =>
          apply(original, originals.get(self as object) ?? self, given),
        );
      }
      replace(owner, name, stand);
    },
    restore() {
      for (const { owner, name, ours, before } of done.splice(0)) {
        if (getOwnPropertyDescriptor(owner, name)?.value === ours) defineProperty(owner, name, before);
      }
    },
  };
}
