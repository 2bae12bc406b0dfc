/** For the visitor: what cannot be done, and why. */
export class Refusal extends Error {}
