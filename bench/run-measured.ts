/** Runs a command from a cold start, and tells how long it took and how much memory its process tree held at most. */

import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export interface Measured {
	readonly milliseconds: number;
	/** Resident memory of the command and all its children, in megabytes; 0 where /proc does not tell. */
	readonly peakMegabytes: number;
	readonly status: number | null;
}

/** How often the memory is looked at. */
const SAMPLE_MS = 15;

export function runMeasured(
	command: string,
	args: readonly string[],
	cwd: string,
	sampleMemory = false,
): Promise<Measured> {
	return new Promise((resolve, reject) => {
		const started = performance.now();
		const child = spawn(command, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
		let peak = 0;
		const sample = () => {
			peak = Math.max(peak, treeMegabytes(child.pid ?? -1));
		};
		const timer = sampleMemory ? setInterval(sample, SAMPLE_MS) : undefined;
		child.on("error", reject);
		child.on("close", (status) => {
			clearInterval(timer);
			resolve({ milliseconds: performance.now() - started, peakMegabytes: peak, status });
		});
	});
}

function treeMegabytes(root: number): number {
	const processes = allProcesses();
	const inTree = new Set([root]);
	for (let grew = true; grew; ) {
		grew = false;
		for (const { pid, parent } of processes) {
			if (!inTree.has(parent) || inTree.has(pid)) continue;
			inTree.add(pid);
			grew = true;
		}
	}
	return processes.filter(({ pid }) => inTree.has(pid)).reduce((sum, { kilobytes }) => sum + kilobytes, 0) / 1_024;
}

function allProcesses(): { pid: number; parent: number; kilobytes: number }[] {
	return listProc().flatMap((name) => {
		try {
			const status = readFileSync(`/proc/${name}/status`, "utf8");
			const field = (key: string) => Number(new RegExp(`^${key}:\\s*(\\d+)`, "m").exec(status)?.[1] ?? 0);
			return [{ pid: Number(name), parent: field("PPid"), kilobytes: field("VmRSS") }];
		} catch {
			return []; // it ended meanwhile
		}
	});
}

function listProc(): string[] {
	try {
		return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
	} catch {
		return []; // not Linux
	}
}
