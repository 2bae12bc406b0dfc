/** An answer that is an error, in GitHub's words. Thrown by handlers, printed by the server. */
export interface ApiError {
	readonly kind: "api-error";
	readonly status: number;
	readonly message: string;
	readonly errors?: readonly unknown[];
	readonly headers?: Readonly<Record<string, string>>;
}

export function apiError(
	status: number,
	message: string,
	more: Partial<Pick<ApiError, "errors" | "headers">> = {},
): ApiError {
	return { kind: "api-error", status, message, ...more };
}

export function isApiError(value: unknown): value is ApiError {
	return typeof value === "object" && value !== null && "kind" in value && value.kind === "api-error";
}

export const notFound = () => apiError(404, "Not Found");
export const badCredentials = () => apiError(401, "Bad credentials");

export function notAccessible(accepted: string): ApiError {
	return apiError(403, "Resource not accessible by integration", {
		headers: { "x-accepted-github-permissions": accepted },
	});
}

/** The form in which reviews are refused: sentences, and never which comment is the culprit. */
export function unprocessable(...sentences: string[]): ApiError {
	return apiError(422, "Unprocessable Entity", { errors: sentences });
}

export interface FieldProblem {
	readonly resource: string;
	readonly code: string;
	readonly field: string;
	readonly message: string;
}

/** The form in which single comments are refused. */
export function validationFailed(...problems: FieldProblem[]): ApiError {
	return apiError(422, "Validation Failed", { errors: problems });
}

/** The form in which check runs, and bodies of a wrong shape, are refused. */
export function invalidRequest(detail: string): ApiError {
	return apiError(422, `Invalid request.\n\n${detail}`);
}
