/** An answer that is not what we know how to read; `path` says where. */
export class WireError extends Error {
  constructor(
    readonly path: string,
    expected: string,
  ) {
    super(`${path}: expected ${expected}`);
  }
}

/** Reads one value, or throws a {@link WireError}. */
export type Parser<T> = (value: unknown, path: string) => T;

export const text: Parser<string> = (value, path) => {
  if (typeof value !== 'string') throw new WireError(path, 'a text');
  return value;
};

export const number: Parser<number> = (value, path) => {
  if (typeof value !== 'number') throw new WireError(path, 'a number');
  return value;
};

export const truth: Parser<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new WireError(path, 'true or false');
  return value;
};

/** An instant in ISO 8601, as milliseconds since 1970. */
export const instant: Parser<number> = (value, path) => {
  const at = Date.parse(text(value, path));
  if (Number.isNaN(at)) throw new WireError(path, 'an instant');
  return at;
};

export function nullable<T>(parser: Parser<T>): Parser<T | null> {
  return (value, path) => (value === null || value === undefined ? null : parser(value, path));
}

export function list<T>(parser: Parser<T>): Parser<T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new WireError(path, 'a list');
    return value.map((item: unknown, at) => parser(item, `${path}[${at}]`));
  };
}

function members(value: unknown, path: string): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new WireError(path, 'an object');
  }
  return new Map(Object.entries(value));
}

export function mapOf<T>(parser: Parser<T>): Parser<Record<string, T>> {
  return (value, path) =>
    Object.fromEntries([...members(value, path)].map(([key, item]) => [key, parser(item, `${path}.${key}`)]));
}

/** Members that are not named are let pass: a newer box says more. */
export function object<T extends object>(shape: { [K in keyof T]: Parser<T[K]> }): Parser<T> {
  return (value, path) => {
    const given = members(value, path);
    const read = Object.entries<Parser<unknown>>(shape).map(([key, parser]) => [
      key,
      parser(given.get(key), `${path}.${key}`),
    ]);
    return Object.fromEntries(read) as T;
  };
}

/** A word of a closed set; one that a newer box has added is read as `other`. */
export function word<T extends string>(known: readonly T[], other: T): Parser<T> {
  return (value, path) => {
    const given = text(value, path);
    return known.find((each) => each === given) ?? other;
  };
}
