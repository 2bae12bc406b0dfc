/**
 * What a pull request changes, as values: files, hunks and lines with their numbers on both sides.
 * Nothing here reads git; `parse-change.ts` makes these from a diff.
 */

/** A full object id (40 or 64 hex digits) of the commit or tree that a review reads code from. */
export type ObjectId = string & { readonly __brand: "ObjectId" };

export type FileStatus = "added" | "modified" | "deleted" | "renamed" | "copied" | "mode-changed" | "type-changed";

/** What a path holds; only `text` has hunks. A file that was only renamed is `text`: the diff does not tell what it holds. */
export type FileKind = "text" | "binary" | "submodule" | "symlink";

export interface DiffLine {
	readonly kind: "context" | "added" | "deleted";
	/** 1-based line number in the base version; absent on an added line. */
	readonly oldNumber?: number;
	/** 1-based line number in the head version; absent on a deleted line. */
	readonly newNumber?: number;
	/** The line without its terminator; a carriage return before it is kept. */
	readonly text: string;
	/** True on the last line of a version that does not end in a line feed. */
	readonly noNewline?: true;
}

export interface Hunk {
	readonly oldStart: number;
	readonly oldCount: number;
	readonly newStart: number;
	readonly newCount: number;
	/** What git prints after the second `@@`: usually the enclosing function's first line. May be empty. */
	readonly section: string;
	readonly lines: readonly DiffLine[];
}

export interface ChangedFile {
	/** Path in head; for a deleted file, its path in base. Always with `/`, never quoted. */
	readonly path: string;
	/** Path in base when it differs (renames and copies). */
	readonly previousPath?: string;
	readonly status: FileStatus;
	readonly kind: FileKind;
	readonly oldMode?: string;
	readonly newMode?: string;
	readonly hunks: readonly Hunk[];
}

export interface ChangeSet {
	/** The merge base that the change is measured from; `undefined` for a root commit or a bare diff. */
	readonly base: ObjectId | undefined;
	/** The commit or tree under review; `undefined` when all that is known is a diff. */
	readonly head: ObjectId | undefined;
	readonly files: readonly ChangedFile[];
	/** What of the diff could not be read, for the verdict; a path where one is known. */
	readonly unread: readonly { readonly path?: string; readonly reason: string }[];
}

/** Reads one version of the code: the bytes at `path`, or `undefined` where there is no such file. */
export type ReadFile = (path: string) => Promise<Uint8Array | undefined>;
