// The clock of a demonstration that was started at another time.
import { writeFileSync } from "node:fs";

// From now on it is this time, in London: "2026-05-05 10:00:00".
export const moveTo = (time) => writeFileSync(process.env.ALONGSIDE_CLOCK, `@${time}\n`);
