// The components of GOV.UK Frontend that our pages use, and one of our own.
import { createAll, Button, Checkboxes, ErrorSummary, SkipLink } from "govuk-frontend";
import { revealing } from "./reveal.js";

export const start = () => {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  for (const component of [Button, Checkboxes, ErrorSummary, SkipLink]) {
    createAll(component);
  }
  revealing();
};
