import { createHash } from 'node:crypto';
import { ContactMemoryError, isRoom, keyOf, type ContactRow, type ContactState, type Room } from '@aseed/shared';
import type { IDataObject } from 'n8n-workflow';
import type { Condition } from './contactTable.ts';

/** A row as the table holds it. */
export interface TableRow extends ContactRow {
  /** Another one each time that it is written, and the same for all rows that are written at once. */
  readonly version: string;
}

/** The most conditions in one filter: SQLite fails at 1,001. */
export const mostConditions = 500;

/** Text in a form that may stand in a parameter: n8n would evaluate what begins with "=". */
export function hashOf(...texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}

export function claimOf(token: string, contact: string): string {
  return hashOf(token, contact);
}

/** Cuts a list so that each part fits one filter. */
export function parts<T>(list: readonly T[], size = mostConditions): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, place) =>
    list.slice(place * size, (place + 1) * size),
  );
}

/** What a row is made of, but for what n8n adds. */
export function toTable(
  row: Pick<ContactRow, 'contact' | 'state' | 'token' | 'room'> & { readonly version: string },
): IDataObject {
  const { contact, state, token, room, version } = row;
  return {
    contact,
    contact_hash: hashOf(contact),
    state,
    token,
    claim: state === 'claimed' ? claimOf(token, contact) : '',
    claim_on: state === 'claimed' ? hashOf(contact) : '',
    version,
    room_hash: room ? hashOf(keyOf(room) ?? '') : '',
    room: room ? JSON.stringify(withoutNulls(room)) : '',
  };
}

/** A row as n8n gives it. Throws ContactMemoryError for one that a person has made unreadable: its contact may have a room. */
export function fromTable(json: IDataObject): TableRow {
  const { id, contact, state, token, version, updatedAt } = json;
  const room = roomFrom(json.room);
  const changedAtMs = Date.parse(String(updatedAt));
  const isWhole = typeof id === 'number' && typeof contact === 'string' && isState(state) && !Number.isNaN(changedAtMs);
  if (!isWhole || (room === undefined && state !== 'claimed' && state !== 'held')) {
    throw new ContactMemoryError('unreadable', `the row with the id ${String(id)} was changed and cannot be read.`);
  }
  return { id, contact, state, token: textOf(token), version: textOf(version), changedAtMs, ...(room && { room }) };
}

/**
 * Filters that together match exactly those of the rows that were not written since: rows of the same version by the range of their ids
 * without those between. A filter is all AND or all OR, so that a list of pairs of id and version would take one filter for each.
 */
export function stillAs(rows: readonly ContactRow[]): Condition[][] {
  const byVersion = Map.groupBy(rows.filter(isTableRow), ({ version }) => version);
  return [...byVersion].flatMap(([version, given]) =>
    ranges(given.map(({ id }) => id).sort((a, b) => a - b)).map(({ first, last, without }): Condition[] => [
      { keyName: 'version', condition: 'eq', keyValue: version },
      { keyName: 'id', condition: 'gte', keyValue: first },
      { keyName: 'id', condition: 'lte', keyValue: last },
      ...without.map((id): Condition => ({ keyName: 'id', condition: 'neq', keyValue: id })),
    ]),
  );
}

interface Range {
  readonly first: number;
  readonly last: number;
  readonly without: readonly number[];
}

/** Few ranges that hold exactly these ids, which are in order. */
function ranges(ids: readonly number[]): Range[] {
  const found: Range[] = [];
  for (const id of ids) {
    const range = found.at(-1);
    const missing = range ? id - range.last - 1 : Infinity;
    if (range && range.without.length + missing <= mostConditions - 3) {
      const between = Array.from({ length: Math.max(missing, 0) }, (_, place) => range.last + 1 + place);
      found[found.length - 1] = { first: range.first, last: id, without: [...range.without, ...between] };
    } else {
      found.push({ first: id, last: id, without: [] });
    }
  }
  return found;
}

function isTableRow(row: ContactRow): row is TableRow {
  return 'version' in row && typeof row.version === 'string';
}

const states: readonly ContactState[] = ['claimed', 'held', 'kept', 'made', 'invited'];

function isState(state: unknown): state is ContactState {
  return states.some((known) => known === state);
}

function roomFrom(text: unknown): Room | undefined {
  if (typeof text !== 'string' || text === '') return undefined;
  try {
    const room: unknown = JSON.parse(text);
    return isRoom(room) ? room : undefined;
  } catch {
    return undefined;
  }
}

function withoutNulls(room: Room): Room {
  return Object.fromEntries(Object.entries(room).filter(([, value]) => value !== null));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
