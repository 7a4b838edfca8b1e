/// Municipalities and what is the same for all of them: the dated master data and its date rules.
@NullMarked
package vrs.server.municipality;

import org.jspecify.annotations.NullMarked;
