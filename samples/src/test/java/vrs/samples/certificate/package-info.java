/// Certificates held against verifiers and readers that nobody here wrote.
@NullMarked
package vrs.samples.certificate;

import org.jspecify.annotations.NullMarked;
