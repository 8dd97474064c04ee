// Where the activities of a process map stand: none on another, however many there are.

import { levels, namesOf } from './links.js';
import { NARROW } from './look.js';

/** How wide what is said below a place may be, in CSS pixels, and how high one line of it is. */
const WORDS = 128;
const LINE = 18;
const CIRCLE = 30;

/** Around all places, for ways that go round them. */
const EDGE = 60;

/** Between two places that stand one below the other; more where that is how the steps go, for their numbers. */
const APART = 34;
const STEP = 54;

/** A map of a few places is no lower than this. */
const LEAST = 384;

/**
 * Where each stands, as the middle of its circle, and how high the whole is. Steps from the beginning go right; where
 * there is too little room for them they go down, as many beside one another as there is room for.
 *
 * @param said what stands below each, in lines
 */
export function places(links, said, width) {
  const columns = ordered(links);
  const lines = Math.max(...namesOf(links).map((name) => said.get(name).length));
  const high = CIRCLE + lines * LINE;
  const right = width >= NARROW && columns.length > 1 && columns.length * (WORDS + 16) <= width;
  const [at, down] = right ? rightwards(columns, high + APART, width) : downwards(columns, high + STEP, width);
  const spare = Math.max(0, (LEAST - down) / 2);
  return {
    places: new Map([...at].map(([name, [x, y]]) => [name, [x, y + spare]])),
    height: Math.ceil(Math.max(LEAST, down)),
  };
}

/** The box that nothing else may cover: a circle with what is said below it. */
export function boxOf([x, y], lines) {
  const half = Math.max(CIRCLE, Math.min(WORDS, longest(lines) * 7.5)) / 2;
  return { left: x - half, right: x + half, top: y - CIRCLE / 2, bottom: y + CIRCLE / 2 + 4 + lines.length * LINE };
}

function longest(lines) {
  return Math.max(...lines.map(({ length }) => length));
}

function rightwards(columns, row, width) {
  const most = Math.max(...columns.map(({ length }) => length));
  const step = (width - WORDS - EDGE) / (columns.length - 1);
  const at = new Map();
  columns.forEach((column, depth) => {
    // Every other column a little off, so that a way past it does not run through what stands there.
    const off = depth % 2 === 0 ? 0 : row / 2;
    const top = EDGE + CIRCLE / 2 + off + ((most - column.length) * row) / 2;
    column.forEach((name, index) => at.set(name, [(WORDS + EDGE) / 2 + depth * step, top + index * row]));
  });
  return [at, EDGE + (most + 0.5) * row];
}

function downwards(columns, row, width) {
  const beside = Math.max(1, Math.floor((width - 16) / (WORDS + 8)));
  const at = new Map();
  let y = EDGE / 2 + CIRCLE / 2;
  for (const column of columns) {
    for (let first = 0; first < column.length; first += beside) {
      const line = column.slice(first, first + beside);
      line.forEach((name, index) => at.set(name, [(width * (index + 0.5)) / line.length, y]));
      y += row;
    }
  }
  return [at, y];
}

/** By the steps from the beginning; in each, next to those that lead there. */
function ordered(links) {
  const columns = [];
  for (const [name, depth] of levels(links)) {
    (columns[depth] ??= []).push(name);
  }
  const at = new Map();
  for (const column of columns) {
    const from = new Map(column.map((name) => [name, weighed(links, name, at)]));
    column.sort((one, other) => from.get(one) - from.get(other));
    column.forEach((name, index) => at.set(name, (index + 0.5) / column.length));
  }
  return columns;
}

/** How far along its column what leads to a place stands, the more often the more it counts. */
function weighed(links, name, at) {
  const before = links.filter(({ from, to }) => to === name && at.has(from));
  const times = before.reduce((sum, { count }) => sum + count, 0);
  return times === 0 ? 0.5 : before.reduce((sum, { from, count }) => sum + count * at.get(from), 0) / times;
}
