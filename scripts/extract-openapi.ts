/**
 * Takes what the GitHub stand-in needs out of GitHub's own OpenAPI description, and writes it to
 * test/fixtures/github/openapi.json: the operations listed below, the payloads of the webhooks listed below, and the
 * components that they lead to, as plain JSON Schema without words or examples.
 *
 * The description comes from the npm package `@octokit/openapi`. It has 390 MB, so it is not a dependency; install it
 * somewhere else and say where:
 *
 *     npm install --prefix ../openapi @octokit/openapi@23
 *     node scripts/extract-openapi.ts ../openapi/node_modules/@octokit/openapi/generated/api.github.com.json
 */

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { OPERATIONS, WEBHOOKS } from "../test/support/github/openapi-selection.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

/**
 * Members of a schema that say nothing about what is valid; and the limits of length, which the stand-in answers itself,
 * in GitHub's own words.
 */
const LEFT_OUT = new Set([
	"maxItems",
	"maxLength",
	"description",
	"example",
	"examples",
	"title",
	"deprecated",
	"default",
	"externalDocs",
	"nullable",
]);

/** Where the description contradicts itself, and GitHub: an account that is a user and an enterprise at once. */
const CORRECTIONS: Readonly<Record<string, Json>> = {
	"GET /app/installations 200": { type: "array", items: { $ref: "#/components/schemas/installation" } },
};

function extract(description: JsonObject): JsonObject {
	const wanted = new Map<string, Json>();
	const schemas = at(description, "components", "schemas");
	const keep = (reference: string): string => {
		const name = reference.replace("#/components/schemas/", "");
		if (!wanted.has(name)) {
			wanted.set(name, {});
			wanted.set(name, withNulls(name, toSchema(schemas[name] ?? false, keep)));
		}
		return `#/$defs/${name}`;
	};
	const operations = OPERATIONS.map((wish) => operation(description, wish, keep));
	const webhooks = Object.fromEntries(WEBHOOKS.map((name) => [name, webhook(description, name, keep)]));
	const version = at(description, "info").version ?? "";
	return { version, operations, webhooks, $defs: Object.fromEntries([...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** GitHub answers null here for a comment whose lines have changed since, though its description knows integers only. */
const NULL_WHEN_OUTDATED: Readonly<Record<string, readonly string[]>> = {
	"pull-request-review-comment": ["position", "line"],
	"review-comment": ["position", "line"],
};

function withNulls(name: string, schema: Json): Json {
	const outdated = NULL_WHEN_OUTDATED[name];
	if (!outdated) return schema;
	const properties = (schema as JsonObject).properties as JsonObject;
	const open = Object.fromEntries(outdated.map((key) => [key, { type: ["integer", "null"] }]));
	return { ...(schema as JsonObject), properties: { ...properties, ...open } };
}

type Keep = (reference: string) => string;

function operation(description: JsonObject, wish: string, keep: Keep): JsonObject {
	const [method = "", path = ""] = wish.split(" ");
	const found = at(description, "paths", path, method.toLowerCase());
	const parameters = asArray(found.parameters).map((parameter) => {
		const { name, in: place, required, schema } = resolve(description, parameter) as JsonObject;
		return { name: name ?? "", in: place ?? "", required: required === true, schema: toSchema(schema ?? true, keep) };
	});
	const body = found.requestBody;
	const responses = Object.entries(at(found, "responses")).map(([status, response]) => {
		const schema = CORRECTIONS[`${wish} ${status}`] ?? contentSchema(resolve(description, response) as JsonObject);
		return [status, schema === undefined ? null : toSchema(schema, keep)] as const;
	});
	return {
		method,
		path,
		docs: at(found, "externalDocs").url ?? "",
		parameters,
		...(body === undefined ? {} : { body: toSchema(contentSchema(body as JsonObject) ?? true, keep) }),
		bodyRequired: (body as JsonObject | undefined)?.required === true,
		responses: Object.fromEntries(responses),
	};
}

function webhook(description: JsonObject, name: string, keep: Keep): Json {
	return toSchema(contentSchema(at(description, "x-webhooks", name, "post", "requestBody")) ?? false, keep);
}

function contentSchema(holder: JsonObject): Json | undefined {
	const content = (holder.content ?? {}) as JsonObject;
	return (content["application/json"] as JsonObject | undefined)?.schema;
}

/**
 * OpenAPI 3.0 to JSON Schema: `nullable` becomes a type, and `oneOf` becomes `anyOf`, because many of GitHub's
 * alternatives overlap, so that a right answer fits more than one.
 */
function toSchema(schema: Json, keep: Keep): Json {
	if (Array.isArray(schema)) return schema.map((member) => toSchema(member, keep));
	if (schema === null || typeof schema !== "object") return schema;
	if (typeof schema.$ref === "string") return { $ref: keep(schema.$ref) };
	const result: JsonObject = {};
	for (const [key, value] of Object.entries(schema)) {
		if (key === "properties") result[key] = mapValues(value as JsonObject, (member) => toSchema(member, keep));
		else if (key === "enum" || key === "required") result[key] = value;
		else if (!LEFT_OUT.has(key) && !key.startsWith("x-"))
			result[key === "oneOf" ? "anyOf" : key] = toSchema(value, keep);
	}
	return schema.nullable === true ? nullable(result) : result;
}

function nullable(schema: JsonObject): JsonObject {
	if (typeof schema.type !== "string") return { anyOf: [schema, { type: "null" }] };
	const values = schema.enum;
	return {
		...schema,
		type: [schema.type, "null"],
		...(Array.isArray(values) && !values.includes(null) ? { enum: [...values, null] } : {}),
	};
}

function resolve(description: JsonObject, value: Json): Json {
	const reference = (value as JsonObject).$ref;
	return typeof reference === "string" ? at(description, ...reference.slice(2).split("/")) : value;
}

function at(holder: JsonObject, ...keys: string[]): JsonObject {
	return keys.reduce((found, key) => {
		const next = found[key];
		if (next === undefined) throw new Error(`The description has no ${keys.join(" › ")}.`);
		return next as JsonObject;
	}, holder);
}

function asArray(value: Json | undefined): Json[] {
	return Array.isArray(value) ? value : [];
}

function mapValues(object: JsonObject, change: (value: Json) => Json): JsonObject {
	return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

const source = process.argv[2];
if (source === undefined) {
	process.stderr.write("Say where api.github.com.json of @octokit/openapi lies.\n");
	process.exitCode = 2;
} else {
	const target = fileURLToPath(new URL("../test/fixtures/github/openapi.json", import.meta.url));
	writeFileSync(target, `${JSON.stringify(extract(JSON.parse(readFileSync(source, "utf8"))))}\n`);
}
