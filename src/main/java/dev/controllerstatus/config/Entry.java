package dev.controllerstatus.config;

/** One setting as it was found: its text, and where it stood. */
record Entry(String text, String origin) {}
