/**
 * Deliveries a second, and how long the slowest hundredth takes, against a Probot app with an empty handler in the same
 * run. Ours are durable when they are answered; each names another pull request, so each stores a job.
 */

import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PostgresServer } from "../../test/support/start-postgres.ts";
import { show, spread } from "../statistics.ts";
import { type Posted, postDeliveries, prepareDeliveries } from "./post-deliveries.ts";
import { type StartedProcess, startProcess } from "./start-process.ts";

const CONNECTIONS = 20;
const DELIVERIES_A_ROUND = 400;
const ROUNDS = 3;
const SECRET = "bench";
const SAYS_WHERE = /answers at (\S+)/;

export async function benchDeliveries(postgres: PostgresServer): Promise<void> {
	const environment = credentials();
	const gregor = { ...environment, GREGOR_ROLE: "web", HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "fatal" };
	const folder = await mkdtemp(join(tmpdir(), "gregor-bench-"));
	const servers = {
		baseline: await startProcess("serve-baseline.ts", environment, SAYS_WHERE),
		PostgreSQL: await startProcess(
			"../../src/main.ts",
			{ ...gregor, DATABASE_URL: await postgres.createDatabase() },
			SAYS_WHERE,
		),
		PGlite: await startProcess("../../src/main.ts", { ...gregor, GREGOR_DATA: folder }, SAYS_WHERE),
	};
	try {
		await measure(servers);
	} finally {
		for (const server of Object.values(servers)) await server.stop();
		await rm(folder, { recursive: true });
	}
}

/** One round of each in turn, so that what else the machine does falls on all; the first warms up and does not count. */
async function measure(servers: Record<"baseline" | "PostgreSQL" | "PGlite", StartedProcess>): Promise<void> {
	const rounds: { baseline: Posted; PostgreSQL: Posted; PGlite: Posted }[] = [];
	for (let round = 0; round <= ROUNDS; round++) {
		const post = ({ said }: StartedProcess) =>
			postDeliveries(
				`${said}/api/github/webhooks`,
				prepareDeliveries(DELIVERIES_A_ROUND, SECRET, 1 + round * DELIVERIES_A_ROUND),
				CONNECTIONS,
			);
		rounds.push({
			baseline: await post(servers.baseline),
			PostgreSQL: await post(servers.PostgreSQL),
			PGlite: await post(servers.PGlite),
		});
	}
	const counted = rounds.slice(1);
	const of = (name: keyof (typeof rounds)[0], what: keyof Posted) => counted.map((round) => round[name][what]);
	const ratio = (name: "PostgreSQL" | "PGlite", what: keyof Posted) =>
		show(spread(counted.map((round) => round[name][what] / round.baseline[what])), 2);
	console.log(`deliveries: ${CONNECTIONS} connections, ${ROUNDS} rounds of ${DELIVERIES_A_ROUND}, 21 kB each`);
	console.log(`  empty Probot handler    ${show(spread(of("baseline", "deliveriesASecond")), 0, " a second")}`);
	console.log(`    p99                   ${show(spread(of("baseline", "p99Milliseconds")), 1, " ms")}`);
	for (const name of ["PostgreSQL", "PGlite"] as const) {
		const aim = name === "PostgreSQL" ? "0.5" : "0.25";
		console.log(`  ${name.padEnd(24)}${show(spread(of(name, "deliveriesASecond")), 0, " a second")}`);
		console.log(`    rate / that           ${ratio(name, "deliveriesASecond")}  (aim: at least ${aim})`);
		console.log(`    p99                   ${show(spread(of(name, "p99Milliseconds")), 1, " ms")}`);
		console.log(`    p99 / that            ${ratio(name, "p99Milliseconds")}  (aim: at most 3)`);
	}
}

function credentials(): Record<string, string> {
	const { privateKey } = generateKeyPairSync("rsa", {
		modulusLength: 2_048,
		publicKeyEncoding: { type: "spki", format: "pem" },
		privateKeyEncoding: { type: "pkcs1", format: "pem" },
	});
	return { APP_ID: "1", PRIVATE_KEY: privateKey, WEBHOOK_SECRET: SECRET };
}
