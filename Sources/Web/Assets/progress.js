// Follows work on a delivery as it goes: the server tells each step once, over one connection that the browser keeps up.
//
// Without this script the page asks again by itself every few seconds (a refresh in <noscript>), and shows the same words.

const line = document.querySelector("[data-stream]");
const QUIET = 10_000; // Milliseconds between two sentences read out: who listens wants to know that it goes on, not every count.

if (line) follow();

function follow() {
  // The sentence changes often: what is read out is a copy that changes seldom.
  line.removeAttribute("role");
  const spoken = document.createElement("p");
  spoken.className = "kz-unseen";
  spoken.setAttribute("role", "status");
  line.after(spoken);
  let said = 0;

  const stream = new EventSource(line.dataset.stream);
  const leave = () => {
    stream.close();
    location.replace(line.dataset.next);
  };
  stream.addEventListener("voortgang", (event) => {
    const { zin, bestand, stand } = JSON.parse(event.data);
    line.textContent = zin;
    if (bestand) {
      for (const state of document.querySelectorAll("[data-file]")) {
        if (state.dataset.file === bestand) state.textContent = stand;
      }
    }
    if (event.timeStamp - said > QUIET) {
      said = event.timeStamp;
      spoken.textContent = zin;
    }
  });
  stream.addEventListener("einde", leave);
  stream.addEventListener("vol", () => {
    stream.close();
    setTimeout(leave, 2000);
  });
  // A connection that breaks is made again by the browser. Refused for good: the page itself says what became of the work.
  stream.addEventListener("error", () => {
    if (stream.readyState === EventSource.CLOSED) setTimeout(leave, 2000);
  });
  addEventListener("pagehide", () => stream.close());
  // Back from the browser's memory the connection is gone.
  addEventListener("pageshow", (event) => event.persisted && leave());
}
