/** The code of a system or module error, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
	const isCoded = typeof error === "object" && error !== null && "code" in error;
	return isCoded && typeof error.code === "string" ? error.code : undefined;
}
