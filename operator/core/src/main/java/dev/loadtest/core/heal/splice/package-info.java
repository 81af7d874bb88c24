/**
 * Edits a manifest where it is written. A file is cut at the marks of its parser and only what an
 * edit is about is replaced, so that comments, quotes, order and line ends stay and one changed
 * threshold is a difference of one line. A result that does not read as it should is refused.
 */
package dev.loadtest.core.heal.splice;
