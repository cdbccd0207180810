/** A workflow as n8n imports it. */
export interface Workflow {
  readonly id: string;
  readonly name: string;
  readonly nodes: readonly Node[];
  readonly connections: Readonly<Record<string, { readonly main: readonly (readonly Target[])[] }>>;
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface Node {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly typeVersion: number;
  readonly position: readonly [number, number];
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly onError?: string;
  readonly webhookId?: string;
  readonly credentials?: UsedCredentials;
}

/** What a node signs in with, by the type of the credential. */
export type UsedCredentials = Readonly<Record<string, { readonly id: string; readonly name: string }>>;

interface Target {
  readonly node: string;
  readonly type: 'main';
  readonly index: 0;
}

/** A node without what its place in the workflow gives it. */
export type Draft = Omit<Node, 'id' | 'name' | 'position'>;

/** Puts nodes one below the other, and wires each output to the nodes named. */
export function workflow(
  path: string,
  drafts: Readonly<Record<string, Draft>>,
  wires: Readonly<Record<string, readonly (readonly string[])[]>>,
): Workflow {
  const targets = (names: readonly string[]) => names.map((node): Target => ({ node, type: 'main', index: 0 }));
  return {
    id: `test-${path}`,
    name: path,
    nodes: Object.entries(drafts).map(([name, draft], place) => ({
      ...draft,
      id: `${path}-${place}`,
      name,
      position: [0, place * 160] as const,
    })),
    connections: Object.fromEntries(
      Object.entries(wires).map(([name, outputs]) => [name, { main: outputs.map(targets) }]),
    ),
    settings: { executionOrder: 'v1' },
  };
}

/** A webhook of a CRM, which is answered with all items that the last node gives. */
export function webhookAt(path: string, credentials: UsedCredentials): Draft {
  return {
    type: 'n8n-nodes-base.webhook',
    typeVersion: 2.1,
    parameters: {
      httpMethod: 'POST',
      path,
      authentication: 'headerAuth',
      responseMode: 'lastNode',
      responseData: 'allEntries',
      options: {},
    },
    webhookId: path,
    credentials,
  };
}
