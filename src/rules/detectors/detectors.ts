/** Every detector there is; each has its descriptor in `rules/detectors/`. */

import type { Detector } from "./detector.ts";
import { CARGO_DETECTORS } from "./manifest/cargo.ts";
import { MODULE_CYCLE } from "./manifest/module-cycle.ts";
import { CLUSTER_DETECTORS } from "./settings/cluster.ts";
import { CONNECTION_DETECTORS } from "./settings/connection.ts";
import { CONSUMER_DETECTORS } from "./settings/consumer.ts";
import { NAME_DETECTORS } from "./settings/names.ts";
import { PRODUCER_DETECTORS } from "./settings/producer.ts";
import { VALUE_DETECTORS } from "./settings/values.ts";

export const DETECTORS: readonly Detector[] = [
	...NAME_DETECTORS,
	...VALUE_DETECTORS,
	...PRODUCER_DETECTORS,
	...CONSUMER_DETECTORS,
	...CLUSTER_DETECTORS,
	...CONNECTION_DETECTORS,
	...CARGO_DETECTORS,
	MODULE_CYCLE,
];
