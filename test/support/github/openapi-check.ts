/** Holds requests, answers and webhooks against GitHub's own description (see scripts/extract-openapi.ts). */

import { readFileSync } from "node:fs";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import formats from "ajv-formats";

export interface Violation {
	readonly kind: "unknown-endpoint" | "request" | "response" | "webhook" | "graphql";
	/** `POST /repos/o/r/pulls/1/reviews`, or the webhook's name. */
	readonly where: string;
	readonly what: string;
}

export type Violations = Violation[];

interface Parameter {
	readonly name: string;
	readonly in: "path" | "query" | "header";
	readonly required: boolean;
	readonly schema: object;
}

export interface Operation {
	readonly method: string;
	readonly path: string;
	readonly docs: string;
	readonly parameters: readonly Parameter[];
	readonly body?: { readonly properties?: object; readonly additionalProperties?: unknown } | true;
	readonly bodyRequired: boolean;
	readonly responses: Readonly<Record<string, object | null>>;
}

interface Description {
	readonly operations: readonly Operation[];
	readonly webhooks: Readonly<Record<string, object>>;
	readonly $defs: object;
}

const description: Description = JSON.parse(
	readFileSync(new URL("../../fixtures/github/openapi.json", import.meta.url), "utf8"),
);

export const operations = description.operations;

/** Compiled as plainly as can be: each test file compiles anew, and the schemas are large. */
const ajv = new Ajv({
	strict: false,
	allErrors: true,
	validateSchema: false,
	inlineRefs: false,
	code: { optimize: false },
});
formats.default(ajv);
ajv.addSchema({ $id: "github", $defs: description.$defs });

const compiled = new Map<object, ValidateFunction>();

/** What is wrong with a value, in one line; undefined when nothing is. */
function complaint(schema: object, value: unknown): string | undefined {
	let validate = compiled.get(schema);
	if (validate === undefined) {
		validate = ajv.compile(withAbsoluteReferences(schema));
		compiled.set(schema, validate);
	}
	return validate(value) ? undefined : (validate.errors ?? []).slice(0, 5).map(describe).join("; ");
}

function withAbsoluteReferences(schema: object): object {
	return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"github#/$defs/'));
}

function describe(error: ErrorObject): string {
	const extra = error.keyword === "enum" ? ` ${JSON.stringify(error.params.allowedValues)}` : "";
	return `${error.instancePath || "the whole"} ${error.message ?? error.keyword}${extra}`;
}

/** What is wrong with a request's query and body. */
export function requestProblem(operation: Operation, query: URLSearchParams, body: unknown): string | undefined {
	return queryProblem(operation, query) ?? bodyProblem(operation, body);
}

function queryProblem(operation: Operation, query: URLSearchParams): string | undefined {
	const known = operation.parameters.filter((parameter) => parameter.in === "query");
	for (const [name, value] of query) {
		const parameter = known.find((candidate) => candidate.name === name);
		if (parameter === undefined) return `There is no parameter ${name}.`;
		const wrong = complaint(parameter.schema, value) && complaint(parameter.schema, fromText(value));
		if (wrong !== undefined && wrong !== "") return `Parameter ${name}: ${wrong}`;
	}
	const missing = known.find((parameter) => parameter.required && !query.has(parameter.name));
	return missing === undefined ? undefined : `Parameter ${missing.name} is missing.`;
}

/** A query says numbers and truths as text. */
function fromText(value: string): unknown {
	if (value === "true" || value === "false") return value === "true";
	return value !== "" && Number.isFinite(Number(value)) ? Number(value) : value;
}

function bodyProblem(operation: Operation, body: unknown): string | undefined {
	if (operation.body === undefined) return body === undefined || isEmpty(body) ? undefined : "A body is not expected.";
	if (body === undefined) return operation.bodyRequired ? "The body is missing." : undefined;
	if (operation.body === true) return undefined;
	return complaint(operation.body, body) ?? unknownMember(operation.body, body);
}

function isEmpty(body: unknown): boolean {
	return typeof body === "object" && body !== null && Object.keys(body).length === 0;
}

/** GitHub passes over members that it does not know; a client that sends one has made a mistake. */
function unknownMember(schema: { readonly properties?: object }, body: unknown): string | undefined {
	const known = Object.keys(schema.properties ?? {});
	if (known.length === 0 || typeof body !== "object" || body === null) return undefined;
	const unknown = Object.keys(body).find((name) => !known.includes(name));
	return unknown === undefined ? undefined : `The body has no member ${unknown}.`;
}

/** What is wrong with an answer. Errors that an operation does not list must still be of GitHub's common shape. */
export function responseProblem(operation: Operation, status: number, body: unknown): string | undefined {
	const schema = operation.responses[String(status)];
	if (schema === undefined) {
		return status >= 400 ? complaint(COMMON_ERROR, body) : `${operation.method} never answers ${status}.`;
	}
	if (schema === null) return body === undefined || status >= 400 ? undefined : "There must be no body.";
	return complaint(schema, body);
}

const COMMON_ERROR = { $ref: "#/$defs/basic-error" };

/** Notes a webhook whose payload GitHub would not send. */
export function reportWebhook(
	violations: Violations,
	{ event, action }: { readonly event: string; readonly action: string },
	payload: unknown,
): void {
	const name = `${event}-${action}`.replaceAll("_", "-");
	const schema = description.webhooks[name];
	const what = schema === undefined ? "is not in the description" : complaint(schema, payload);
	if (what !== undefined) violations.push({ kind: "webhook", where: name, what });
}
