/** What each goal is about, and what holds it where it is missed; the second is shown in docs/performance.md only beside a missed bound. */
export const ABOUT: Readonly<Record<string, string>> = {
  G1: 'a trial balance on any day',
  G2: 'growth of the trial balance',
  G3: 'the register of an account and month',
  G4: 'income and its use by month',
  G5: 'memory while the books are asked',
  G6: 'one voucher saved durably',
  G7: 'a voucher saved and the new balance',
  G8: 'balances checked against every line',
  G9: 'a roster imported',
  G10: 'search as one types',
  G11: 'a search finds what it should',
  G12: 'from a key to the painted list',
  G13: 'searching while others do long work',
  G14: 'the batch of a month',
  G17: 'a workbook read',
  G18: 'a workbook written',
  G19: 'a roster printed',
  G22: 'from nothing to the first list',
};

export const HELD_BY: Readonly<Record<string, string>> = {
  G6: 'the driver hands every statement to another thread and back, some 0.05–0.1 ms each, and an act has seven: begin, what the posting has to know, voucher, lines, posting, the audit row, commit. The same statements without these hand-overs cost what the second column says. Writing voucher and lines through one view would save one more; the rest is the driver.',
  G9: 'the work that the bare import does not do. By profile, of 100,000 people: reading and checking ten cells each against the rules of the roster and comparing them with the register 6 s, keyed indexes and sealing of two numbers each (HMAC-SHA-256 about 3 µs, AES-256-GCM with a random nonce about 8 µs) 3 s, pinyin 1 s; that is done beside the writing, which fills seven tables with over twenty indexes and their guards instead of one table with four and is now the longer half. Encryption itself is thus some 3 s of processor time. What would help next: reading, pinyin and sealing in worker threads, and building the secondary indexes after the first import into an empty register.',
  G10: 'the door: a session, the input and the answer are checked on every call, and a search asks two to five questions in turn (whether a name has the word, the page of ids, the fifty rows with household, head, facts and account) where the floor asks one. The growth of two characters is that of the answer: among 10,000 people a pair of characters finds a few people, among 100,000 it fills the page of fifty; it ends there. p95 is mostly the time slices of the neighbours on a busy machine.',
  G12: 'probably a table of antd whose rows cost more to build than bare table cells, and the way of a key through filters, address and query before the office is asked. The first key after a pause is searched at once; while one types fast the search waits 200 ms for the fingers to rest.',
  G13: 'probably single pieces of work that are not cut up: parsing one large JSON text, sorting a list of forty thousand, unpacking a block of rows from the reading thread, a write-ahead log that is emptied by the writer. On a machine where others work the longest gap also holds their time slices.',
  G14: 'what a line keeps: the person, place and account as they were, every input of the decision as JSON, so that each amount can be explained and computed again years later; the bare SQL and the sheet keep two numbers. How the time divides between reading the facts of a day and writing the lines was not measured here.',
  G17: 'by reading the code, not by profile: the checks of a hostile file (sizes, entities, limits, formats), formats and dates of every cell, and the way of the rows from the reading thread to the office as packed blocks. The floor knows nothing of styles, shared texts, dates or merged cells.',
  G18: 'by reading the code, not by profile: escaping, styles and a stream that keeps memory flat.',
  G19: 'the print route lays out every page in the browser (a table a page, columns fitted cell by cell) before Chromium makes the PDF of it; both halves grow with the pages. What it would take to reach the bound: writing the PDF ourselves from the same layout, text at fixed places and a subset of an embedded Chinese font. The straight floor here shows the room: it has the text, the lines and the page numbers but no embedded font, no fitting and no signatures.',
  G22: 'not taken apart by measurement; it holds the start of the host, about two megabytes of scripts read and compiled by the browser each time, because nothing is cached on purpose, and the sign-in with its own call and first page. Splitting the pages by route and keeping the compiled code would be the first things to try.',
};
