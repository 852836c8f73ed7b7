package dev.controllerstatus.probe.amqp;

import dev.controllerstatus.config.Secret;

/** Who logs in. */
record Credentials(String user, Secret password) {}
