// Asks the device for a passkey, and sends its answer as an ordinary form.
// Everybody else signs in with a password and a code, without this.
export const passkeys = () => {
  const form = document.querySelector("form[data-passkey]");
  if (!form) {
    return;
  }
  const say = (name) => {
    const sentence = form.querySelector(`[data-passkey-${name}]`);
    sentence.hidden = false;
    sentence.focus();
  };
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
    say("missing");
    return;
  }
  form.querySelector("[data-passkey-go]").hidden = false;
  form.querySelector("[data-passkey-missing]").hidden = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    form.querySelector("[data-passkey-failed]").hidden = true;
    const options = JSON.parse(form.dataset.options);
    try {
      const credential =
        form.dataset.passkey === "create"
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.namedItem("credential").value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch {
      say("failed");
    }
  });
};

// Where a code is asked for again, a device of one's own may answer in its place.
export const insteadOfCodes = () => {
  const part = document.querySelector("[data-passkey-instead]");
  if (!part || !window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
    return;
  }
  part.hidden = false;
  const failed = part.querySelector("[data-passkey-failed]");
  part.querySelector("button").addEventListener("click", async () => {
    failed.hidden = true;
    const options = JSON.parse(part.dataset.passkeyInstead);
    try {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
      const credential = await navigator.credentials.get({ publicKey });
      part.querySelector("input[name=credential]").value = JSON.stringify(credential.toJSON());
      part.closest("form").submit();
    } catch {
      failed.hidden = false;
      failed.focus();
    }
  });
};
