import { load, spoken, type Language } from '../text/language.js';
import { speak } from '../text/text.js';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const LANGUAGE = 'language';
const THEME = 'theme';

/** Language and appearance, as chosen on this device. */
export class Choices {
  get language(): Language {
    const chosen = localStorage.getItem(LANGUAGE);
    return spoken(chosen === null ? navigator.languages : [chosen]);
  }

  get theme(): Theme {
    const chosen = localStorage.getItem(THEME);
    return THEMES.find((each) => each === chosen) ?? 'system';
  }

  async speak(language: Language): Promise<void> {
    localStorage.setItem(LANGUAGE, language);
    await this.apply();
  }

  async dress(theme: Theme): Promise<void> {
    localStorage.setItem(THEME, theme);
    await this.apply();
  }

  /** Makes the page as chosen. */
  async apply(): Promise<void> {
    const { documentElement } = document;
    speak(await load(this.language));
    documentElement.lang = this.language;
    if (this.theme === 'system') delete documentElement.dataset['theme'];
    else documentElement.dataset['theme'] = this.theme;
  }
}

export const choices = new Choices();
