import type { Draft } from '../../test/workflows/workflow.ts';
import type { BenchServer } from '../server/benchServer.ts';
import { fillings, type Filling, type FillingName } from './fields.ts';
import { aseedNode, editFieldsNode, httpRequestNode } from './nodes.ts';

/** Something that is measured in n8n: a node with its fields. */
export interface Contestant {
  /** Under which the report has it. */
  readonly name: string;
  readonly title: string;
  readonly filling: Filling;
  readonly kind: 'ours' | 'http' | 'editFields';
  /** How many contacts it is measured with, unless the part says otherwise. */
  readonly sizes: readonly number[];
  readonly node: (server: Pick<BenchServer, 'origin' | 'apiToken'>) => Draft;
}

const upTo = (most: number) => [1, 10, 100, 1000, 10_000].filter((size) => size <= most);

function ours(name: FillingName, sizes: readonly number[]): Contestant {
  const filling = fillings[name];
  return {
    name: `ours-${name}`,
    title: `Aseed node, ${filling.title}`,
    filling,
    kind: 'ours',
    sizes,
    node: () => aseedNode(filling),
  };
}

function http(name: FillingName, sizes: readonly number[]): Contestant {
  const filling = fillings[name];
  return {
    name: `http-${name}`,
    title: `HTTP Request, ${filling.title}`,
    filling,
    kind: 'http',
    sizes,
    node: (server) => httpRequestNode(filling, server),
  };
}

function editFields(name: FillingName): Contestant {
  const filling = fillings[name];
  return {
    name: `edit-${name}`,
    title: `Edit Fields, ${filling.title}`,
    filling,
    kind: 'editFields',
    sizes: [10_000],
    node: () => editFieldsNode(filling),
  };
}

/** So long after one call the next begins: the server's time for one room, so that the one before has just ended. */
const oneByOneMs = 105;

/** Their batches say when a call begins, not that the one before has ended; so the interval is what a call takes. */
const oneByOne: Contestant = {
  name: 'http-one-by-one',
  title: 'HTTP Request, fixed fields, one call after the other',
  filling: fillings.fixed,
  kind: 'http',
  sizes: upTo(100),
  node: (server) =>
    httpRequestNode(fillings.fixed, server, { batching: { batch: { batchSize: 1, batchInterval: oneByOneMs } } }),
};

/** As n8n advises it, and slower. */
const withCredential: Contestant = {
  ...http('fixed', upTo(1000)),
  name: 'http-credential',
  title: 'HTTP Request, fixed fields, with a credential',
  node: (server) => httpRequestNode(fillings.fixed, server, {}, 'credential'),
};

/** Whoever meets a server that allows few calls. */
const goingOn: Contestant = {
  ...http('fixed', []),
  name: 'http-going-on',
  title: 'HTTP Request, fixed fields, On Error: Continue',
  node: (server) => ({ ...httpRequestNode(fillings.fixed, server), onError: 'continueRegularOutput' }),
};

/** All that is measured in n8n, in the order of its tables. */
export const contestants: readonly Contestant[] = [
  ours('fixed', upTo(10_000)),
  ours('one', [1]),
  ours('plain', upTo(10_000)),
  ours('computed', upTo(10_000)),
  http('fixed', upTo(1000)),
  http('one', upTo(1000)),
  http('plain', upTo(10_000)),
  http('computed', upTo(1000)),
  withCredential,
  oneByOne,
  editFields('plain'),
  editFields('computed'),
  ours('groups', []),
  goingOn,
];

/** Throws where there is none. */
export function contestantNamed(name: string): Contestant {
  const found = contestants.find((contestant) => contestant.name === name);
  if (!found) throw new Error(`Nobody is measured under the name ${name}.`);
  return found;
}
