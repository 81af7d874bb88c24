/**
 * Asks language models about runs: Anthropic, OpenAI and what speaks its protocol, Ollama. Answers
 * are opinions; whatever comes back, from an error to a lie, is a value and never an exception.
 */
package dev.loadtest.analyst;
