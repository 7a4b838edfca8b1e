/// The audit log as bytes: entry, chain, checkpoint, and the proof that nothing changed.
@NullMarked
package vrs.proof;

import org.jspecify.annotations.NullMarked;
