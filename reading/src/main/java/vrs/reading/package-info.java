/// Pictures to fields: ticket line, 2D code, passport MRZ, each with its confidence.
@NullMarked
package vrs.reading;

import org.jspecify.annotations.NullMarked;
