/** Formats are made once: to make one takes far longer than to use it. */
const made = new Map<string, unknown>();

function once<O, F>(Format: new (language: string, options?: O) => F, language: string, options?: O): F {
  const key = `${Format.name} ${language} ${JSON.stringify(options)}`;
  const before = made.get(key) as F | undefined;
  if (before !== undefined) return before;
  const format = new Format(language, options);
  made.set(key, format);
  return format;
}

export const numbers = (language: string, options?: Intl.NumberFormatOptions) =>
  once<Intl.NumberFormatOptions, Intl.NumberFormat>(Intl.NumberFormat, language, options);

export const moments = (language: string, options: Intl.DateTimeFormatOptions) =>
  once<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>(Intl.DateTimeFormat, language, options);

export const agos = (language: string, options: Intl.RelativeTimeFormatOptions) =>
  once<Intl.RelativeTimeFormatOptions, Intl.RelativeTimeFormat>(Intl.RelativeTimeFormat, language, options);

export const plurals = (language: string) =>
  once<Intl.PluralRulesOptions, Intl.PluralRules>(Intl.PluralRules, language);
