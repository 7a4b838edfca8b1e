/// Command-line tools that need no server: verify, audit verify, card bridge.
@NullMarked
package vrs.tools;

import org.jspecify.annotations.NullMarked;
