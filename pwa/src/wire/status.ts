import { instant, list, nullable, number, object, text, truth, type Parser } from './json.js';
import { fault, light, type Fault, type Light } from './light.js';
import { situation, type Situation } from './situation.js';

/** How long each step took, in milliseconds; null for a step that was not done. */
export interface Phases {
  resolveMs: number | null;
  connectMs: number | null;
  tlsMs: number | null;
  answerMs: number | null;
  totalMs: number;
}

export interface Fact {
  fact: string;
  says: string;
  until: number | null;
}

/** One service and its latest result. */
export interface Service {
  id: string;
  name: string;
  purpose: string;
  effect: string;
  kind: string;
  url: string | null;
  host: string | null;
  port: number | null;
  essential: boolean;
  light: Light;
  reason: string;
  says: string;
  latencyMs: number | null;
  phases: Phases | null;
  at: number | null;
  everyMs: number;
  fault: Fault | null;
  facts: Fact[];
  situation: string | null;
}

/** How the box itself is connected. */
export interface Uplink {
  uplink: string;
  address: string | null;
  gateway: string | null;
  resolvers: string[];
  hotspot: string;
  clockOffsetMs: number | null;
}

/** The state of the box and all its services at one moment. */
export interface Status {
  boxId: string;
  boxName: string;
  version: string;
  at: number;
  light: Light;
  services: Service[];
  situations: Situation[];
  box: Uplink;
}

export const phases: Parser<Phases> = object({
  resolveMs: nullable(number),
  connectMs: nullable(number),
  tlsMs: nullable(number),
  answerMs: nullable(number),
  totalMs: number,
});

export const service: Parser<Service> = object({
  id: text,
  name: text,
  purpose: text,
  effect: text,
  kind: text,
  url: nullable(text),
  host: nullable(text),
  port: nullable(number),
  essential: truth,
  light,
  reason: text,
  says: text,
  latencyMs: nullable(number),
  phases: nullable(phases),
  at: nullable(instant),
  everyMs: number,
  fault: nullable(fault),
  facts: list(object({ fact: text, says: text, until: nullable(instant) })),
  situation: nullable(text),
});

export const status: Parser<Status> = object({
  boxId: text,
  boxName: text,
  version: text,
  at: instant,
  light,
  services: list(service),
  situations: list(situation),
  box: object({
    uplink: text,
    address: nullable(text),
    gateway: nullable(text),
    resolvers: list(text),
    hotspot: text,
    clockOffsetMs: nullable(number),
  }),
});
