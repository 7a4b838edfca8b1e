/// Invented municipalities, people, tickets, passports, programme and the software card.
@NullMarked
package vrs.samples;

import org.jspecify.annotations.NullMarked;
