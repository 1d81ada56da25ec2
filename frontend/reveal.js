// What a choice reveals is shown with it. GOV.UK's own script for radios says
// `aria-expanded` on them, which the standard does not allow there.
export const revealing = () => {
  const radios = [...document.querySelectorAll("input[type=radio]")];
  const reveal = () => {
    for (const radio of radios) {
      const part = document.getElementById(radio.getAttribute("aria-controls") ?? "");
      part?.classList.toggle("govuk-radios__conditional--hidden", !radio.checked);
    }
  };
  for (const radio of radios) {
    if (radio.dataset.ariaControls) {
      radio.setAttribute("aria-controls", radio.dataset.ariaControls);
    }
    radio.addEventListener("change", reveal);
  }
  reveal();
  window.addEventListener("pageshow", reveal);
};
