import { cargo } from "./cargo.ts";
import type { Detector } from "./detector.ts";
import { kafkaBlocks } from "./kafka-blocks.ts";
import { kafkaCode, kafkaNames, kafkaPaths } from "./kafka-code.ts";
import { kafkaDependencies } from "./kafka-dependencies.ts";
import { kafkaSettings } from "./kafka-settings.ts";
import { kafkaTopics } from "./kafka-topics.ts";
import { rustCrates } from "./rust-crates.ts";
import { rustItems } from "./rust-items.ts";
import { rustPatterns } from "./rust-patterns.ts";
import { schemas } from "./schemas.ts";
import { sql } from "./sql.ts";

/** All that reads evidence from a file, the most telling first. */
export const DETECTORS: readonly Detector[] = [
	rustItems,
	rustCrates,
	rustPatterns,
	cargo,
	sql,
	kafkaCode,
	kafkaDependencies,
	kafkaSettings,
	kafkaBlocks,
	kafkaTopics,
	schemas,
	kafkaNames,
	kafkaPaths,
];
