import { arrowsBetweenFloors, foldersOf, longestChain } from './coreShape.ts';
import type { Course } from './filesOfOneRoom.ts';
import type { Graph } from './graph.ts';

/** Something counted, and how much of it there may be. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** Undefined where any number will do. */
  readonly most?: number;
  /** What was counted, where it is good to know. */
  readonly of?: readonly string[];
}

/** Whether a figure is within its limit. */
export function isWithin({ value, most = Number.POSITIVE_INFINITY }: Figure): boolean {
  return value <= most;
}

/** The files of the core that creating one room enters, by how it goes. */
export type Ways = Readonly<Record<Course, readonly string[]>>;

/** The figures of the repository as it is. */
export function figuresOf(graph: Graph, { well, closed }: Ways): Figure[] {
  const chain = longestChain(graph);
  const arrows = arrowsBetweenFloors(graph);
  const upward = arrows.filter(({ isUpward }) => isUpward);
  const circles = graph.violations.filter(({ rule }) => rule === 'no-circle');
  const broken = graph.violations.filter(({ rule }) => rule !== 'no-circle');
  return [
    { name: 'floors of the core', value: foldersOf(graph).length, most: 8 },
    {
      name: 'files one above the other in the core, from its index to one that imports none',
      value: chain.length,
      most: 11,
      of: chain,
    },
    { name: 'arrows between floors', value: arrows.length },
    { name: 'arrows upward', value: upward.length, most: 0, of: upward.map(({ from, to }) => `${from} → ${to}`) },
    {
      name: 'circles in the repository',
      value: circles.length,
      most: 0,
      of: circles.map(({ from, to }) => `${from} → ${to}`),
    },
    {
      name: 'other rules of imports broken',
      value: broken.length,
      most: 0,
      of: broken.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`),
    },
    { name: 'files of the core that creating one room enters', value: well.length, most: 17, of: well },
    { name: 'the same when the connection closes after the room was made', value: closed.length, most: 25, of: closed },
  ];
}
