package dev.loadtest.analyst;

/** How much a request asks of the server besides an answer. */
enum Form {
  /** A schema for the answer, and temperature 0. */
  Structured,
  /** Neither: for servers and models that know one of them not. */
  Plain
}
