/** What one language says, as the build makes it from the server's message files. */
export interface Words {
  language: string;
  texts: Record<string, string>;
  /** Texts of the shipped services, from English. */
  shipped: Record<string, string>;
}

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The names of the languages, each in itself. */
export const NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch' };

const LOADERS: Record<Language, () => Promise<{ default: Words }>> = {
  en: () => import('virtual:words/en'),
  de: () => import('virtual:words/de'),
};

/** The first of these that we speak, or English. */
export function spoken(wanted: readonly string[]): Language {
  const codes = wanted.map((each) => each.slice(0, 2).toLowerCase());
  return codes.flatMap((code) => LANGUAGES.find((each) => each === code) ?? []).at(0) ?? 'en';
}

export async function load(language: Language): Promise<Words> {
  return (await LOADERS[language]()).default;
}
