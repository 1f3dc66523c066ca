// The map of circles made to move: drag, wheel, pinch, keys, a search box, names when near.
// Without it the picture stands as the server drew it, and its people can be clicked all the same.

const SVG = "http://www.w3.org/2000/svg";
const NEAREST = 40; // times nearer than the whole map
const STEP = 1.3; // one press of + or -
const DRAGGED = 4; // pixels from which a press is no click any more
const GLIDE = 220; // milliseconds of a move to somewhere else
const NAME_SIZE = 12; // pixels of a person's name
const NAME_ROOM = 36; // pixels between neighbours from which names may have room
const LEAST_SIZE = 11; // pixels of the name of a circle, however small the screen
const LETTER = 0.62; // mean width of a letter, in heights of the font
const LABEL_ROOM = 26; // pixels of a disc's radius from which its name has room
const MOST_NAMES = 200;
const MOST_FOUND = 30; // people found who are named, room or not
const NEIGHBOURS = 10; // units of the picture between neighbours

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

/** Return text as it is compared: small letters without accents. */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

function element(tag, attributes, text = "") {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}

/** What of the plane is shown, and how it changes. */
class View {
  constructor(picture, changed) {
    this.picture = picture;
    this.changed = changed;
    const { x, y, width, height } = picture.viewBox.baseVal;
    this.whole = { x, y, width, height };
    this.box = { ...this.whole };
    this.gliding = 0;
  }

  /** Pixels of a unit of the picture. */
  get scale() {
    const { width, height } = this.picture.getBoundingClientRect();
    return Math.min(width / this.box.width, height / this.box.height) || 1;
  }

  /** Where a point of the window lies in the picture. */
  at(clientX, clientY) {
    const matrix = this.picture.getScreenCTM().inverse();
    return new DOMPoint(clientX, clientY).matrixTransform(matrix);
  }

  show(box) {
    this.box = box;
    this.picture.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
    this.changed();
  }

  /** Go to a part of the plane, gliding unless less motion is wanted. */
  go(target) {
    cancelAnimationFrame(this.gliding);
    if (calm.matches) return this.show(target);
    const start = performance.now();
    const from = { ...this.box };
    const step = (now) => {
      const part = Math.min(1, Math.max(0, (now - start) / GLIDE));
      const eased = part * (2 - part);
      const between = (name) => from[name] + (target[name] - from[name]) * eased;
      this.show({
        x: between("x"), y: between("y"), width: between("width"), height: between("height"),
      });
      if (part < 1) this.gliding = requestAnimationFrame(step);
    };
    this.gliding = requestAnimationFrame(step);
  }

  stop() {
    cancelAnimationFrame(this.gliding);
  }

  /** Return the box that is so many times nearer, with a point staying where it is. */
  nearer(times, point = this.middle) {
    const { whole, box } = this;
    const width = Math.min(whole.width, Math.max(whole.width / NEAREST, box.width / times));
    const ratio = width / box.width;
    return {
      x: point.x - (point.x - box.x) * ratio,
      y: point.y - (point.y - box.y) * ratio,
      width,
      height: box.height * ratio,
    };
  }

  moved(right, down) {
    return { ...this.box, x: this.box.x + right, y: this.box.y + down };
  }

  /** Return the box around some points, not nearer than a tenth of the whole. */
  around(points) {
    const xs = points.map((point) => point.x);
    const ys = points.map((point) => point.y);
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    const { whole } = this;
    const part = Math.max(
      0.1, (1.4 * (right - left)) / whole.width, (1.4 * (bottom - top)) / whole.height,
    );
    const [width, height] = [whole.width * Math.min(1, part), whole.height * Math.min(1, part)];
    return { x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height };
  }

  get middle() {
    return { x: this.box.x + this.box.width / 2, y: this.box.y + this.box.height / 2 };
  }

  /** What can be seen: more than the box where the window has another shape. */
  get seen() {
    const { width, height } = this.picture.getBoundingClientRect();
    const { scale, middle } = this;
    const [right, down] = [width / scale / 2, height / scale / 2];
    const { x, y } = middle;
    return { left: x - right, right: x + right, top: y - down, bottom: y + down };
  }

  /** Return what says of a point whether it can be seen. */
  get holder() {
    const { left, right, top, bottom } = this.seen;
    return ({ x, y }) => x >= left && x <= right && y >= top && y <= bottom;
  }
}

