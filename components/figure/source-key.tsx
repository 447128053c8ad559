import { t } from '#lib/words';

/** What the ring beside a number means, on the spot; it takes the same place whether or not a ring is in sight. */
export function SourceKey({ hasFallback }: { readonly hasFallback: boolean }) {
  return (
    <p className="source-key quiet">
      {hasFallback ? (
        <>
          <span className="figure" data-source="fallback" aria-hidden="true" /> {t('metrics.key.fallback')}
        </>
      ) : (
        t('metrics.key.attributed')
      )}
    </p>
  );
}
