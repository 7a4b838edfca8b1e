/// Handing over (引渡し): what leaves the register as a file, to its own municipality (I8).
@NullMarked
package vrs.server.handover;

import org.jspecify.annotations.NullMarked;
