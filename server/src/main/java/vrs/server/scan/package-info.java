/// The site (接種会場): tickets read from pictures, checked against the register, doses registered (C4,
/// C5, C8).
@NullMarked
package vrs.server.scan;

import org.jspecify.annotations.NullMarked;
