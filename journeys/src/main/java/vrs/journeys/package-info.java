/// The demo player, browser journeys and benchmarks: addresses, sign-ins and files only.
@NullMarked
package vrs.journeys;

import org.jspecify.annotations.NullMarked;
