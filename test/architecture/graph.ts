import { cruise } from 'dependency-cruiser';
import { cruiseOptions } from './cruiseOptions.ts';
import { rules } from './rules.ts';

/** Who imports whom in the repository, and which of those imports break a rule. Paths are from the repository's root. */
export interface Graph {
  /** What each file imports, if only a type of it. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
  readonly violations: readonly Violation[];
}

export interface Violation {
  readonly rule: string;
  readonly from: string;
  /** The file itself where the rule is about the file and not about one of its imports. */
  readonly to: string;
}

/** Where the repository's own code is. */
const folders = ['packages', 'demo', 'test'];

/** Reads the imports of the whole repository, whose root is the current directory, and holds them to the rules. */
export async function readGraph(): Promise<Graph> {
  const { output } = await cruise(folders, { ...cruiseOptions, validate: true, ruleSet: rules });
  if (typeof output === 'string') throw new Error(`not a graph: ${output}`);
  return {
    imports: new Map(
      output.modules.map(({ source, dependencies }) => [source, dependencies.map(({ resolved }) => resolved)]),
    ),
    violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}
