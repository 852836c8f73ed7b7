/**
 * The kind {@code amqp}: AMQP 0-9-1, as RabbitMQ speaks it. Without credentials the server must
 * begin the conversation; with credentials a login, a virtual host and a channel must work too.
 *
 * <p>The library knows the methods and their bytes; the connection, its time and its faults are
 * ours, so an attempt needs no thread but its own.
 */
@NullMarked
package dev.controllerstatus.probe.amqp;

import org.jspecify.annotations.NullMarked;
