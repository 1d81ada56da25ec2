// Shortcuts of one key, only where somebody has switched them on (WCAG 2.1.4).
// Ctrl+Enter sends the form one is in, with or without them.
const KEPT = "shortcuts";
const PLACES = { t: "/today", l: "/cases", q: "/referrals", c: "/reports/new", "/": "/search", "?": "/keyboard" };

const on = () => window.localStorage.getItem(KEPT) === "on";

// Letters typed into a field are letters.
const typing = (place) => place.closest("input:not([type=checkbox]):not([type=radio]), textarea, select") !== null;

const rows = () =>
  [...document.querySelectorAll("main .app-row__name a, main td:first-of-type a")].filter((link) => link.offsetParent);

const step = (by) => {
  const all = rows();
  const now = all.indexOf(document.activeElement);
  const next = all[now < 0 ? (by > 0 ? 0 : all.length - 1) : now + by];
  next?.focus();
};

const press = (event) => {
  if (event.key === "Enter" && event.ctrlKey && event.target.form) {
    event.target.form.requestSubmit();
    event.preventDefault();
    return;
  }
  if (!on() || event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
  const contact = document.querySelector("main a[href$='/contacts/new']");
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "n" && contact) contact.click();
  else if (PLACES[event.key]) window.location.assign(PLACES[event.key]);
  else return;
  event.preventDefault();
};

export const keys = () => {
  document.addEventListener("keydown", press);
  const button = document.querySelector("[data-app-shortcuts]");
  if (!button) return;
  const show = () => {
    button.textContent = button.dataset[on() ? "off" : "on"];
    button.setAttribute("aria-pressed", String(on()));
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    window.localStorage.setItem(KEPT, on() ? "off" : "on");
    show();
  });
  show();
};
