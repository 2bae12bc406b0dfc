/** `npm run demo`: Gregor reviews the pull request of the sample repository, as a person would have it do. */

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createSampleRepository } from "../test/support/sample-repository.ts";

const sample = createSampleRepository();
try {
	console.log(
		"An ingest service for electricity meters: Rust, Kafka, PostgreSQL. A colleague's pull request prices the",
	);
	console.log("readings and announces alerts:\n");
	console.log(sample.git("diff", "--stat", "main...price-readings"));
	console.log("$ gregor review --repo <sample> --base main --head price-readings\n");
	const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
	const args = [cli, "review", "--repo", sample.folder, "--base", "main", "--head", "price-readings"];
	process.exitCode = spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
} finally {
	sample.remove();
}
