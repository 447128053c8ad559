import { type EventMapping, type EventMappingDraft, type MappingRow, TikTokEventName } from '#lib/appsprint/contract';

/** A row as it is being edited; an empty TikTok event is not forwarded. */
export interface DraftRow extends Omit<MappingRow, 'tiktokEvent'> {
  /** Tells rows apart while their names are being written. */
  readonly key: string;
  readonly tiktokEvent: string;
}

export function draftOf({ rows }: Pick<EventMapping, 'rows'>): DraftRow[] {
  return rows.map((row) => ({ ...row, key: row.sdkEvent, tiktokEvent: row.tiktokEvent ?? '' }));
}

/** The rows to save; a row added by hand in which nothing is written is none. */
export function rowsOf(draft: readonly DraftRow[]): EventMappingDraft['rows'] {
  return draft
    .map(({ tier, sdkEvent, tiktokEvent }) => ({ tier, sdkEvent: sdkEvent.trim(), tiktokEvent: tiktokEvent.trim() }))
    .filter(({ tier, sdkEvent, tiktokEvent }) => tier !== 'custom' || sdkEvent !== '' || tiktokEvent !== '')
    .map(({ sdkEvent, tiktokEvent }) => ({ sdkEvent, tiktokEvent: tiktokEvent === '' ? null : tiktokEvent }));
}

export function addRow(draft: readonly DraftRow[], key: string): DraftRow[] {
  return [...draft, { key, sdkEvent: '', aliases: [], tiktokEvent: '', suggestion: null, tier: 'custom' }];
}

/** Whether a draft holds anything but what is saved. */
export function isEdited(draft: readonly DraftRow[], saved: Pick<EventMapping, 'rows'>): boolean {
  const rows = rowsOf(draft);
  return rows.length !== saved.rows.length || differencesOf(saved.rows, rows).length > 0;
}

/** Why a row cannot be saved. */
export type RowFault = 'noSdkEvent' | 'twice' | 'noTikTokName';

/** The faults of the rows, by their keys. What is right by itself may still be refused by AppSprint. */
export function faultsOf(draft: readonly DraftRow[]): ReadonlyMap<string, RowFault> {
  const faults = new Map<string, RowFault>();
  const names = new Set<string>();
  for (const row of draft) {
    const sdkEvent = row.sdkEvent.trim();
    const tiktokEvent = row.tiktokEvent.trim();
    if (row.tier === 'custom' && sdkEvent === '' && tiktokEvent === '') continue;
    if (sdkEvent === '') faults.set(row.key, 'noSdkEvent');
    else if ([sdkEvent, ...row.aliases].some((name) => names.has(name))) faults.set(row.key, 'twice');
    else if (tiktokEvent !== '' && !TikTokEventName.safeParse(tiktokEvent).success) faults.set(row.key, 'noTikTokName');
    for (const name of [sdkEvent, ...row.aliases]) names.add(name);
  }
  return faults;
}

/** One SDK event that two mappings send differently; null: not forwarded, or not there. */
export interface MappingDifference {
  readonly sdkEvent: string;
  readonly theirs: string | null;
  readonly mine: string | null;
}

type Sent = readonly { readonly sdkEvent: string; readonly tiktokEvent: string | null }[];

/** Where somebody else's mapping and mine are not the same. */
export function differencesOf(theirs: Sent, mine: Sent): MappingDifference[] {
  const names = [...new Set([...theirs, ...mine].map(({ sdkEvent }) => sdkEvent))];
  const target = (rows: Sent, name: string) => rows.find(({ sdkEvent }) => sdkEvent === name)?.tiktokEvent ?? null;
  return names
    .map((sdkEvent) => ({ sdkEvent, theirs: target(theirs, sdkEvent), mine: target(mine, sdkEvent) }))
    .filter((one) => one.theirs !== one.mine);
}

/** What AppSprint said against a row, with the row's SDK event in place of the row's number in the call. */
export function namedRefusal(what: string, rows: EventMappingDraft['rows']): string {
  const [, index, reason] = /^"rows\.(\d+)\.\w+" in the body: (.*)$/s.exec(what) ?? [];
  const row = rows[Number(index)];
  return row === undefined || reason === undefined ? what : `${row.sdkEvent}: ${reason}`;
}
