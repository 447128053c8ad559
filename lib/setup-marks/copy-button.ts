import { t } from '#lib/words';
import { button } from './elements.ts';

/** Milliseconds for which a copy button says that it has copied. */
const saysCopied = 2_000;

/** A button that copies a value, and says for a moment whether it did. */
export function copyButton(
  document: Document,
  { label, value }: { readonly label: string; readonly value: string },
  copy: (text: string) => Promise<void>,
): HTMLButtonElement {
  const made = button(document, 'copy', label, () => {
    copy(value).then(
      () => say('marks.copied'),
      (error: unknown) => {
        console.debug('AppSprint Companion could not copy.', error);
        say('marks.notCopied');
      },
    );
  });
  const say = (key: 'marks.copied' | 'marks.notCopied') => {
    made.textContent = t(key);
    document.defaultView?.setTimeout(() => {
      made.textContent = label;
    }, saysCopied);
  };
  made.title = value;
  return made;
}
