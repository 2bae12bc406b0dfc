import type { SourceView } from "../source-view.ts";
import { type Detector, signal } from "./detector.ts";
import { firstLine } from "./matches.ts";

const JSON_SCHEMA = /"\$schema"\s*:\s*"https?:\/\/json-schema\.org\//;
const AVRO_RECORD = /"type"\s*:\s*"record"/;
/** What the schema of a message is filed under; a JSON Schema of anything else is not about Kafka. */
const OF_MESSAGES =
	/(^|[/_.-])(kafka|events?|messages?|topics?|registry|subjects?)([/_.-]|$)|-(value|key)\.json$|-(value|key)\.schema\.json$/i;

/** Schemas of messages: Avro, Protobuf that defines no service, JSON Schema of messages. A `.proto` is also gRPC's. */
export const schemas: Detector = function* (view) {
	if (view.language === "avro") yield signal(view, "schema", "avro", view.firstLine);
	if (view.language === "proto") {
		yield signal(view, "grpc", "protobuf", firstLine(view.addedCode, /\b(service|rpc)\s+\w+/) ?? view.firstLine);
		if (!definesService(view)) yield signal(view, "schema", "protobuf", view.firstLine);
	}
	if (view.language === "json") {
		if (isAvro(view)) yield signal(view, "schema", "avro", view.firstLine);
		else if (isMessageSchema(view)) yield signal(view, "schema", "json-schema", view.firstLine);
	}
};

function definesService(view: SourceView): boolean {
	return /^[ \t]*(service\s+\w+\s*\{|rpc\s+\w+\s*\()/m.test(view.knownCode.text);
}

function isAvro(view: SourceView): boolean {
	return AVRO_RECORD.test(view.known.text) && /"fields"\s*:/.test(view.known.text);
}

function isMessageSchema(view: SourceView): boolean {
	return (JSON_SCHEMA.test(view.known.text) || /\.schema\.json$/.test(view.path)) && OF_MESSAGES.test(view.path);
}
