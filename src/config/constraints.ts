/** What can be said of the system, by the keys of the questions that it answers. */

export const CONSTRAINTS = {
	throughput: "Load at peak, such as `50,000 messages a second`.",
	latency: "What an answer may take, such as `p99 under 20 ms`.",
	message_size: "Size of a message or request, such as `1 kB, 2 MB at most`.",
	delivery: "Delivery guarantee, such as `at least once, consumers are idempotent`.",
	deployment: "Where it runs, such as `Kubernetes, 2 cores and 512 MB a pod`.",
	data_volume: "How much data there is and how fast it grows, such as `200 million rows, 1 % a day`.",
	freshness: "How stale an answer may be, such as `prices 5 s, profiles a day`.",
	baseline: "What has been measured, such as `criterion: decode 1.2 µs`.",
	api_stability: "Who depends on the public items, and whether they may break.",
	limits: "What else binds the design: team, compatibility, compliance.",
} as const;

export type ConstraintKey = keyof typeof CONSTRAINTS;

export const CONSTRAINT_KEYS = Object.keys(CONSTRAINTS) as readonly ConstraintKey[];
