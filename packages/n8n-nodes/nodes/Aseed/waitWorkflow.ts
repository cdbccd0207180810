import type { INode, IWorkflowBase } from 'n8n-workflow';

/** The operations of the inline workflows, which no list offers. */
export const lookOperation = 'lookAtWaiting';
export const roundsOperation = 'waitInRounds';
export const failOperation = 'failWaiting';

/** The node of an inline workflow that keeps what is waited for. */
export const startName = 'Interviews';

/** How often rounds may die: more often than n8n is restarted by chance just in a look. */
const mostDeaths = 15;

type Name = typeof startName | 'Look' | 'Over?' | 'Rounds' | 'Ended?' | 'Again?' | 'Fail' | 'Short Pause' | 'Pause';

/** A node, and which one each of its outputs leads to. */
type Step = readonly [Name, ...(Name | undefined)[]];

/**
 * Looks once, and leaves all later looks to {@link roundsWorkflow}. n8n lets no execution survive in which a node is running when it is killed: this
 * one is put aside meanwhile, so that it can begin the rounds again, a few times. What n8n hands on of rounds that died is their error, or what they had last.
 */
export function waitWorkflow(aseed: INode): IWorkflowBase {
  return inlineWorkflow(aseed, [
    [startName, 'Look'],
    ['Look', 'Over?'],
    ['Over?', undefined, 'Rounds'],
    ['Rounds', 'Ended?'],
    ['Ended?', undefined, 'Again?'],
    ['Again?', 'Short Pause', 'Fail'],
    ['Short Pause', 'Rounds'],
  ]);
}

/** Pauses and looks until all is over, and gives what came of it. n8n puts it aside in each pause. */
export function roundsWorkflow(aseed: INode): IWorkflowBase {
  return inlineWorkflow(aseed, [
    [startName, 'Pause'],
    ['Pause', 'Look'],
    ['Look', 'Over?'],
    ['Over?', undefined, 'Pause'],
  ]);
}

function inlineWorkflow(aseed: INode, steps: readonly Step[]): IWorkflowBase {
  const nodes = nodesLike(aseed);
  const names = new Set(steps.flat().filter((name) => name !== undefined));
  const to = (name: Name | undefined) => (name === undefined ? [] : [{ node: name, type: 'main' as const, index: 0 }]);
  return {
    id: '',
    name: 'Wait for Interviews',
    active: false,
    isArchived: false,
    activeVersionId: null,
    createdAt: new Date(0),
    updatedAt: new Date(0),
    // Not this workflow's: its error workflow is told of this one's failure, and by this one alone.
    settings: {
      executionOrder: 'v1',
      // Whatever n8n keeps of others: the one before looks at how this one ended, and waits for ever for one that is gone.
      saveDataErrorExecution: 'all',
      saveDataSuccessExecution: 'all',
      saveManualExecutions: true,
      saveExecutionProgress: false,
    },
    nodes: [...names].map((name, place) => ({
      ...{ id: `aseed-${place}`, name, position: [place * 200, 0] },
      ...nodes[name],
    })),
    connections: Object.fromEntries(steps.map(([name, ...outputs]) => [name, { main: outputs.map(to) }])),
  };
}

/** The nodes, of which those of our own are of this one's type and have its credential. */
function nodesLike({
  type,
  typeVersion,
  credentials = {},
}: INode): Readonly<Record<Name, Omit<INode, 'id' | 'name' | 'position'>>> {
  const aseed = (operation: string) => ({
    ...{ type, typeVersion, credentials },
    parameters: { resource: 'interviewRoom', operation },
  });
  const ifTrue = (expression: string) => ({
    ...{ type: 'n8n-nodes-base.if', typeVersion: 1 },
    parameters: { conditions: { boolean: [{ value1: `={{ ${expression} }}`, value2: true }] } },
  });
  // What stands in the place of a room has details and no outcome.
  const isOver = ifTrue("($json.outcome ?? $json.details ?? 'unknown') !== 'unknown'");
  const pause = (seconds: number | string) => ({
    ...{ type: 'n8n-nodes-base.wait', typeVersion: 1.1, webhookId: 'aseed-pause' },
    parameters: { resume: 'timeInterval', amount: seconds, unit: 'seconds' },
  });
  return {
    [startName]: {
      type: 'n8n-nodes-base.executeWorkflowTrigger',
      typeVersion: 1.1,
      parameters: { inputSource: 'passthrough' },
    },
    Look: aseed(lookOperation),
    'Over?': isOver,
    Rounds: { ...aseed(roundsOperation), onError: 'continueRegularOutput' },
    'Ended?': isOver,
    'Again?': ifTrue(`$runIndex + 1 < ${mostDeaths}`),
    Fail: aseed(failOperation),
    // Longer each time, for what takes hours to mend; never under a minute, for which n8n would not put it aside.
    'Short Pause': pause('={{ 120 * ($runIndex + 1) }}'),
    // Rounds that died may not have said how long.
    Pause: pause('={{ $json.pause_seconds ?? 120 }}'),
  };
}
