import { instant, list, nullable, number, object, text, truth, type Parser } from './json.js';

/** One setting; what must not be shown is `***`. */
export interface Field {
  name: string;
  value: string | null;
  source: string;
  beneath: string | null;
  fallback: string | null;
  allowed: string;
  secret: boolean;
  locked: boolean;
}

/** Settings that are changed together. */
export interface Group {
  id: string;
  added: boolean;
  revision: string;
  fields: Field[];
}

export interface Kind {
  kind: string;
  fields: Field[];
}

export interface Source {
  source: string;
  issuer: string;
  fingerprint: string;
  hosts: string[];
  notBefore: number | null;
  notAfter: number | null;
  served: boolean;
  defects: string[];
}

export interface Certificate {
  sources: Source[];
  authority: { name: string; fingerprint: string; notAfter: number } | null;
  warnings: string[];
}

/** What an admin can see and change. */
export interface Settings {
  box: Group;
  services: Group[];
  kinds: Kind[];
  users: { user: string; password: string }[];
  certificate: Certificate;
  hotspot: { ssid: string; network: string; fallback: boolean };
  unfit: string[];
}

/** Why a change was not taken. */
export interface Mistake {
  name: string;
  says: string;
  allowed: string;
}

/** What the product is made of. */
export interface About {
  version: string;
  java: string;
  system: string;
  parts: { name: string; version: string; licence: string; url: string }[];
}

const fields: Parser<Field[]> = list(
  object<Field>({
    name: text,
    value: nullable(text),
    source: text,
    beneath: nullable(text),
    fallback: nullable(text),
    allowed: text,
    secret: truth,
    locked: truth,
  }),
);

export const group: Parser<Group> = object({ id: text, added: truth, revision: text, fields });

export const settings: Parser<Settings> = object({
  box: group,
  services: list(group),
  kinds: list(object({ kind: text, fields })),
  users: list(object({ user: text, password: text })),
  certificate: object<Certificate>({
    sources: list(
      object<Source>({
        source: text,
        issuer: text,
        fingerprint: text,
        hosts: list(text),
        notBefore: nullable(instant),
        notAfter: nullable(instant),
        served: truth,
        defects: list(text),
      }),
    ),
    authority: nullable(object({ name: text, fingerprint: text, notAfter: instant })),
    warnings: list(text),
  }),
  hotspot: object({ ssid: text, network: text, fallback: truth }),
  unfit: list(text),
});

export const unfit: Parser<{ status: number; mistakes: Mistake[] }> = object({
  status: number,
  mistakes: list(object({ name: text, says: text, allowed: text })),
});

export const about: Parser<About> = object({
  version: text,
  java: text,
  system: text,
  parts: list(object({ name: text, version: text, licence: text, url: text })),
});
