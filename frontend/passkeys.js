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
