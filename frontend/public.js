// Everything works without this; it saves some steps where scripts run.
import { start } from "./components.js";
import { passkeys } from "./passkeys.js";

start();
passkeys();

// Leaving: the page is covered at once, then our own address ends the visit
// and sends the browser away. Shift, three times within five seconds, does the same.
const leave = document.querySelector("[data-app-leave]");
if (leave) {
  const go = () => {
    const cover = document.createElement("div");
    cover.className = "app-left";
    document.body.replaceChildren(cover);
    window.location.replace(leave.href);
  };
  leave.addEventListener("click", (event) => {
    event.preventDefault();
    go();
  });
  let presses = [];
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    const now = Date.now();
    presses = [...presses.filter((at) => now - at < 5000), now];
    if (presses.length >= 3) {
      go();
    }
  });
}
