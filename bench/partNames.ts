/** The parts of the benchmark, in the order in which they run. */
export const partNames = [
  'loading',
  'zapier',
  'core',
  'concurrency',
  'contacts',
  'limit',
  'groups',
  'onePerContact',
] as const;

export type PartName = (typeof partNames)[number];

export function isPart(name: string): name is PartName {
  return partNames.some((part) => part === name);
}