/** The words on the map: they keep their size on the screen, and none covers another. */
class Words {
  constructor(picture, people) {
    this.labels = picture.querySelector(".pic-labels");
    this.texts = [...this.labels.querySelectorAll(".pic-label")].map((text) => ({
      text,
      waits: text.classList.contains("pic-label-more"),
      lines: [...text.children].map((line) => line.textContent),
      ...Object.fromEntries(Object.entries(text.dataset).map(([key, value]) => [key, +value])),
    }));
    this.size = Number(this.labels.getAttribute("font-size"));
    this.people = [...people].sort((one, other) => other.radius - one.radius);
    this.found = new Set();
    this.names = document.createElementNS(SVG, "g");
    this.names.setAttribute("class", "pic-names");
    this.names.setAttribute("aria-hidden", "true");
    picture.append(this.names);
  }

  fit(view) {
    const { scale, seen } = view;
    const size = Math.max((this.size * view.box.width) / view.whole.width, LEAST_SIZE / scale);
    const taken = [];
    this.labels.setAttribute("font-size", size);
    for (const { text, waits, lines, x = 0, y = 0, right = 0, down = 0, reach } of this.texts) {
      const at = { x: x + right * size, y: y + down * size };
      if (x > seen.left && x < seen.right) at.x = inside(at.x, widthOf(lines, size) / 2, seen);
      text.setAttribute("y", at.y);
      for (const line of text.children) line.setAttribute("x", at.x);
      const small = waits && reach * scale < LABEL_ROOM;
      text.classList.toggle("pic-label-more", small || !take(taken, at, lines, size));
    }
    this.name(view, taken);
  }

  /** Name the people in view when there is room between them, and always who was found. */
  name(view, taken) {
    const size = NAME_SIZE / view.scale;
    const near = NEIGHBOURS * view.scale >= NAME_ROOM;
    const wanted = this.people.filter((one) => near || this.found.has(one)).filter(view.holder);
    const below = (one) => ({ x: one.x, y: one.y + one.radius + size * 1.1 });
    const shown = wanted.slice(0, MOST_NAMES).filter((one) => {
      return take(taken, below(one), [one.name], size) || this.found.has(one);
    });
    this.names.setAttribute("font-size", size);
    this.names.replaceChildren(...shown.map((one) => nameAt(below(one), one.name)));
  }
}

function nameAt({ x, y }, name) {
  const text = document.createElementNS(SVG, "text");
  text.setAttribute("class", "pic-name");
  text.setAttribute("text-anchor", "middle");
  text.setAttribute("x", x);
  text.setAttribute("y", y);
  text.textContent = name;
  return text;
}

function widthOf(lines, size) {
  return Math.max(...lines.map((line) => line.length)) * size * LETTER;
}

/** Return the middle of words moved as far as it takes to see them whole. */
function inside(x, half, { left, right }) {
  return Math.max(left + half, Math.min(right - half, x));
}

/** Take the room of some lines, the first of them at a point, and say whether it was free. */
function take(taken, { x, y }, lines, size) {
  const half = widthOf(lines, size) / 2;
  const box = [x - half, y - size, x + half, y + size * (lines.length * 1.2 - 0.95)];
  const free = taken.every((other) => {
    return box[0] > other[2] || box[2] < other[0] || box[1] > other[3] || box[3] < other[1];
  });
  if (free) taken.push(box);
  return free;
}

function read(picture) {
  return [...picture.querySelectorAll(".pic-person")].map((link) => {
    const dot = link.querySelector("circle");
    const [x, y, radius] = ["cx", "cy", "r"].map((name) => Number(dot.getAttribute(name)));
    const name = link.dataset.name;
    return { link, name, plain: plain(name), x, y, radius };
  });
}

