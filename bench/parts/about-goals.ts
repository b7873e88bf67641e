/** What each goal is about, and what holds it where it is missed; the second is shown in docs/performance.md only beside a missed bound. */
export const ABOUT: Readonly<Record<string, string>> = {
  G6: 'one voucher saved durably',
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
  G6: 'the driver hands every statement to another thread and back, some 0.05–0.1 ms each, and an act has nine: begin, what the posting has to know, voucher, lines, posting, the last audit row, the new one, commit. The same statements without these hand-overs cost what the second column says. Fewer statements (voucher and lines through one view, the audit row through one insert) would bring it nearer; nothing short of another driver brings it to the bound.',
  G9: 'the work that the bare import does not do. For each person two numbers are sealed (AES-256-GCM with a random nonce, about 6 µs each) and up to four keyed indexes computed (HMAC-SHA-256, about 3 µs each), some 3 s of 100,000 people; pinyin is about 2 s, reading and checking ten cells against the rules of the roster about 5 s; the database fills six tables with some twenty indexes and their guards instead of one table with four. Sealing and indexing already run beside the writing. What would help next: comparing and pinyin in worker threads, building the secondary indexes after a first import into an empty register.',
  G10: 'the door: a session, the input and the answer are checked on every call, and a search asks two to five questions in turn (whether a name has the word, the page of ids, the fifty rows with household, head, facts and account) where the floor asks one. Under a millisecond of it is the program; p95 is mostly the neighbours on a busy machine.',
  G12: 'the pause of 200 ms after a key before a search is sent (so that fast typing does not send every letter), and a table of antd whose rows cost more than bare table cells. The office answers in a small part of it.',
  G13: 'single pieces of work that are not cut up: parsing one large JSON text, sorting a list of forty thousand, unpacking a block of rows from the reading thread, a write-ahead log that is emptied by the writer. On a machine where others work the longest gap also holds their time slices.',
  G14: 'what a line keeps: the person, place and account as they were, every input of the decision as JSON, so that each amount can be explained and computed again years later; the bare SQL and the sheet keep two numbers. Reading the facts of a day (who was member of what, since when, as known at a moment) is about half of it, writing lines of about one kilobyte the other half.',
  G17: 'the checks of a hostile file (sizes, entities, limits, formats), formats and dates of every cell, and the way of the rows from the reading thread to the office as packed blocks. The floor knows nothing of styles, shared texts, dates or merged cells.',
  G18: 'escaping, styles and a stream that keeps memory flat.',
  G19: 'the print route lays out every page in the browser (a table a page, columns fitted cell by cell) before Chromium makes the PDF of it; both halves grow with the pages. What it would take to reach the bound: writing the PDF ourselves from the same layout, text at fixed places and a subset of an embedded Chinese font. The straight floor here shows the room: it has the text, the lines and the page numbers but no embedded font, no fitting and no signatures.',
  G22: 'start of the host (opening, quick check of the whole database and migrations, which grow with the data), about two megabytes of scripts read and compiled by the browser each time, because nothing is cached on purpose, and the sign-in with its own call and first page. Splitting the pages by route and keeping the compiled code would help most; the check of the database could run beside the sign-in.',
};
