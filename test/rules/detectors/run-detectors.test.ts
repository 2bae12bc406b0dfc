import { describe, expect, test } from "@jest/globals";
import { runDetectors } from "../../../src/rules/detectors/run-detectors.ts";

const CHAIN = `fn producer() -> KafkaResult<FutureProducer> {
    ClientConfig::new()
        .set("bootstrap.servers", &servers())
        .set("enable.idempotence", "true")
        .set("acks", "1")
        .create()
}`;

function change(path: string, text: string, ...lines: number[]) {
	return [{ path, text, addedLines: new Set(lines) }];
}

describe("runDetectors", () => {
	test.each([
		["the value that was added", [5], 5],
		["the other half of the contradiction", [4], 4],
	])("stands on %s", (_, lines, expected) => {
		const hits = runDetectors(change("src/out.rs", CHAIN, ...lines));
		expect(hits.map(({ ruleId, startLine }) => [ruleId, startLine])).toEqual([
			["kafka-idempotence-contradicted", expected],
		]);
	});

	test("mends a name where the line holds it once", () => {
		const [hit] = runDetectors(change("config/producer.properties", "acks=all\nbuffer.memroy=1024\nlinger.ms=5", 2));
		expect(hit?.suggestion).toBe("buffer.memory=1024");
	});

	test("says nothing of replicas in a developer's compose file, and of a value that is filled in", () => {
		const compose =
			"environment:\n  KAFKA_BROKER_ID: 1\n  KAFKA_DEFAULT_REPLICATION_FACTOR: 1\n  KAFKA_NUM_PARTITIONS: 1";
		expect(runDetectors(change("docker-compose.yml", compose, 1, 2, 3, 4))).toEqual([]);
		expect(runDetectors(change("config/producer.properties", "acks=$ACKS\nenable.idempotence=true", 1, 2))).toEqual([]);
	});

	test.each([
		["open parentheses", "src/a.rs", `// kafka\n${"(".repeat(200_000)}`],
		["settings without end", "src/a.rs", `fn f(c: &mut ClientConfig) {${'\nc.set("group.id", "x");'.repeat(20_000)}`],
		["deep YAML", "a.yaml", `kafka: ${"[".repeat(10_000)}`],
		["deep JSON", "a.json", `{"kafka":${'{"a":'.repeat(10_000)}`],
		["an unended string", "src/a.rs", `// kafka\n"${"a".repeat(900_000)}`],
		["a manifest that is no TOML", "Cargo.toml", `[dependencies]\na = ${"[".repeat(5000)}`],
		["a file that is too large", "a.yaml", "kafka: 1\n".repeat(200_000)],
	])("answers at once to %s", (_, path, text) => {
		const started = performance.now();
		expect(runDetectors(change(path, text, 1, 2))).toEqual([]);
		expect(performance.now() - started).toBeLessThan(5000);
	});
});
