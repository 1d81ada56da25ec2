// Everything works without this; it saves some steps where scripts run.
import { start } from "./components.js";
import { passkeys } from "./passkeys.js";

start();
passkeys();
