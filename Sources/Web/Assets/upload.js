// Files for a delivery: dropped anywhere on the form, listed with their sizes before they go, and sent with a bar that says
// how far they are.
//
// Without this script the form is an ordinary one: the browser's own field takes files, and sends them without a bar.

help(document.querySelector("[data-upload]"));

function help(form) {
  if (!form) return;
  const field = form.querySelector("input[type=file]");
  const button = form.querySelector("button[type=submit]");
  const limit = Number(form.dataset.upload);
  const list = made("ul", "kz-chosen");
  const total = made("p", "kz-field__hint");
  total.setAttribute("aria-live", "polite");
  field.after(list, total);
  let request = null;

  field.addEventListener("change", () => show());
  form.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    form.classList.add("kz-deliver__form--over");
  });
  form.addEventListener("dragleave", (event) => form.contains(event.relatedTarget) || form.classList.remove("kz-deliver__form--over"));
  form.addEventListener("drop", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    form.classList.remove("kz-deliver__form--over");
    if (request) return;
    // A file of the same name takes the place of the one before.
    const dropped = [...event.dataTransfer.files];
    choose([...field.files].filter((file) => !dropped.some((other) => other.name === file.name)).concat(dropped));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  show();

  function choose(files) {
    const chosen = new DataTransfer();
    for (const file of files) chosen.items.add(file);
    field.files = chosen.files;
    show();
  }

  function show() {
    const files = [...field.files];
    const sum = files.reduce((bytes, file) => bytes + file.size, 0);
    const isTooLarge = sum > limit;
    list.replaceChildren(...files.map((file, place) => {
      const remove = made("button", "kz-button kz-button--quiet kz-chosen__remove", "[[upload.leaveOut]]");
      remove.type = "button";
      remove.append(made("span", "kz-unseen", ` ${file.name}`));
      remove.addEventListener("click", () => {
        choose(files.filter((_, other) => other !== place));
        field.focus();
      });
      const item = made("li", "kz-chosen__item");
      item.append(made("span", "kz-chosen__name", file.name), made("span", "kz-chosen__size", size(file.size)), remove);
      return item;
    }));
    const [count, together, most] = [files.length, size(sum), size(limit)];
    const tooLarge = isTooLarge ? `[[upload.tooLarge]]` : "";
    field.setCustomValidity(tooLarge);
    list.hidden = files.length === 0;
    total.textContent = files.length === 0 ? ""
      : isTooLarge ? tooLarge
      : count === 1 ? `[[upload.chosen.one]]` : `[[upload.chosen]]`;
    total.className = isTooLarge ? "kz-field__problem" : "kz-field__hint";
  }

  function send() {
    // The fields are read in the order of the page: the token comes first, as the server wants it.
    const body = new FormData(form);
    request = new XMLHttpRequest();
    const part = made("div", "kz-sending");
    const bar = made("progress", "kz-sending__bar");
    const words = made("p", "kz-sending__words", "[[upload.begins]]");
    const cancel = made("button", "kz-button kz-button--quiet", "[[upload.cancel]]");
    bar.setAttribute("aria-label", "[[upload.sent]]");
    words.setAttribute("role", "status");
    cancel.type = "button";
    cancel.addEventListener("click", () => request.abort());
    part.append(bar, words, cancel);
    form.append(part);
    button.disabled = true;

    let told = -1;
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      bar.max = event.total;
      bar.value = event.loaded;
      // In steps of a tenth: every change of these words is read out.
      const tenth = Math.floor((10 * event.loaded) / event.total);
      if (tenth === told) return;
      told = tenth;
      const [percent, loaded, all] = [10 * tenth, size(event.loaded), size(event.total)];
      words.textContent = tenth === 10 ? "[[upload.accepting]]" : `[[upload.progress]]`;
    });
    request.addEventListener("load", () => {
      if (request.status < 400) location.assign(request.responseURL);
      else refused();
    });
    request.addEventListener("error", () => stopped("[[upload.lost]]"));
    request.addEventListener("abort", () => stopped("[[upload.aborted]]"));
    request.open("POST", form.action);
    request.responseType = "document";
    request.send(body);

    function stopped(sentence) {
      request = null;
      button.disabled = false;
      part.replaceChildren(words);
      words.textContent = sentence;
      button.focus();
      form.addEventListener("submit", () => part.remove(), { once: true, capture: true });
    }

    /** The server's own page says what was wrong; it takes the place of this one. */
    function refused() {
      const page = request.responseXML;
      const answer = page?.querySelector("main");
      if (!answer) return stopped("[[upload.refused]]");
      const problem = answer.querySelector("[role=alert]");
      document.title = page.title;
      document.querySelector("main").replaceWith(document.adoptNode(answer));
      help(answer.querySelector("[data-upload]"));
      if (problem) {
        problem.tabIndex = -1;
        problem.focus();
      }
      scrollTo(0, 0);
    }
  }
}

function made(name, style, words) {
  const element = document.createElement(name);
  element.className = style;
  if (words) element.textContent = words;
  return element;
}

/** As the server writes sizes. */
function size(bytes) {
  const whole = (number) => number.toLocaleString(document.documentElement.lang);
  if (bytes >= 2 ** 30 && bytes % 2 ** 30 === 0) return `${whole(bytes / 2 ** 30)} GB`;
  if (bytes >= 2 ** 20) return `${whole(Math.floor(bytes / 2 ** 20))} MB`;
  if (bytes >= 2 ** 10) return `${whole(Math.ceil(bytes / 2 ** 10))} kB`;
  return `${bytes} bytes`;
}
