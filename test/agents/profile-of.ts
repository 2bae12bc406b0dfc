import type { Profile, Signal, SignalKind } from "../../src/change/profile.ts";
import type { Configuration } from "../../src/config/configuration.ts";
import { DEFAULTS } from "../../src/config/defaults.ts";

const KAFKA: readonly SignalKind[] = ["kafka-client", "kafka-settings", "kafka-topic", "schema"];

/** A signal written as `kind[=name]@path:line`. */
function signalOf(text: string): Signal {
	const match = /^([a-z-]+)(?:=([^@]+))?@(.+):(\d+)$/.exec(text);
	if (!match) throw new Error(`not a signal: ${text}`);
	const [, kind, name, path, line] = match;
	return { kind: kind as SignalKind, name: name ?? String(kind), path: String(path), line: Number(line) };
}

/** A profile of such signals; each `.rs` file also has its `rust` signal, on the first line mentioned. */
export function profileOf(...texts: readonly string[]): Profile {
	const named = texts.map(signalOf);
	const rustFiles = new Map(named.filter(({ path }) => path.endsWith(".rs")).map(({ path, line }) => [path, line]));
	const rust = [...rustFiles].map(([path, line]): Signal => ({ kind: "rust", name: "rust", path, line }));
	const signals = [...rust.filter((one) => !named.some((s) => s.kind === "rust" && s.path === one.path)), ...named];
	const isKafka = ({ kind, name }: Signal) => KAFKA.includes(kind) || name === "rdkafka";
	const isRust = ({ path }: Signal) => path.endsWith(".rs") || path.endsWith("Cargo.toml");
	return { signals, concerns: { rust: signals.some(isRust), kafka: signals.some(isKafka) } };
}

type Part<K extends keyof Configuration> = Partial<Configuration[K]>;

/** The configuration of a repository without a file, with some agents or paths changed. */
export function configurationOf(agents: Part<"agents"> = {}, paths: Part<"paths"> = {}): Configuration {
	return {
		reviews: { drafts: false, bots: false, pauseAfter: 10 },
		agents: { off: [], on: [], forced: [], ...agents },
		paths: { include: [], exclude: [], ...paths },
		rules: {},
		instructions: [],
		limits: {
			inlineFindings: 10,
			findingsPerRule: 3,
			inlineConfidence: 0.7,
			listedConfidence: 0.4,
			fileBytes: 80_000,
			diffBytes: 400_000,
		},
		constraints: {},
		model: DEFAULTS.model,
		failOn: "never",
	};
}
