/// Invented tickets and passports as pictures, and what a camera does to them.
@NullMarked
package vrs.samples.pictures;

import org.jspecify.annotations.NullMarked;
