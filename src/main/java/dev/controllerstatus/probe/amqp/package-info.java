/**
 * The kind {@code amqp}: AMQP 0-9-1, as RabbitMQ speaks it. Without credentials the server must
 * begin the conversation; with credentials messages go through its queues and come back, on a
 * connection that is kept from attempt to attempt.
 *
 * <p>The library knows the methods and their bytes; the connections, their time and their faults
 * are ours: nothing reads between two attempts, so what is kept needs no thread.
 */
@NullMarked
package dev.controllerstatus.probe.amqp;

import org.jspecify.annotations.NullMarked;
