/**
 * The currencies that TikTok's web events take, 62 of them (TikTok help, "About parameters", 2025). An amount in another one is
 * left out of the forwarded event: turned into dollars without a rate it would falsify revenue.
 */
export const allowedCurrencies: ReadonlySet<string> = new Set(
  `AED ARS AUD BDT BHD BIF BOB BRL CAD CHF CLP CNY COP CRC CZK DKK DZD EGP EUR GBP GTQ HKD HNL HUF IDR ILS INR ISK JPY KES KHR
   KRW KWD KZT MAD MOP MXN MYR NGN NIO NOK NZD OMR PEN PHP PKR PLN PYG QAR RON RUB SAR SEK SGD THB TRY TWD UAH USD VES VND
   ZAR`.split(/\s+/),
);
