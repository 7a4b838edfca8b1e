/// The process: opens the database and the keys once, then starts a context for each zone.
@NullMarked
package vrs.server;

import org.jspecify.annotations.NullMarked;
