/** Why a run went as it did, for people: what, since when, likely cause, next step. */
package dev.loadtest.core.analysis;
