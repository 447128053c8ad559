import { allowedCurrencies } from './allowed-currencies.ts';

/** Parameters of an SDK event as the app sent them. */
export type Parameters = Readonly<Record<string, unknown>>;

/** What an app may call a field in its parameters; the first that is there counts. The SDKs prescribe no names, so these are ours. */
const written = {
  order_id: ['order_id', 'orderId', 'transaction_id', 'transactionId'],
  shop_id: ['shop_id', 'shopId'],
  content_type: ['content_type', 'contentType'],
  search_string: ['search_string', 'search_term', 'query'],
  description: ['description'],
  num_items: ['num_items', 'numItems'],
  content_ids: ['content_ids', 'contentIds'],
  contents: ['contents', 'items'],
} as const;

const writtenOfContent = {
  content_id: ['content_id', 'contentId', 'product_id', 'productId', 'item_id', 'sku', 'id'],
  content_name: ['content_name', 'contentName', 'product_name', 'item_name', 'name'],
  content_category: ['content_category', 'contentCategory', 'category'],
  brand: ['brand'],
  price: ['price'],
  quantity: ['quantity'],
} as const;

/** Of one event with more contents than this the first ones are sent. Ours. */
const mostContents = 100;
const longestText = 500;
/** More than this is no money, as in the sums. */
const largestAmount = 1e15;

export interface Content {
  readonly content_id: string;
  readonly content_name?: string;
  readonly content_category?: string;
  readonly brand?: string;
  readonly price?: number;
  readonly quantity?: number;
}

/** TikTok's `properties` of a web event. */
export interface Properties {
  readonly value?: number;
  readonly currency?: string;
  readonly order_id?: string;
  readonly shop_id?: string;
  readonly content_type?: string;
  readonly content_ids?: readonly string[];
  readonly contents?: readonly Content[];
  readonly num_items?: number;
  readonly search_string?: string;
  readonly description?: string;
}

/** What was left out of a body, for the event log. */
export type Note =
  | 'currency_missing'
  | 'currency_not_allowed'
  | 'amount_not_usable'
  | 'address_not_public'
  | 'email_not_usable'
  | 'phone_not_usable';

function first(parameters: Parameters, names: readonly string[]): unknown {
  const name = names.find((one) => Object.hasOwn(parameters, one));
  return name === undefined ? undefined : parameters[name];
}

/** Numbers become text: TikTok refuses an id that is a number. */
function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim().slice(0, longestText).toWellFormed() : undefined;
}

function amountOf(value: unknown): number | undefined {
  const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  // Plus zero: JSON knows no negative one.
  return typeof amount === 'number' && amount >= 0 && amount < largestAmount ? amount + 0 : undefined;
}

function countOf(value: unknown): number | undefined {
  const count = amountOf(value);
  return Number.isSafeInteger(count) ? count : undefined;
}

function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function contentOf(item: unknown): Content[] {
  if (typeof item !== 'object' || item === null) return [];
  const parameters = item as Parameters;
  const content_id = textOf(first(parameters, writtenOfContent.content_id));
  if (content_id === undefined) return [];
  const rest = defined({
    content_name: textOf(first(parameters, writtenOfContent.content_name)),
    content_category: textOf(first(parameters, writtenOfContent.content_category)),
    brand: textOf(first(parameters, writtenOfContent.brand)),
    price: amountOf(first(parameters, writtenOfContent.price)),
    quantity: countOf(first(parameters, writtenOfContent.quantity)),
  });
  return [{ content_id, ...rest }];
}

/** A list of contents, or the one content that the parameters themselves describe. */
function contentsOf(parameters: Parameters): Content[] {
  const listed = first(parameters, written.contents);
  const items = Array.isArray(listed) ? listed : [{ ...parameters, id: undefined, name: undefined }];
  return items.slice(0, mostContents).flatMap(contentOf);
}

function contentIdsOf(parameters: Parameters, contents: readonly Content[]): string[] {
  const listed = first(parameters, written.content_ids);
  const given = (Array.isArray(listed) ? listed : [listed]).flatMap((id) => textOf(id) ?? []);
  return given.length > 0 ? given.slice(0, mostContents) : contents.map(({ content_id }) => content_id);
}

function moneyOf(
  revenue: string | null,
  currency: string | null,
): { readonly money: Pick<Properties, 'value' | 'currency'>; readonly notes: readonly Note[] } {
  if (revenue === null) return { money: {}, notes: [] };
  if (currency === null) return { money: {}, notes: ['currency_missing'] };
  if (!allowedCurrencies.has(currency)) return { money: {}, notes: ['currency_not_allowed'] };
  const value = amountOf(revenue);
  return value === undefined ? { money: {}, notes: ['amount_not_usable'] } : { money: { value, currency }, notes: [] };
}

/**
 * The properties of an event. Value and currency go together or not at all; what cannot be sent is noted.
 * @param revenue exact decimal text
 */
export function propertiesOf(
  revenue: string | null,
  currency: string | null,
  parameters: Parameters,
): { readonly properties: Properties; readonly notes: readonly Note[] } {
  const { money, notes } = moneyOf(revenue, currency);
  const contents = contentsOf(parameters);
  const content_ids = contentIdsOf(parameters, contents);
  const contentType = textOf(first(parameters, written.content_type));
  const properties = {
    ...money,
    ...defined({
      order_id: textOf(first(parameters, written.order_id)),
      shop_id: textOf(first(parameters, written.shop_id)),
      content_type: contentType === 'product' || contentType === 'product_group' ? contentType : undefined,
      content_ids: content_ids.length === 0 ? undefined : content_ids,
      contents: contents.length === 0 ? undefined : contents,
      num_items: countOf(first(parameters, written.num_items)),
      search_string: textOf(first(parameters, written.search_string)),
      description: textOf(first(parameters, written.description)),
    }),
  };
  return { properties, notes };
}
