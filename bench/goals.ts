import { sendingInputs } from '@aseed/shared';
import { median } from '../test/contacts/median.ts';
import { findRow } from './findRow.ts';
import { mostPerCall } from './n8n/leastCalls.ts';
import type { PartName } from './partNames.ts';
import { problemsIn, type Report } from './report.ts';
import { usualRules } from './server/benchServer.ts';

/** Something that was promised, as a figure and its bound. */
interface Goal {
  /** What has to be measured for it. */
  readonly part: PartName;
  readonly name: string;
  /** What the figure is, such as a ratio of which to which. */
  readonly figureIs: string;
  readonly bound: number;
  /** Which side of the bound is good. */
  readonly isAtLeast?: boolean;
  /** Undefined where it lacks what it needs. */
  readonly figure: (report: Report) => number | undefined;
}

/** A goal with what was measured. */
export interface Outcome {
  readonly name: string;
  readonly figureIs: string;
  readonly figure: number;
  readonly bound: number;
  readonly isAtLeast: boolean;
  readonly isMet: boolean;
}

type TimeName = 'totalMs' | 'nodeMs' | 'toFirstCallMs' | 'callingMs';

/** One contestant's time divided by another's, with as many contacts. */
const timeRatio =
  (time: TimeName, ours: string, theirs: string, size: number, theirTime: TimeName = time) =>
  (report: Report) =>
    ratio(findRow(report, ours, size)?.[time], findRow(report, theirs, size)?.[theirTime]);

function ratio(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a / b;
}

/** Every call after the one before is arithmetic: so many times what a hundred take. */
function fasterThanOneByOne(report: Report): number | undefined {
  const hundred = findRow(report, 'http-one-by-one', 100)?.nodeMs;
  return ratio(hundred && hundred * 10, findRow(report, 'ours-fixed', 1000)?.nodeMs);
}

/** The calling time of ten thousand over the line that the server's time for a call sets, the worst of ours. */
function overTheLine(report: Report): number | undefined {
  const callsAtOnce = sendingInputs.calls_at_once.default;
  const callMs = usualRules.perCallMs + usualRules.perRoomMs * mostPerCall;
  const ratios = ['ours-fixed', 'ours-plain', 'ours-computed'].flatMap((name) => {
    const row = findRow(report, name, 10_000);
    return row ? [row.callingMs / (Math.ceil(row.calls / callsAtOnce) * callMs)] : [];
  });
  return ratios.length > 0 ? Math.max(...ratios) : undefined;
}

function coreRatio(figure: 'ms' | 'grownKb') {
  return ({ core }: Report) => ratio(core?.rows[1]?.[figure], core?.rows[0]?.[figure]);
}

const oneThousand = 1000;
const tenThousand = 10_000;

