import { useState } from 'react';
import { t } from '#lib/words';

interface CopyButtonProps {
  readonly value: string;
  /** What the button says before it was pressed. */
  readonly label: string;
}

/** Copies a value and says whether the browser let it. */
export function CopyButton({ value, label }: CopyButtonProps) {
  const [copied, setCopied] = useState<{ readonly value: string; readonly isThere: boolean } | null>(null);
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setCopied({ value, isThere: true }),
      () => setCopied({ value, isThere: false }),
    );
  };
  const shown = copied?.value === value ? copied : null;
  return (
    <span className="copy">
      <button type="button" className="small" onClick={copy}>
        {shown?.isThere === true ? t('audit.copied') : label}
      </button>
      <span role="status" className="quiet">
        {shown?.isThere === false && t('audit.notCopied')}
      </span>
    </span>
  );
}
