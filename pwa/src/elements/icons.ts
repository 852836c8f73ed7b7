import { svg, type SVGTemplateResult } from 'lit';

/** Outlines of 24 by 24, drawn for this app. */
const PATHS = {
  status:
    'M9 3h6a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3H9a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3zM12 7.2v.1M12 12v.1M12 16.8v.1',
  situations: 'M4 19h16M6 15l4-5 3 3 5-7',
  more: 'M4 7h16M4 12h16M4 17h16',
  back: 'M19 12H5M11 6l-6 6 6 6',
  check: 'M20 12a8 8 0 1 1-2.4-5.7M20 4v4h-4',
  share: 'M12 15V4M8 7.5 12 3.5l4 4M6 12H5v8h14v-8h-1',
  install: 'M12 4v10M8 10.5l4 4 4-4M5 19h14',
};

export type Icon = keyof typeof PATHS;

export function icon(name: Icon): SVGTemplateResult {
  return svg`<svg
    viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${PATHS[name]}></path></svg>`;
}
