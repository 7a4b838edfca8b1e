/// Migrations that SQL can't do; the others lie beside as SQL files.
@NullMarked
package db.migration;

import org.jspecify.annotations.NullMarked;
