/// Statistics (統計) from doses, without identifiers: counted, suppressed, released (G1–G3).
@NullMarked
package vrs.server.statistics;

import org.jspecify.annotations.NullMarked;
