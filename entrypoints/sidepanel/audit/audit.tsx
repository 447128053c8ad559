import { useEffect } from 'react';
import type { AuditAnswer } from '#lib/appsprint/contract';
import { countNew, shownFindings } from '#lib/live-audit';
import type { AuditLook } from '#lib/messages';
import { quantityFormat } from '#lib/metrics';
import { t, tCount, wordsLanguage } from '#lib/words';
import { Note } from '../../../components/note.tsx';
import { PasteBox } from '../../../components/paste-box/paste-box.tsx';
import { usePanel } from '../panel-store.ts';
import { WindowPicker } from '../performance/window-picker.tsx';
import { useAudit } from './audit-store.ts';
import { Filters } from './filters.tsx';
import { Finding } from './finding.tsx';
import { SaveAudit } from './save-audit.tsx';
import { Unverified } from './unverified.tsx';
import './audit.css';
import { Failed, Loading, Nothing, Stale } from '../../../components/state-line/state-line.tsx';

/** What is set up wrong in live campaigns, ad groups and ads, what it costs, and a box to check any link. */
export default function Audit() {
  const { live, load } = useAudit();
  const window = usePanel((store) => store.window);
  useEffect(() => void load(window), [load, window]);
  return (
    <div className="audit">
      <WindowPicker timeZone={live.state === 'there' ? live.audit.window.timeZone : null} />
      {live.state === 'loading' && <Loading>{t('audit.asking')}</Loading>}
      {live.state === 'failed' && (
        <div>
          <Failed problem={live.problem} again={() => void load(window)} />
        </div>
      )}
      {live.state === 'there' && <Findings look={live} />}
      <section className="paste" aria-labelledby="audit-paste">
        <h2 id="audit-paste">{t('paste.title')}</h2>
        <PasteBox />
      </section>
    </div>
  );
}

function Findings({ look }: { readonly look: AuditLook }) {
  const { audit, seenUntil } = look;
  const filter = useAudit((store) => store.filter);
  const shown = shownFindings(audit, filter, seenUntil);
  const isLive = audit.checked.campaigns > 0;
  return (
    <>
      <Summary audit={audit} />
      {!isLive && <Nothing>{t('audit.nothingLive')}</Nothing>}
      {isLive && audit.findings.length === 0 && <Note tone="good">{t('audit.nothingWrong')}</Note>}
      {audit.findings.length > 0 && (
        <>
          <div className="line tools">
            <Filters findings={audit.findings} newCount={countNew(audit, seenUntil)} />
            <SaveAudit look={look} />
          </div>
          {shown.length === 0 && <Nothing>{t('audit.nothingShown')}</Nothing>}
          {shown.map((finding) => (
            <Finding key={`${finding.rule} ${finding.code} ${finding.severity}`} finding={finding} look={look} />
          ))}
        </>
      )}
      <Unverified gaps={audit.unverified} />
    </>
  );
}

function Summary({ audit }: { readonly audit: AuditAnswer }) {
  const { checked, spendAtRisk, findings, lastRunAt, window } = audit;
  const counted = {
    campaigns: tCount('audit.counts.campaigns', checked.campaigns),
    adgroups: tCount('audit.counts.adgroups', checked.adgroups),
    ads: tCount('audit.counts.ads', checked.ads),
  };
  return (
    <div className="summary">
      {findings.length > 0 && spendAtRisk !== null && (
        <p>
          <strong className="at-risk">
            {t('audit.atRisk', { money: quantityFormat(wordsLanguage())({ unit: 'money', ...spendAtRisk }) })}
          </strong>{' '}
          <span className="quiet">{t('audit.atRiskSaid', { from: window.from, to: window.to })}</span>
        </p>
      )}
      {findings.length > 0 && spendAtRisk === null && <p className="quiet">{t('audit.noSpend')}</p>}
      <p className="quiet">{t('audit.checked', counted)}</p>
      {lastRunAt === null ? <Nothing>{t('audit.neverRan')}</Nothing> : <RanAt moment={new Date(lastRunAt)} />}
    </div>
  );
}

/** Milliseconds after which a look at the set-up is called old: people change campaigns every day. */
const day = 86_400_000;

function RanAt({ moment }: { readonly moment: Date }) {
  const time = new Intl.DateTimeFormat(wordsLanguage(), { dateStyle: 'medium', timeStyle: 'short' }).format(moment);
  const said = t('audit.ranAt', { time });
  return Math.abs(Date.now() - moment.getTime()) > day ? <Stale>{said}</Stale> : <p className="quiet">{said}</p>;
}
