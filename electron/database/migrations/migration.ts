/** One step of the schema: plain SQL, frozen once released. Numbers go by tens, so that a fix can be put between two. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly statements: readonly string[];
}
