/** Numbers, times and durations as people write them. */
import { agos, moments, numbers } from './formats.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function unit(value: number, name: string, language: string, digits = 0): string {
  return numbers(language, {
    style: 'unit',
    unit: name,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(value);
}

/** ISO 8601, as the box writes durations. */
export function parseDuration(iso: string): number | undefined {
  const found = /^(-?)PT(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?[\d.]+)S)?$/.exec(iso);
  if (found === null) return undefined;
  const [, sign, hours, minutes, seconds] = found;
  const millis = Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * MINUTE + Number(seconds ?? 0) * 1000;
  return sign === '-' ? -millis : millis;
}

/** A time from some milliseconds to many days, in one or two units. */
export function span(millis: number, language: string): string {
  const of = (value: number, name: string, digits = 0) => unit(value, name, language, digits);
  // Less than we measure, and yet not nothing.
  if (millis < 0.1) return `< ${of(0.1, 'millisecond', 1)}`;
  if (millis < 1000) return of(millis, 'millisecond', millis < 10 ? 1 : 0);
  if (millis < MINUTE) return of(millis / 1000, 'second', millis < 10_000 ? 1 : 0);
  if (millis < HOUR) return of(Math.floor(millis / MINUTE), 'minute');
  if (millis < 2 * DAY) {
    const rest = Math.floor((millis % HOUR) / MINUTE);
    const hours = of(Math.floor(millis / HOUR), 'hour');
    return rest === 0 ? hours : `${hours} ${of(rest, 'minute')}`;
  }
  return numbers(language, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(
    Math.floor(millis / DAY),
  );
}

export function duration(iso: string, language: string): string {
  const millis = parseDuration(iso);
  return millis === undefined ? iso : span(Math.abs(millis), language);
}

/** How long ago, in one unit. */
export function ago(millis: number, language: string): string {
  const format = agos(language, { numeric: 'always', style: 'short' });
  if (millis < MINUTE) return format.format(-Math.max(0, Math.round(millis / 1000)), 'second');
  if (millis < HOUR) return format.format(-Math.floor(millis / MINUTE), 'minute');
  if (millis < 2 * DAY) return format.format(-Math.floor(millis / HOUR), 'hour');
  return format.format(-Math.floor(millis / DAY), 'day');
}

/** Our English writes the day before the month, as the box does. */
export function dates(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

/** A moment, in the time zone of the device. */
export function moment(at: number, language: string): string {
  return moments(dates(language), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

export function time(iso: string, language: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? iso : moment(at, language);
}

export function percent(share: number, language: string): string {
  // A hundred only if all of it: 99.96 % must not read as 100 %.
  const shown = share === 1 ? 1 : Math.floor(share * 1000) / 1000;
  return numbers(language, { style: 'percent', maximumFractionDigits: 1 }).format(shown);
}
