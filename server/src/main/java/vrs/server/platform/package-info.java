/// What every room stands on: areas and their transactions, zones and their doors, refusals and
/// their words, keys, the database. Knows no room after it.
@NullMarked
package vrs.server.platform;

import org.jspecify.annotations.NullMarked;
