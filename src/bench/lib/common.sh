# shellcheck shell=bash
# Helpers of the benchmarks.

fail() {
    echo "bench: $*" >&2
    exit 1
}

title() {
    printf '\n%s\n\n' "$*"
}

java_25() {
    local java
    for java in "${JAVA_HOME:-}/bin/java" /usr/lib/jvm/*/bin/java; do
        test -x "$java" && "$java" -version 2>&1 | grep -q 'version "25' && echo "$java" && return
    done
    return 1
}

machine() {
    echo "$(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release), $(uname -r), $(nproc) x" \
        "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $("$JAVA" -version 2>&1 | sed -n 2p);" \
        "load before: $(cut -d' ' -f1-3 /proc/loadavg)"
}

# JVM options in one string, then the benchmark and its arguments.
java_bench() {
    # shellcheck disable=SC2086  # options are words
    "$JAVA" $1 --enable-native-access=ALL-UNNAMED -cp "$JAR:$ROOT/target/test-classes:$ROOT/target/bench/*" \
        dev.controllerstatus.bench.Bench "${@:2}"
}

each_jvm() {
    local jvm
    for jvm in '' "$SMALL"; do
        title "$1, JVM: ${jvm:-defaults}"
        java_bench "$jvm" "${@:2}"
    done
}

with_lab() {
    test ! -f "$WORK/lab/lab.properties" || return 0
    "$ROOT/src/lab/lab" up "$WORK/lab" nginx unbound || exit 1
}

finish() {
    trap '' INT TERM HUP
    stop_subject
    test ! -d "$WORK/lab" || "$ROOT/src/lab/lab" down "$WORK/lab"
    rm -rf "$WORK"
}
