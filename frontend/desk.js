// Everything works without this; it saves some steps where scripts run.
import { start } from "./components.js";
import { keys } from "./keys.js";
import { insteadOfCodes, passkeys } from "./passkeys.js";

start();
keys();
passkeys();
insteadOfCodes();
