/**
 * A shop to be looked at: on two web servers, with what services on virtual threads are made of.
 */
@NullMarked
package io.lostwake.cli.shop;

import org.jspecify.annotations.NullMarked;
