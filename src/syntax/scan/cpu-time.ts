/** What a running process has used of the processor: on a busy machine, waiting is no sign of hanging. */

import { readFileSync } from "node:fs";

/** Of `/proc/<pid>/stat`; the kernel's USER_HZ is 100 on every platform that Node runs on. */
const MS_PER_TICK = 10;

/** Milliseconds over all threads; `undefined` where the system does not tell, or the process is gone. */
export function cpuTime(pid: number): number | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
		// The second field is the program's name in parentheses, and may hold anything.
		const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
		return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
	} catch {
		return undefined;
	}
}
