import { load, type Language } from '../src/text/language.js';
import { speak } from '../src/text/text.js';

/** Lets all texts be in a language, as the page does. */
export async function speaking(language: Language): Promise<void> {
  speak(await load(language));
}
