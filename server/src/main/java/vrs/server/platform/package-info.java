@NullMarked
package vrs.server.platform;

import org.jspecify.annotations.NullMarked;
