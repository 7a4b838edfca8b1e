@NullMarked
package vrs.server.staff;

import org.jspecify.annotations.NullMarked;
