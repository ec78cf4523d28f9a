// Tells what a place of a drawing stands for: by mouse, by finger, and by keyboard.
//
// Every shape that stands for something has its words as its title, written by the server from the same figures as the table
// of the panel. This script only shows them, larger and sooner than a browser does; it computes no figure. Without it
// the titles and the table remain.
//
// Keys: arrows step from place to place, Home and End go to the first and the last, Escape takes the words away.

const RESTS = 250; // Milliseconds without a step before the words are read out: who walks fast hears only where they stop.
const NEAR = 32; // Pixels within which a dot is meant, where dots lie anywhere.

const hint = unseen("span", "kz-grafiekuitleg");
hint.textContent = "[[chart.keys]]";
const spoken = unseen("div", "kz-grafiekstem");
spoken.setAttribute("aria-live", "polite");
document.body.append(hint, spoken);

let open = null; // The drawing whose words are shown.

for (const element of document.querySelectorAll(".kz-chart, .kz-map")) new Chart(element);

// A finger beside every drawing, or Escape anywhere, takes the words away.
document.addEventListener("pointerdown", (event) => {
  if (open && !open.element.contains(event.target)) open.hide();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && open) open.hide();
});

/** One drawing: its places in the size that is visible, and the words beside the one that is meant. */
function Chart(element) {
  const isMap = element.matches(".kz-map");
  const words = new WeakMap();
  const box = document.createElement("div");
  box.className = "kz-readout";
  box.setAttribute("aria-hidden", "true");
  box.hidden = true;
  let now = -1;
  let rest = 0;

  this.element = element;
  takeTitles();
  if (!element.querySelector(".kz-chart__place, .kz-map__tile")) return;
  element.append(box);
  element.tabIndex = 0;
  element.setAttribute("role", isMap ? "group" : "application");
  element.setAttribute("aria-roledescription", "[[chart.role]]");
  element.setAttribute("aria-describedby", hint.id);
  const title = element.closest("article[aria-labelledby]")?.getAttribute("aria-labelledby");
  if (title) {
    element.removeAttribute("aria-label");
    element.setAttribute("aria-labelledby", title);
  }

  element.addEventListener("pointermove", (event) => point(event));
  element.addEventListener("pointerdown", (event) => point(event));
  element.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && this.hide());
  element.addEventListener("focus", () => {
    if (element.matches(":focus-visible")) show(now < 0 ? start() : now);
  });
  element.addEventListener("blur", () => this.hide());
  element.addEventListener("keydown", (event) => step(event));
  new ResizeObserver(() => this.hide()).observe(element);

  this.hide = () => {
    clearTimeout(rest);
    box.hidden = true;
    element.querySelector(".kz-chart__now")?.classList.remove("kz-chart__now");
    if (open === this) open = null;
  };
  const self = this;

  /** The browser would show a title as well, over these words. */
  function takeTitles() {
    for (const tile of element.querySelectorAll("[title]")) {
      words.set(tile, tile.title);
      tile.removeAttribute("title");
    }
    for (const title of element.querySelectorAll("title")) {
      words.set(title.parentNode, title.textContent);
      title.parentNode.classList.add("kz-chart__place");
      title.remove();
    }
  }

  /** In the order they are drawn in; dots that lie anywhere, from left to right. */
  function places() {
    const found = [...element.querySelectorAll(isMap ? ".kz-map__tile" : ".kz-chart__place")].filter((place) => place.getClientRects().length);
    return isMap || element.dataset.reach !== "near" ? found : found.sort((one, other) => middle(one).x - middle(other).x);
  }

  function middle(place) {
    const { left, right, top, bottom } = place.getBoundingClientRect();
    return { x: (left + right) / 2, y: (top + bottom) / 2, top, bottom };
  }

  function start() {
    return isMap || element.dataset.reach === "near" ? 0 : places().length - 1;
  }

  function point(event) {
    if (event.pointerType === "touch" && event.type === "pointermove" && event.buttons === 0) return;
    const across = element.dataset.reach !== "near";
    let nearest = -1;
    let least = across ? Infinity : NEAR;
    places().forEach((place, index) => {
      const { left, right, top, bottom } = place.getBoundingClientRect();
      const dx = Math.max(left - event.clientX, 0, event.clientX - right);
      const dy = Math.max(top - event.clientY, 0, event.clientY - bottom);
      const far = across ? Math.abs(event.clientX - (left + right) / 2) : Math.hypot(dx, dy);
      if (far < least) [nearest, least] = [index, far];
    });
    if (nearest < 0) self.hide();
    else show(nearest);
  }

  function step(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const last = places().length - 1;
    const from = now < 0 ? start() : Math.min(now, last);
    const to = { ArrowRight: from + 1, ArrowDown: from + 1, ArrowLeft: from - 1, ArrowUp: from - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const place = show(Math.max(0, Math.min(to, last)));
    clearTimeout(rest);
    rest = setTimeout(() => (spoken.textContent = words.get(place).replaceAll("\n", ", ")), RESTS);
  }

  function show(index) {
    if (open && open !== self) open.hide();
    open = self;
    const place = places()[index];
    if (!place) return null;
    now = index;
    element.querySelector(".kz-chart__now")?.classList.remove("kz-chart__now");
    place.classList.add("kz-chart__now");
    box.replaceChildren(...words.get(place).split("\n").map((line, nr) => {
      const part = document.createElement(nr === 1 ? "strong" : "span");
      part.textContent = line;
      return part;
    }));
    box.hidden = false;
    beside(middle(place));
    return place;
  }

  /** Above the place, or under it when the window ends there; never outside the drawing's own width. */
  function beside({ x, top, bottom }) {
    const own = element.getBoundingClientRect();
    const left = Math.max(0, Math.min(x - own.left - box.offsetWidth / 2, own.width - box.offsetWidth));
    const above = top - box.offsetHeight - 10;
    box.style.left = `${left}px`;
    box.style.top = `${(above > 0 ? above : bottom + 10) - own.top}px`;
  }
}

function unseen(name, id) {
  const element = document.createElement(name);
  element.id = id;
  element.className = "kz-unseen";
  return element;
}
