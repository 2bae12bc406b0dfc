import type { Language } from "../language.ts";
import { type Detector, signal } from "./detector.ts";
import { firstLine } from "./matches.ts";

const SCRIPTS: ReadonlySet<Language> = new Set(["shell", "yaml", "python", "javascript", "terraform", "json"]);
const COMMAND =
	/\bkafka-topics(\.sh)?\b[^\n]*--(create|alter|delete)\b|\brpk\s+topic\s+(create|alter-config|add-partitions)\b|\bKAFKA_CREATE_TOPICS\b/;
/** How admin clients name a topic to be made; other software has topics too, so the file must be Kafka's. */
const IN_CODE =
	/\bNewTopic(::new)?\s*[({]|\bTopicBuilder\s*\.\s*name\s*\(|\b(kafka\.)?(TopicConfig|TopicSpecification)\s*\{|\bcreate_?[tT]opics\s*\(/;

/** Topics made or altered by commands and by code; those of Strimzi and Terraform are read with their blocks. */
export const kafkaTopics: Detector = function* (view) {
	const command = SCRIPTS.has(view.language) ? firstLine(view.added, COMMAND) : undefined;
	if (command !== undefined) yield signal(view, "kafka-topic", "kafka-topics", command);
	if (!/kafka/i.test(view.path) && !/kafka/i.test(view.known.text)) return;
	const code = firstLine(view.addedCode, IN_CODE);
	if (code !== undefined) yield signal(view, "kafka-topic", "NewTopic", code);
};