/** Drag with one pointer, pinch with two, turn the wheel. */
function takePointers(picture, view) {
  const pressed = new Map();
  let dragged = false;
  let path = 0;

  picture.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    view.stop();
    pressed.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (pressed.size === 1) [dragged, path] = [false, 0];
  });
  picture.addEventListener("pointermove", (event) => {
    const last = pressed.get(event.pointerId);
    if (!last) return;
    const now = { x: event.clientX, y: event.clientY };
    const others = [...pressed].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    path += Math.hypot(now.x - last.x, now.y - last.y);
    pressed.set(event.pointerId, now);
    if (path < DRAGGED) return;
    if (!dragged) {
      dragged = true;
      picture.setPointerCapture(event.pointerId);
      picture.classList.add("pic-grabbed");
    }
    if (others.length) pinch(others[0], last, now);
    else view.show(view.moved((last.x - now.x) / view.scale, (last.y - now.y) / view.scale));
  });
  const release = (event) => {
    pressed.delete(event.pointerId);
    if (!pressed.size) picture.classList.remove("pic-grabbed");
  };
  picture.addEventListener("pointerup", release);
  picture.addEventListener("pointercancel", release);
  picture.addEventListener("dragstart", (event) => event.preventDefault());
  picture.addEventListener(
    "click",
    (event) => {
      if (dragged) event.preventDefault();
      dragged = false;
    },
    true,
  );
  picture.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      view.stop();
      const lines = event.deltaMode ? event.deltaY * 16 : event.deltaY;
      view.show(view.nearer(Math.exp(-lines / 400), view.at(event.clientX, event.clientY)));
    },
    { passive: false },
  );

  function pinch(other, last, now) {
    const before = Math.hypot(last.x - other.x, last.y - other.y);
    const after = Math.hypot(now.x - other.x, now.y - other.y);
    const middle = view.at((now.x + other.x) / 2, (now.y + other.y) / 2);
    if (before) view.show(view.nearer(after / before, middle));
  }
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Keys: + - 0 and arrows on the map; Enter goes to a person, arrows from one to the next. */
function takeKeys(picture, view, people) {
  const byLink = new Map(people.map((one) => [one.link, one]));

  picture.setAttribute("tabindex", "0");
  picture.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const one = byLink.get(document.activeElement);
    if (act(event.key, one)) event.preventDefault();
  });
  picture.addEventListener("focusin", (event) => {
    const one = byLink.get(event.target);
    if (one && !view.holder(one)) view.go(view.around([one]));
  });

  function act(key, one) {
    if (key === "+" || key === "=") view.go(view.nearer(STEP, one));
    else if (key === "-") view.go(view.nearer(1 / STEP, one));
    else if (key === "0") view.go({ ...view.whole });
    else if (key === "Escape" && one) picture.focus();
    else if (key === "Enter" && !one) focus(nearest(people, view.middle));
    else if (key in ARROWS) move(ARROWS[key], one);
    else return false;
    return true;
  }

  function move([right, down], one) {
    const { width, height } = view.box;
    if (one) focus(nearest(people.filter((other) => lies(other, one, right, down)), one));
    else view.go(view.moved((right * width) / 6, (down * height) / 6));
  }

  function focus(one) {
    if (one) one.link.focus({ preventScroll: true });
  }
}

/** Say whether one lies from another more in this direction than aside. */
function lies(other, one, right, down) {
  const [x, y] = [other.x - one.x, other.y - one.y];
  const along = x * right + y * down;
  return along > 0 && Math.abs(x * down - y * right) <= along;
}

function nearest(people, to) {
  const far = (one) => (one.x - to.x) ** 2 + (one.y - to.y) ** 2;
  return people.reduce((best, one) => (best && far(best) <= far(one) ? best : one), null);
}

/** The search box and the buttons, which only stand there when they work. */
function addTools(picture, view, people, words) {
  const tools = element("div", { class: "pic-tools", role: "group", "aria-label": "The map" });
  const search = element("input", {
    type: "search", class: "pic-search", placeholder: "Find on the map", autocomplete: "off",
    "aria-label": "Find somebody on the map", maxlength: "100",
  });
  const said = element("output", { class: "pic-said", "aria-live": "polite" });
  const buttons = [
    ["+", "Nearer", () => view.go(view.nearer(STEP * STEP))],
    ["\u2212", "Farther", () => view.go(view.nearer(1 / (STEP * STEP)))],
    ["All", "All: show the whole map", () => view.go({ ...view.whole })],
  ].map(([text, label, press]) => {
    const button = element("button", { type: "button", "aria-label": label, title: label }, text);
    button.addEventListener("click", press);
    return button;
  });
  let found = [];

  search.addEventListener("input", () => {
    const parts = plain(search.value).split(/\s+/).filter(Boolean);
    found = parts.length ? people.filter((one) => parts.every((w) => one.plain.includes(w))) : [];
    words.found = new Set(found.slice(0, MOST_FOUND));
    picture.classList.toggle("pic-searched", parts.length > 0);
    const all = new Set(found);
    for (const one of people) one.link.classList.toggle("pic-found", all.has(one));
    said.textContent = parts.length ? tell(found) : "";
    view.go(found.length ? view.around(found) : { ...(parts.length ? view.box : view.whole) });
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && found.length) found[0].link.focus({ preventScroll: true });
    else if (event.key !== "Enter") return;
    event.preventDefault();
  });
  tools.append(search, ...buttons, said);
  picture.before(tools);
}

function tell(found) {
  if (!found.length) return "Nobody on the map has this name.";
  return found.length === 1 ? found[0].name : `${found.length} people`;
}

function start(picture) {
  const people = read(picture);
  const words = new Words(picture, people);
  let waiting = 0;
  const view = new View(picture, () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => words.fit(view));
  });
  takePointers(picture, view);
  takeKeys(picture, view, people);
  addTools(picture, view, people, words);
  new ResizeObserver(() => view.changed()).observe(picture);
  picture.classList.add("pic-live");
}

for (const picture of document.querySelectorAll("svg.pic-network")) start(picture);
