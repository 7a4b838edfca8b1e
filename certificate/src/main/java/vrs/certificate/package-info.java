/// What a certificate says (接種証明書), and its signed forms: SMART Health Card and VDS-NC.
@NullMarked
package vrs.certificate;

import org.jspecify.annotations.NullMarked;