/** What the project promises, in the order of its table. */
const goals: readonly Goal[] = [
  {
    part: 'contacts',
    name: 'successful calls exactly the sum over groups of ceil(contacts / 100), every contact with one room of its own',
    figureIs: 'measurements in which that does not hold',
    bound: 0,
    figure: (report) => problemsIn(report).length,
  },
  {
    part: 'contacts',
    name: '1,000 contacts, fixed fields: node',
    figureIs: 'ours / HTTP Request, one expression',
    bound: 0.5,
    figure: timeRatio('nodeMs', 'ours-fixed', 'http-one', oneThousand),
  },
  {
    part: 'contacts',
    name: '1,000 contacts, fixed fields: total',
    figureIs: 'ours / HTTP Request, one expression',
    bound: 0.75,
    figure: timeRatio('totalMs', 'ours-fixed', 'http-one', oneThousand),
  },
  {
    part: 'contacts',
    name: '1,000 contacts, fixed fields: faster than one by one',
    figureIs: '10 × (HTTP Request, one call after the other, 100 contacts) / ours: node',
    bound: 30,
    isAtLeast: true,
    figure: fasterThanOneByOne,
  },
  {
    part: 'contacts',
    name: '1,000 contacts, three plain paths: node',
    figureIs: 'ours / HTTP Request with the same three',
    bound: 0.5,
    figure: timeRatio('nodeMs', 'ours-plain', 'http-plain', oneThousand),
  },
  {
    part: 'contacts',
    name: '1,000 contacts, three plain paths: total',
    figureIs: 'ours / HTTP Request with the same three',
    bound: 0.6,
    figure: timeRatio('totalMs', 'ours-plain', 'http-plain', oneThousand),
  },
  {
    part: 'contacts',
    name: '1,000 contacts, three computed expressions: total',
    figureIs: 'ours / HTTP Request with the same three',
    bound: 0.95,
    figure: timeRatio('totalMs', 'ours-computed', 'http-computed', oneThousand),
  },
  {
    part: 'contacts',
    name: "10,000 contacts, three plain paths: from the node's start to its first call",
    figureIs: 'ours / execution time of Edit Fields with the same three',
    bound: 0.2,
    figure: timeRatio('toFirstCallMs', 'ours-plain', 'edit-plain', tenThousand, 'nodeMs'),
  },
  {
    part: 'contacts',
    name: "10,000 contacts, three computed expressions: from the node's start to its first call",
    figureIs: 'ours / execution time of Edit Fields with the same three',
    bound: 1.1,
    figure: timeRatio('toFirstCallMs', 'ours-computed', 'edit-computed', tenThousand, 'nodeMs'),
  },
  {
    part: 'contacts',
    name: '10,000 contacts: from first to last call',
    figureIs:
      'ours / limit line, ceil(calls / as many at once as by default) × one call of 100; the worst of three fillings',
    bound: 1.15,
    figure: overTheLine,
  },
  {
    part: 'limit',
    name: '5 calls a second, 10,000 contacts: delivered',
    figureIs: 'share of the contacts, the least of all runs',
    bound: 1,
    isAtLeast: true,
    figure: ({ limit }) => limit && (limit.ours.contacts - limit.ours.unpaired) / limit.ours.contacts,
  },
  {
    part: 'limit',
    name: '5 calls a second, 10,000 contacts: time',
    figureIs: "node's execution time / the least possible",
    bound: 1.2,
    figure: ({ limit }) => ratio(limit?.ours.nodeMs, limit?.leastMs),
  },
  {
    part: 'contacts',
    name: '1 contact, median of 30: node',
    figureIs: 'ours / HTTP Request, both with the same one expression',
    bound: 1.1,
    figure: timeRatio('nodeMs', 'ours-one', 'http-one', 1),
  },
  {
    part: 'core',
    name: '100,000 rooms in the core: time',
    figureIs: 'that of 100,000 / that of 10,000',
    bound: 11,
    figure: coreRatio('ms'),
  },
  {
    part: 'core',
    name: '100,000 rooms in the core: memory',
    figureIs: "rise of the process's peak with 100,000 / with 10,000",
    bound: 11,
    figure: coreRatio('grownKb'),
  },
  {
    part: 'loading',
    name: 'node file: size',
    figureIs: 'kB of 1,000 bytes',
    bound: 150,
    figure: ({ loading }) => loading && loading.nodeFileBytes / 1000,
  },
  {
    part: 'loading',
    name: 'node file: loading',
    figureIs: 'ours / median of ten nodes of n8n',
    bound: 1,
    figure: ({ loading }) => loading && loading.ours.ms / median(loading.others.map(({ ms }) => ms)),
  },
  {
    part: 'zapier',
    name: 'Zapier: cold start',
    figureIs: 'ours / the untouched template, each with its connection test',
    bound: 1.1,
    figure: ({ zapier }) => ratio(zapier?.ours.ms, zapier?.template.ms),
  },
];

/** The goals of the parts that ran, each with its figure: NaN, which meets nothing, where a part did not measure what it has to. */
export function outcomesOf(report: Report, parts: readonly PartName[]): Outcome[] {
  return goals
    .filter(({ part }) => parts.includes(part))
    .map(({ name, figureIs, bound, isAtLeast = false, figure: figureIn }) => {
      const figure = figureIn(report) ?? Number.NaN;
      return { name, figureIs, figure, bound, isAtLeast, isMet: isAtLeast ? figure >= bound : figure <= bound };
    });
}
