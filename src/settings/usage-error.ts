/** Something that the person at the command line can mend: printed as one message, without a stack. */
export class UsageError extends Error {
	constructor(message: string) {
		super(message);
		this.name = "UsageError";
	}
}
