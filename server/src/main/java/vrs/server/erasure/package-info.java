/// The end of records: the return and erasure of an area (返却と消去, C7), what the law lets nobody keep
/// any longer, and the copies that the operator makes (I9). Erasing a single person is the
/// register's own (`record`).
@NullMarked
package vrs.server.erasure;

import org.jspecify.annotations.NullMarked;
