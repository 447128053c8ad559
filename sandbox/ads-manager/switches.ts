/**
 * Switches of the list pages, as query parameters of the address; the page carries them from view to view. The first
 * value is what a page without the switch has, and what stands in for a value that is not known.
 *
 * | parameter                 | values                         | what it does                                              |
 * | ------------------------- | ------------------------------ | --------------------------------------------------------- |
 * | `sandbox_generation`      | `g3`, `g2`, `g1`               | the page of 2025/26, of about 2024-25, until 2023/24      |
 * | `sandbox_suffix`          | `1-1-14`, any                  | G3: the end of the table's tag                            |
 * | `sandbox_hashed`          | none, any whole number         | the page's own classes end in hashes, by this seed        |
 * | `sandbox_locale`          | `en`, `de`, `ja`, `ar`, `pt`   | language; `ar` from right to left                         |
 * | `sandbox_recycle`         | `on`, `off`                    | nodes of rows are used again, or built new                |
 * | `sandbox_portal`          | `off`, `on`                    | the table stands outside the app's root                   |
 * | `sandbox_delay`           | 600, 0 to 60000                | milliseconds before a list reply; half of it for numbers  |
 * | `sandbox_reorder`         | `none`, `columns`, `rows`, `replies` | other order of columns; rows move once drawn; the first of two replies comes last |
 * | `sandbox_spend`           | `Cost`, `Spend`                | wording of the spend header                               |
 * | `sandbox_smart_plus`      | `off`, `id`, `zero`            | every third campaign's ads are upgraded Smart+ ads: rows carry their id, or `0` |
 * | `sandbox_neighbour`       | `off`, `on`                    | another extension's nodes in the page                     |
 * | `sandbox_theme`           | the system's, `light`, `dark`  | colours                                                   |
 * | `sandbox_tables`          | `1`, `2`                       | a second, short table below                               |
 * | `sandbox_modal`           | `off`, `dialog`, `tour`        | what stands over the table until it is closed             |
 * | `sandbox_sticky`          | `start`, `both`, `off`         | columns that stay at the side                             |
 * | `sandbox_row_ids`         | `id`, `index`, `hyphens`       | G3: what slots carry; `hyphens` is `cell-<index>-<field>` |
 * | `sandbox_id_place`        | `href`, `testid`, `data`, `none` | G2: where a row carries its id                          |
 * | `sandbox_row_count`       | all, 0 to 1000                 | the list has only so many rows, all on one page           |
 * | `sandbox_duplicate_names` | `off`, `on`                    | every second row is named as the row before it            |
 * | `sandbox_mutate`          | none, any whole number         | changes the living page at random, by this seed           |
 *
 * Ids have the length that the world gives them.
 */
export interface Switches {
  readonly generation: 'g1' | 'g2' | 'g3';
  readonly suffix: string;
  readonly hashed: number | null;
  readonly locale: Locale;
  readonly recycle: 'on' | 'off';
  readonly portal: 'on' | 'off';
  /** Milliseconds. */
  readonly delay: number;
  readonly reorder: 'none' | 'columns' | 'rows' | 'replies';
  readonly spend: 'Cost' | 'Spend';
  readonly smartPlus: 'off' | 'id' | 'zero';
  readonly neighbour: 'on' | 'off';
  readonly theme: 'light' | 'dark' | null;
  readonly tables: '1' | '2';
  readonly modal: 'off' | 'dialog' | 'tour';
  readonly sticky: 'start' | 'both' | 'off';
  readonly rowIds: 'id' | 'index' | 'hyphens';
  readonly idPlace: 'href' | 'testid' | 'data' | 'none';
  readonly rowCount: number | null;
  readonly duplicateNames: 'on' | 'off';
  readonly mutate: number | null;
}

export const locales = ['en', 'de', 'ja', 'ar', 'pt'] as const;
export type Locale = (typeof locales)[number];

/** The switches that a list call takes along, because its reply depends on them. */
export const replySwitches: readonly string[] = [
  'sandbox_delay',
  'sandbox_smart_plus',
  'sandbox_row_count',
  'sandbox_duplicate_names',
];

/** Reads the switches among these query parameters. */
export function readSwitches(parameters: Iterable<readonly [string, string]>): Switches {
  const given = new Map(parameters);
  const choice = <Value extends string>(name: string, values: readonly [Value, ...Value[]]): Value =>
    values.find((value) => value === given.get(`sandbox_${name}`)) ?? values[0];
  const number = (name: string, highest: number): number | null => {
    const text = given.get(`sandbox_${name}`) ?? '';
    return /^\d{1,9}$/.test(text) && Number(text) <= highest ? Number(text) : null;
  };
  const theme = choice('theme', ['', 'light', 'dark']);
  const suffix = given.get('sandbox_suffix') ?? '';
  return {
    generation: choice('generation', ['g3', 'g2', 'g1']),
    suffix: /^[a-z\d-]+$/.test(suffix) ? suffix : '1-1-14',
    hashed: number('hashed', 999_999_999),
    locale: choice('locale', locales),
    recycle: choice('recycle', ['on', 'off']),
    portal: choice('portal', ['off', 'on']),
    delay: number('delay', 60_000) ?? 600,
    reorder: choice('reorder', ['none', 'columns', 'rows', 'replies']),
    spend: choice('spend', ['Cost', 'Spend']),
    smartPlus: choice('smart_plus', ['off', 'id', 'zero']),
    neighbour: choice('neighbour', ['off', 'on']),
    theme: theme === '' ? null : theme,
    tables: choice('tables', ['1', '2']),
    modal: choice('modal', ['off', 'dialog', 'tour']),
    sticky: choice('sticky', ['start', 'both', 'off']),
    rowIds: choice('row_ids', ['id', 'index', 'hyphens']),
    idPlace: choice('id_place', ['href', 'testid', 'data', 'none']),
    rowCount: number('row_count', 1000),
    duplicateNames: choice('duplicate_names', ['off', 'on']),
    mutate: number('mutate', 999_999_999),
  };
}
