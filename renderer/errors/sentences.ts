/** Every refusal of a list, said in both languages. */
export type Sentences<E> = {
  readonly [C in keyof E]: { readonly zh: (data: E[C]) => string; readonly en: (data: E[C]) => string };
};
