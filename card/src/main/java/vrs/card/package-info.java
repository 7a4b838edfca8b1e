/// The Individual Number Card (個人番号カード): APDU dialogue, files, signatures.
@NullMarked
package vrs.card;

import org.jspecify.annotations.NullMarked;
