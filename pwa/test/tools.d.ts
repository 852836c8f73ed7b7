declare module '*/tools/words.mjs' {
  export function parse(text: string): Record<string, string>;
  export function languages(): string[];
  export function texts(language: string): Record<string, string>;
  export function differences(language: string): string[];
}
declare module 'node:fs' {
  export function readFileSync(path: string, encoding: string): string;
  export function readdirSync(path: string, options: { recursive: boolean; encoding: string }): string[];
}
declare module 'node:path' {
  export function join(...parts: string[]): string;
}
