// How the lines of a process map run: past the places, within the canvas, and each with its number where it can be read.

/** How far a line may bow, as a part of its length: the first that meets nothing is taken. */
const BOWS = [0.16, -0.16, 0.06, 0.28, -0.28, 0.4, -0.4, 0.7, -0.7, 1, -1];

/** A line does not bow further than this from the straight one, in CSS pixels. */
const FURTHEST = 90;

const SAMPLES = Array.from({ length: 17 }, (_, index) => 0.1 + index * 0.05);
const CHARACTER = 8;
const LINE = 20;

/**
 * Of each link how much it bows, and where its number stands; null where it could not be read. Links come first that
 * are first: their numbers keep their place.
 *
 * @param boxes what each place covers, by its name
 * @param written how a number is written
 */
export function ways(links, places, boxes, { width, height }, written) {
  const taken = [...boxes.values()];
  const middles = [];
  return links.map((link) => {
    const ends = [places.get(link.from), places.get(link.to)];
    const [own, others] = [true, false].map((mine) =>
      [...boxes].filter(([name]) => (name === link.from || name === link.to) === mine).map(([, box]) => box),
    );
    const half = [(written(link.count).length * CHARACTER + 6) / 2, LINE / 2];
    const bows = BOWS.map((bow) => limited(bow, ends)).map((bow) => {
      const middle = around(point(ends, bow, 0.5), half);
      const free = inside(middle, width, height) && !taken.some((box) => meet(box, middle));
      const same = middles.some((box) => meet(box, middle));
      const dear = cost(ends, bow, { own, others }, width, height) + (free ? 0 : 2) + (same ? 3 : 0);
      return { bow, middle, free, dear };
    });
    const best = bows.reduce((least, each) => (each.dear < least.dear ? each : least));
    // Nor do two lines run as one, as there and back between the same would.
    middles.push(best.middle);
    if (best.free) {
      taken.push(best.middle);
    }
    return { ...link, bow: best.bow, number: best.free ? best.middle : null };
  });
}

function limited(bow, [[x1, y1], [x2, y2]]) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  return Math.sign(bow) * Math.min(Math.abs(bow), (2 * FURTHEST) / Math.max(1, length));
}

/** A point of the line, which is bent as the chart bends it. */
function point([[x1, y1], [x2, y2]], bow, t) {
  const [cx, cy] = [(x1 + x2) / 2 - (y1 - y2) * bow, (y1 + y2) / 2 - (x2 - x1) * bow];
  const along = (a, c, b) => (1 - t) * (1 - t) * a + 2 * t * (1 - t) * c + t * t * b;
  return [along(x1, cx, x2), along(y1, cy, y2)];
}

/** How much of the line lies on places, of which it cannot keep wholly off its own, or out of sight. */
function cost(ends, bow, { own, others }, width, height) {
  const on = (boxes, place) => boxes.filter((box) => meet(box, place)).length;
  return SAMPLES.map((t) => point(ends, bow, t)).reduce((sum, [x, y]) => {
    const out = x < 4 || y < 4 || x > width - 4 || y > height - 4;
    const place = around([x, y], [2, 2]);
    return sum + (out ? 3 : 0) + on(others, place) + on(own, place) / 4;
  }, 0);
}

function around([x, y], [wide, high]) {
  return { left: x - wide, right: x + wide, top: y - high, bottom: y + high };
}

function inside(box, width, height) {
  return box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;
}

function meet(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
