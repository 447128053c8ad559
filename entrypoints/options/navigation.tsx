import { t } from '#lib/words';
import { type Place, places, tiktokPlaces, usePlaces } from './places.ts';

/** The way between the sections. */
export function Navigation() {
  const { shown, unsaved } = usePlaces();
  const [first, ...others] = places.filter((place) => !tiktokPlaces.includes(place));
  const link = (place: Place) => (
    <li key={place}>
      <a href={`#${place}`} aria-current={place === shown ? 'page' : undefined}>
        {t(`options.places.${place}`)}
        {place === shown && unsaved.size > 0 && (
          <span className="unsaved-mark" role="img" aria-label={t('options.unsaved.mark')} />
        )}
      </a>
    </li>
  );
  return (
    <nav className="settings-navigation" aria-label={t('options.navigation')}>
      <h1>AppSprint Companion</h1>
      <ul>
        {first !== undefined && link(first)}
        <li>
          <span className="group" id="tiktok-places">
            TikTok Ads
          </span>
          <ul aria-labelledby="tiktok-places">{tiktokPlaces.map(link)}</ul>
        </li>
        {others.map(link)}
      </ul>
    </nav>
  );
}
